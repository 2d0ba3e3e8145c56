import type { TurnEvent } from '../../turn/ports.ts';
import type { EventRow } from '../schema.ts';
import type { Sqlite } from '../sql/sqlite.ts';

export function eventTable(sqlite: Sqlite) {
  const { db } = sqlite;
  return {
    /** What was answered since an instant, newest first, below a place in that order. */
    answeredBefore: sqlite.takes<{ since: string; at: string; seq: number; limit: number }>().prepare(slot =>
      db
        .selectFrom('event')
        .select(['seq', 'at', 'conversation_id', 'data'])
        .where('kind', '=', 'question.answered')
        .where('at', '>=', slot('since'))
        // says less than the next line, but bounds the search in the index
        .where('at', '<=', slot('at'))
        .where(eb => eb.or([eb('at', '<', slot('at')), eb('seq', '<', slot('seq'))]))
        .orderBy('at', 'desc')
        .orderBy('seq', 'desc')
        .limit(slot('limit')),
    ),
    insert: sqlite.takes<EventRow>().prepare(slot =>
      db.insertInto('event').values({
        at: slot('at'),
        kind: slot('kind'),
        conversation_id: slot('conversation_id'),
        data: slot('data'),
      }),
    ),
  };
}

export function eventRow(conversationId: string, at: string, event: TurnEvent): EventRow {
  return { at, kind: event.kind, conversation_id: conversationId, data: JSON.stringify(event.data) };
}
