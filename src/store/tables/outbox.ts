import { type SqlBool, sql } from 'kysely';
import type { OutboxEntry } from '../../outbox/ports.ts';
import type { OutboxItem } from '../../turn/ports.ts';
import type { OutboxRow } from '../schema.ts';
import { fromJson } from '../sql/json.ts';
import type { Sqlite } from '../sql/sqlite.ts';

// Literals, not parameters: only so does SQLite see that the partial indexes serve.
const isWaiting = sql<SqlBool>`entry.state = 'waiting'`;
const isEarlierWaiting = sql<SqlBool>`earlier.state = 'waiting'`;
const isSent = sql<SqlBool>`state = 'sent'`;
const isDead = sql<SqlBool>`state = 'dead'`;

export type NewOutboxRow = Pick<OutboxRow, 'id' | 'kind' | 'conversation_id' | 'payload' | 'created_at'>;

export function outboxTable(sqlite: Sqlite) {
  const { db } = sqlite;
  return {
    insert: sqlite.takes<NewOutboxRow>().prepare(slot =>
      db.insertInto('outbox').values({
        id: slot('id'),
        kind: slot('kind'),
        conversation_id: slot('conversation_id'),
        payload: slot('payload'),
        state: 'waiting',
        attempts: 0,
        due_at: slot('created_at'),
        created_at: slot('created_at'),
      }),
    ),
    due: dueStatement(sqlite),
    dead: sqlite
      .takes<{ conversation_id: string }>()
      .prepare(slot =>
        db
          .selectFrom('outbox')
          .selectAll()
          .where(isDead)
          .where('conversation_id', '=', slot('conversation_id'))
          .orderBy('seq'),
      ),
    newestDead: sqlite
      .takes<{ limit: number }>()
      .prepare(slot => db.selectFrom('outbox').selectAll().where(isDead).orderBy('seq', 'desc').limit(slot('limit'))),
    deleteSent: sqlite
      .takes<{ before: string }>()
      .prepare(slot => db.deleteFrom('outbox').where(isSent).where('sent_at', '<', slot('before'))),
    ...resultStatements(sqlite),
  };
}

/** An entry waits as long as an earlier one of its conversation does, even while that one's next try is still to come. */
function dueStatement(sqlite: Sqlite) {
  const { db } = sqlite;
  return sqlite.takes<{ now: string; limit: number }>().prepare(slot =>
    db
      .selectFrom('outbox as entry')
      .selectAll()
      .where(isWaiting)
      .where('due_at', '<=', slot('now'))
      .where(({ not, exists, selectFrom }) =>
        not(
          exists(
            selectFrom('outbox as earlier')
              .select('earlier.seq')
              .whereRef('earlier.conversation_id', '=', 'entry.conversation_id')
              .where(isEarlierWaiting)
              .whereRef('earlier.seq', '<', 'entry.seq'),
          ),
        ),
      )
      .orderBy('seq')
      .limit(slot('limit')),
  );
}

function resultStatements(sqlite: Sqlite) {
  const { db } = sqlite;
  return {
    markSent: sqlite.takes<{ id: string; at: string }>().prepare(slot =>
      db
        .updateTable('outbox')
        .set({ state: 'sent', sent_at: slot('at'), error: null })
        .where('id', '=', slot('id')),
    ),
    retryLater: sqlite.takes<{ id: string; error: string; at: string }>().prepare(slot =>
      db
        .updateTable('outbox')
        .set(eb => ({ attempts: eb('attempts', '+', eb.lit(1)), error: slot('error'), due_at: slot('at') }))
        .where('id', '=', slot('id')),
    ),
    revive: sqlite.takes<{ id: string; at: string }>().prepare(slot =>
      db
        .updateTable('outbox')
        .set(eb => ({ state: 'waiting', attempts: eb.lit(0), due_at: slot('at') }))
        .where('id', '=', slot('id'))
        .where(isDead),
    ),
    giveUp: sqlite.takes<{ id: string; error: string }>().prepare(slot =>
      db
        .updateTable('outbox')
        .set(eb => ({ attempts: eb('attempts', '+', eb.lit(1)), error: slot('error'), state: 'dead' }))
        .where('id', '=', slot('id')),
    ),
  };
}

export function outboxRow(item: OutboxItem, at: string): NewOutboxRow {
  return {
    id: item.id,
    kind: item.kind,
    conversation_id: item.conversationId,
    payload: JSON.stringify(item.payload ?? null),
    created_at: at,
  };
}

export function outboxEntryOf(row: OutboxRow): OutboxEntry {
  return {
    id: row.id,
    kind: row.kind,
    conversationId: row.conversation_id,
    payload: fromJson(row.payload),
    attempts: row.attempts,
    createdAt: row.created_at,
  };
}
