import type { TurnEvent } from '../../turn/ports.ts';
import type { EventRow } from '../schema.ts';
import type { Sqlite } from '../sql/sqlite.ts';

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
  };
}

export function eventRow(conversationId: string, at: string, event: TurnEvent): EventRow {
  return { at, kind: event.kind, conversation_id: conversationId, data: JSON.stringify(event.data) };
}
