import type { EventStream, ServerEvent } from '../../http/event-stream.ts';
import { allEvents, eventsOf, idOf } from './live-event.ts';
import type { ChangeLog, DeskChange, Place } from './ports.ts';

/** Changes read at once; and the most that a reader who comes back is told one by one instead of `reload`. */
const atOnce = 200;
const mostMissed = 2000;

/**
 * One open console: everything after its place in the log of changes, in order, once. Each push makes the log be read from where this
 * reader stands, so that nothing is missed or repeated whatever the order of commits, pushes and reconnects.
 */
export type LiveReader = {
  operatorId: string;
  /** Sends what the log holds after the reader's place. Rejects when the log cannot be read. */
  catchUp(): Promise<void>;
  /** Takes changes that were just read for everybody. */
  take(changes: readonly DeskChange[]): void;
  /** An event that is only true now; it carries the reader's place. */
  tell(name: string, data: unknown): void;
  end(): void;
};

/** @param place where the reader stands; undefined begins with what happens from now on */
export async function openReader(
  stream: EventStream,
  operatorId: string,
  place: Place | undefined,
  log: ChangeLog,
): Promise<LiveReader> {
  const { oldest, newest } = await log.bounds();
  const isKept =
    place === undefined || (place.seq >= oldest - 1 && place.seq <= newest && newest - place.seq <= mostMissed);
  let at: Place = place !== undefined && isKept ? place : { seq: newest, event: allEvents };
  let isLevel = true;
  let isPushed = false;
  // moves the place of a reader that was told nothing yet
  stream.send({ id: idOf(at), ...(isKept ? {} : { name: 'reload', data: {} }) });

  function send(events: readonly ServerEvent[], seq: number): void {
    for (const [index, event] of events.entries()) {
      const next = { seq, event: index + 1 };
      if (seq === at.seq && next.event <= at.event) continue;
      stream.send(event);
      at = next;
    }
  }

  function take(changes: readonly DeskChange[]): void {
    for (const change of changes) {
      if (change.seq >= at.seq) send(eventsOf(change, operatorId), change.seq);
    }
  }

  async function catchUp(): Promise<void> {
    if (!isLevel) {
      isPushed = true;
      return;
    }
    isLevel = false;
    do {
      isPushed = false;
      // the change that the reader stands in is read again: it may have been told half of it
      const changes = await log.after(at.seq - 1, atOnce);
      take(changes);
      isPushed ||= changes.length === atOnce;
    } while (isPushed);
    isLevel = true;
  }

  return {
    operatorId,
    catchUp,
    take: changes => {
      if (isLevel) take(changes);
      else isPushed = true;
    },
    tell: (name, data) => void stream.send({ id: idOf(at), name, data }),
    end: stream.end,
  };
}
