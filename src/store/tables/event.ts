import { sql } from 'kysely';
import type { TurnEvent } from '../../turn/ports.ts';
import type { EventRow } from '../schema.ts';
import type { Sqlite } from '../sql/sqlite.ts';

/** Comes after every instant. */
export const endOfTime = '\uffff';

/** Both bounds are instants; `before_at` and `before_seq` together name the row after which a page begins. */
type Page = { kind: string; from: string; before_at: string; before_seq: number; limit: number };

export function eventTable(sqlite: Sqlite) {
  return {
    insert: sqlite.takes<EventRow>().prepare(slot =>
      sqlite.db.insertInto('event').values({
        at: slot('at'),
        kind: slot('kind'),
        conversation_id: slot('conversation_id'),
        data: slot('data'),
      }),
    ),
    countBetween: sqlite.takes<{ kind: string; from: string; to: string }>().prepare(slot =>
      sqlite.db
        .selectFrom('event')
        .select(eb => eb.fn.countAll<number>().as('count'))
        .where('kind', '=', slot('kind'))
        .where('at', '>=', slot('from'))
        .where('at', '<', slot('to')),
    ),
    /** Newest first, with the name of the customer whose conversation it is. */
    page: sqlite.takes<Page>().prepare(slot =>
      sqlite.db
        .selectFrom('event')
        .leftJoin('conversation', 'conversation.id', 'event.conversation_id')
        .leftJoin('customer', 'customer.id', 'conversation.customer_id')
        .select(['event.seq', 'event.at', 'event.conversation_id', 'event.data', 'customer.name'])
        .where('event.kind', '=', slot('kind'))
        .where('event.at', '>=', slot('from'))
        .where(sql<boolean>`(event.at, event.seq) < (${slot('before_at')}, ${slot('before_seq')})`)
        .orderBy('event.at', 'desc')
        .orderBy('event.seq', 'desc')
        .limit(slot('limit')),
    ),
  };
}

export function eventRow(conversationId: string, at: string, event: TurnEvent): EventRow {
  return { at, kind: event.kind, conversation_id: conversationId, data: JSON.stringify(event.data) };
}
