import type { TicketJson } from '../api-types.ts';

/** What waits to be read, by ticket: when its newest words came. */
export type Waiting = ReadonlyMap<string, string>;

/** The tickets with something unread that call this operator: their own, and those that nobody has. A colleague's call the colleague. */
export function waitingOf(tickets: readonly TicketJson[], operatorId: string): Waiting {
  return new Map(
    tickets
      .filter(({ unread, status }) => unread ?? status === 'new')
      .filter(({ assignee }) => assignee === undefined || assignee.id === operatorId)
      .map(({ number, lastMessage, createdAt }) => [number, lastMessage?.at ?? createdAt]),
  );
}

/** Those of which something came since `before`. */
export function newIn(now: Waiting, before: Waiting): string[] {
  return [...now].filter(([number, at]) => at > (before.get(number) ?? '')).map(([number]) => number);
}
