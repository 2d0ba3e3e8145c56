import { type Clock, plusMs } from '../../base/clock.ts';
import type { Viewer } from './ports.ts';

/** How long a sign of life lasts, and one of typing, in milliseconds. */
const viewingMs = 30_000;
const typingMs = 8_000;

type Seen = { name: string; until: string; typingUntil: string };

/** Who is looking at which ticket now; in memory only, since it is over in half a minute. */
export type Viewers = {
  /** Notes a sign of life; true when the list of the ticket's viewers is another one now. */
  note(number: string, operator: { id: string; name: string }, isTyping: boolean): boolean;
  of(number: string): Viewer[];
  /** Tickets that somebody looks at. */
  numbers(): string[];
  /** Forgets who gave no sign; gives the tickets whose list changed by that. */
  expire(): string[];
};

export function createViewers(clock: Clock): Viewers {
  const tickets = new Map<string, Map<string, Seen>>();
  const told = new Map<string, string>();

  function of(number: string): Viewer[] {
    const now = clock.now();
    const seen = [...(tickets.get(number) ?? [])].filter(([, { until }]) => until > now);
    return seen.map(([id, { name, typingUntil }]) => ({
      id,
      name,
      ...(typingUntil > now ? { typing: true as const } : {}),
    }));
  }

  function isNews(number: string): boolean {
    const list = JSON.stringify(of(number));
    if ((told.get(number) ?? '[]') === list) return false;
    told.set(number, list);
    return true;
  }

  function forgetEmpty(number: string): void {
    const now = clock.now();
    const seen = tickets.get(number);
    for (const [id, { until }] of seen ?? []) if (until <= now) seen?.delete(id);
    if (seen?.size) return;
    tickets.delete(number);
    told.delete(number);
  }

  return {
    of,
    note(number, { id, name }, isTyping) {
      const now = clock.now();
      const seen = tickets.get(number) ?? new Map<string, Seen>();
      tickets.set(number, seen);
      seen.set(id, { name, until: plusMs(now, viewingMs), typingUntil: isTyping ? plusMs(now, typingMs) : now });
      return isNews(number);
    },
    numbers: () => [...tickets.keys()].filter(number => of(number).length > 0),
    expire() {
      const changed = [...tickets.keys()].filter(isNews);
      for (const number of [...tickets.keys()]) forgetEmpty(number);
      return changed;
    },
  };
}
