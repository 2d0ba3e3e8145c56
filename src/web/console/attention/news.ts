import type { TicketJson } from '../api-types.ts';

/** What waits to be read, by ticket: when its newest words came. */
export type Waiting = ReadonlyMap<string, string>;

/** The tickets with something unread; without marks of reading, those that nobody has taken up. */
export function waitingOf(tickets: readonly TicketJson[]): Waiting {
  return new Map(
    tickets
      .filter(({ unread, status }) => unread ?? status === 'new')
      .map(({ number, lastMessage, createdAt }) => [number, lastMessage?.at ?? createdAt]),
  );
}

/** Those of which something came since `before`. */
export function newIn(now: Waiting, before: Waiting): string[] {
  return [...now].filter(([number, at]) => at > (before.get(number) ?? '')).map(([number]) => number);
}
