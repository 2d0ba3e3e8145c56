import type { Hub } from './channels/direct-line/stream/hub.ts';
import type { LiveDesk } from './console/live/ports.ts';
import type { House } from './house.ts';
import { countAgain } from './people-back.ts';
import { OPENING_EVENT, type OpeningJson } from './site/opening.ts';
import { deskAt } from './tickets/people/desk-away.ts';
import { presenceAt } from './tickets/people/presence.ts';
import type { Turns } from './turn/turn.ts';

type Deps = {
  turns: Pick<Turns, 'handle'>;
  live: Pick<LiveDesk, 'tell'>;
  hub: Pick<Hub, 'tellAll'>;
  /** What customers may know of the desk. */
  opening(): OpeningJson;
  /** Gives what waits to whoever is there. */
  giveOutQueue(): Promise<void>;
  everyMs?: number;
};

/** Tells consoles who is there and chats when a person answers: when somebody says so, and when the time comes by itself. */
export type DeskNews = {
  /** Somebody's presence or skills have changed. */
  staffChanged(id: string): Promise<void>;
  /** The desk has gone away or come back. */
  deskChanged(): Promise<void>;
  close(): void;
};

export function createDeskNews(
  house: House,
  { turns, live, hub, opening, giveOutQueue, everyMs = 1000 }: Deps,
): DeskNews {
  const { store, clock, closures, content, logger } = house;
  /** Until when people are away, by their ids; undefined until they have been read. */
  let away: Map<string, string> | undefined;
  let changesAt = opening().until;
  let isLooking = false;
  const timer = setInterval(() => void look(), everyMs).unref();

  async function tellPresence(id: string): Promise<void> {
    const operator = await store.staff.find(id);
    if (operator === undefined) return;
    const { presence, awayUntil } = presenceAt(operator, clock.now());
    if (presence === 'away' && awayUntil !== undefined) away?.set(id, awayUntil);
    else away?.delete(id);
    live.tell('presence', {
      operator: { id, name: operator.name, presence, ...(awayUntil === undefined ? {} : { awayUntil }) },
    });
  }

  function tellDesk(): void {
    const now = opening();
    changesAt = now.until;
    hub.tellAll(OPENING_EVENT, now);
    live.tell('desk', deskAt(clock.now(), content.policy.hours, closures.all()));
  }

  async function readAway(): Promise<Map<string, string>> {
    const staff = await store.staff.list();
    return new Map(
      staff.flatMap(({ id, presence, awayUntil }) => (presence === 'away' && awayUntil ? [[id, awayUntil]] : [])),
    );
  }

  /** Looks whose time has come. */
  async function look(): Promise<void> {
    if (isLooking) return;
    isLooking = true;
    try {
      away ??= await readAway();
      const now = clock.now();
      if (changesAt !== undefined && changesAt <= now) tellDesk();
      const back = [...away].filter(([, until]) => until <= now).map(([id]) => id);
      for (const id of back) await tellPresence(id);
      if (back.length > 0) await giveOutQueue();
    } catch (err) {
      logger.warn({ err }, 'who is there could not be told');
    } finally {
      isLooking = false;
    }
  }

  return {
    async staffChanged(id) {
      await tellPresence(id).catch(err => logger.warn({ err, operatorId: id }, 'presence not told'));
      await giveOutQueue();
    },
    async deskChanged() {
      await closures.refresh();
      tellDesk();
      await countAgain(house, turns).catch(err => logger.warn({ err }, 'due times were not counted again'));
    },
    close: () => clearInterval(timer),
  };
}
