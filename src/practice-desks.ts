import { plusMs } from './base/clock.ts';
import { closeEach } from './closing.ts';
import { createPlayer, type Pace, type Player } from './console/practice/player.ts';
import type { PracticeDeps, PracticeDesk } from './console/practice/practice-routes.ts';
import type { House } from './house.ts';
import type { Route } from './http/route.ts';
import { createJobs } from './jobs/due-turns.ts';
import { openStore } from './store/store.ts';
import { openClosures } from './tickets/people/desk-away.ts';
import type { Delivered } from './turn/ports.ts';
import type { Turns } from './turn/turn.ts';

/** An operator who has not come back for so long has gone. */
const idleMs = 2 * 60 * 60 * 1000;
/** More operators do not train at the same time; the one idle for longest makes room. */
const mostDesks = 10;

export type PracticeParts = {
  /** The desk's own turns, over a house whose store is another one. */
  turns(house: House, delivered: Delivered): Turns & { close(): Promise<void> };
  /** The operator's routes of such a house; `delivered` tells their live news of a commit. */
  routes(house: House, turns: Turns): { routes: readonly Route[]; delivered: Delivered; close(): Promise<void> };
  pace?: Pace | undefined;
};

type Open = PracticeDesk & { usedAt: string; close(): Promise<void> };

/**
 * Made-up desks, one an operator, each in a database in memory that is gone with it. Nothing leaves them: no mail, no channel, no
 * numbers. Operators, articles and sentences are the real ones.
 */
export function createPracticeDesks(house: House, parts: PracticeParts): PracticeDeps & { close(): Promise<void> } {
  const { clock } = house;
  const desks = new Map<string, Open>();
  const timer = setInterval(() => void closeIdle(plusMs(clock.now(), -idleMs)), 10 * 60 * 1000).unref();

  async function close(operatorId: string): Promise<void> {
    const desk = desks.get(operatorId);
    desks.delete(operatorId);
    await desk?.close();
  }

  async function closeIdle(before: string): Promise<void> {
    for (const [operatorId, { usedAt }] of desks) if (usedAt < before) await close(operatorId);
  }

  return {
    locales: house.locales,
    async begin({ id }, locale) {
      await close(id);
      const [longest] = [...desks].sort(([, a], [, b]) => a.usedAt.localeCompare(b.usedAt));
      if (longest && desks.size >= mostDesks) await close(longest[0]);
      const desk = await openDesk(house, locale, parts);
      // Of two that were begun at once, the first has been opened meanwhile.
      await close(id);
      desks.set(id, desk);
    },
    end: ({ id }) => close(id),
    deskOf({ id }) {
      const desk = desks.get(id);
      if (desk) desk.usedAt = clock.now();
      return desk;
    },
    async close() {
      clearInterval(timer);
      await closeEach([...desks.keys()].map(id => () => close(id)));
    },
  };
}

async function openDesk(real: House, locale: string, parts: PracticeParts): Promise<Open> {
  const { clock, ids, logger, content } = real;
  const memory = await openStore({ file: ':memory:', logger });
  const store = { ...memory, operators: real.store.operators, staff: real.store.staff };
  const closures = await openClosures(memory.deskAway, clock.now());
  const house: House = { ...real, store, closures, config: { ...real.config, mail: undefined, webhook: undefined } };
  const listeners: Delivered[] = [];
  // Without the real operators: nobody else is given a made-up ticket.
  const turns = parts.turns({ ...house, store: memory }, (...told) => {
    for (const listener of listeners) listener(...told);
  });
  const { routes, delivered, close } = parts.routes(house, turns);
  const { pace } = parts;
  const player: Player = createPlayer({ turns, ids, logger, ...(pace ? { pace } : {}) });
  listeners.push(delivered, player.delivered);
  const jobs = createJobs({ log: memory.log, turns, purge: async () => {}, clock, logger });
  jobs.start();
  player.begin(content.practice(locale), locale);
  return {
    routes,
    usedAt: clock.now(),
    close: () => closeEach([player.close, close, jobs.close, turns.close, memory.close]),
  };
}
