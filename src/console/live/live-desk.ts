import type { Clock } from '../../base/clock.ts';
import type { Logger } from '../../base/logger.ts';
import type { EventStream } from '../../http/event-stream.ts';
import { type LiveReader, openReader } from './live-reader.ts';
import type { ChangeLog, LiveDesk, Place } from './ports.ts';
import { createViewers } from './viewers.ts';

export type LiveDeps = { changes: ChangeLog; clock: Clock; logger: Logger; everyMs?: number };

/** Streams of one operator; past it the oldest ends, which may be a dead connection. */
const mostStreams = 20;
const checkMs = 30_000;
const typingMs = 2000;

type Open = { reader: LiveReader; isWelcome: () => Promise<boolean>; checkedAt: number };

export function createLiveDesk({ changes, clock, logger, everyMs = 5000 }: LiveDeps): LiveDesk {
  const streams = new Set<Open>();
  const viewers = createViewers(clock);
  const typed = new Map<string, number>();
  const tail = createTail(changes, streams, logger);
  const timer = setInterval(() => void sweep(), everyMs).unref();

  function tell(name: string, data: unknown, operatorId?: string): void {
    for (const { reader } of streams) {
      if (operatorId === undefined || reader.operatorId === operatorId) reader.tell(name, data);
    }
  }
  const tellViewers = (number: string) => tell('viewers', { number, viewers: viewers.of(number) });

  async function join(stream: EventStream, operatorId: string, place: Place | undefined, open: Open['isWelcome']) {
    const reader = await openReader(stream, operatorId, place, changes);
    const one = { reader, isWelcome: open, checkedAt: Date.parse(clock.now()) };
    makeRoom(streams, operatorId);
    streams.add(one);
    stream.onClose(() => streams.delete(one));
    for (const number of viewers.numbers()) reader.tell('viewers', { number, viewers: viewers.of(number) });
    await reader.catchUp();
  }

  async function sweep(): Promise<void> {
    for (const number of viewers.expire()) tellViewers(number);
    const now = Date.parse(clock.now());
    for (const [conversationId, at] of typed) if (at + typingMs <= now) typed.delete(conversationId);
    const asked = [...streams].filter(({ checkedAt }) => checkedAt + checkMs <= now);
    await Promise.all(asked.map(one => endUnwelcome(one, now, logger)));
  }

  return {
    wake: tail.wake,
    open(stream, operatorId, place, isWelcome) {
      join(stream, operatorId, place, isWelcome).catch(err => {
        logger.error({ err }, 'live updates could not be read');
        stream.end();
      });
    },
    viewing: (number, operator, isTyping) => {
      if (viewers.note(number, operator, isTyping)) tellViewers(number);
    },
    viewersOf: viewers.of,
    tell,
    customerTyping(conversationId) {
      const now = Date.parse(clock.now());
      if (streams.size === 0 || (typed.get(conversationId) ?? 0) + typingMs > now) return;
      typed.set(conversationId, now);
      changes
        .openTicketOf(conversationId)
        .then(number => number !== undefined && tell('typing', { number }))
        .catch(err => logger.warn({ err, conversationId }, 'typing not told'));
    },
    sweep,
    async close() {
      clearInterval(timer);
      for (const { reader } of streams) reader.end();
      await tail.idle();
    },
  };
}

/** Reads the log once for all streams; a wake while it reads makes it read again. */
function createTail(changes: ChangeLog, streams: ReadonlySet<Open>, logger: Logger) {
  const atOnce = 200;
  let after: number | undefined;
  let isAwake = false;
  let isReading = false;
  let idle = Promise.resolve();

  /** True when there may be more. */
  async function readOn(): Promise<boolean> {
    if (streams.size === 0) {
      after = undefined;
      return false;
    }
    if (after === undefined) {
      // readers stand at different places, and more than one commit may have come
      after = (await changes.bounds()).newest;
      await Promise.all([...streams].map(({ reader }) => reader.catchUp()));
      return false;
    }
    const fresh = await changes.after(after, atOnce);
    after = fresh.at(-1)?.seq ?? after;
    for (const { reader } of streams) reader.take(fresh);
    return fresh.length === atOnce;
  }

  async function read(): Promise<void> {
    try {
      while (isAwake) {
        isAwake = false;
        if (await readOn()) isAwake = true;
      }
    } catch (err) {
      logger.error({ err }, 'live updates could not be read');
    } finally {
      isReading = false;
    }
  }

  return {
    wake() {
      isAwake = true;
      if (isReading) return;
      isReading = true;
      idle = read();
    },
    idle: () => idle,
  };
}

function makeRoom(streams: ReadonlySet<Open>, operatorId: string): void {
  const own = [...streams].filter(({ reader }) => reader.operatorId === operatorId);
  for (const { reader } of own.slice(0, Math.max(0, own.length - mostStreams + 1))) reader.end();
}

async function endUnwelcome(one: Open, now: number, logger: Logger): Promise<void> {
  one.checkedAt = now;
  try {
    if (!(await one.isWelcome())) one.reader.end();
  } catch (err) {
    logger.warn({ err }, 'a live reader could not be checked');
  }
}
