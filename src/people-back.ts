import type { House } from './house.ts';
import { waitsForPeople } from './tickets/people/desk-away.ts';
import type { Turns } from './turn/turn.ts';

const pageSize = 100;

/** The hours or the times away have changed: every open ticket that is counted by them is looked at by a due turn of its own. */
export async function countAgain({ store }: Pick<House, 'store'>, turns: Pick<Turns, 'handle'>): Promise<void> {
  const waiting: string[] = [];
  let cursor: string | undefined;
  do {
    const { items, next } = await store.tickets.list({
      status: ['new', 'open', 'pending', 'snoozed'],
      sort: 'newest',
      limit: pageSize,
      ...(cursor === undefined ? {} : { cursor }),
    });
    waiting.push(...items.filter(waitsForPeople).map(({ conversationId }) => conversationId));
    cursor = next;
  } while (cursor !== undefined);
  for (const conversationId of waiting) await turns.handle({ kind: 'due', conversationId });
}
