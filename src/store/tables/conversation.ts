import type { Conversation } from '../../turn/ports.ts';
import type { ConversationRow } from '../schema.ts';
import { fromJson, toJson } from '../sql/json.ts';
import type { Sqlite } from '../sql/sqlite.ts';

/** `version` is the one that was read; the statement stores the next one. */
export function conversationTable(sqlite: Sqlite) {
  const { db } = sqlite;
  return {
    byId: sqlite
      .takes<{ id: string }>()
      .prepare(slot => db.selectFrom('conversation').selectAll().where('id', '=', slot('id'))),
    due: sqlite
      .takes<{ now: string; limit: number }>()
      .prepare(slot =>
        db
          .selectFrom('conversation')
          .select('id')
          .where('due_at', 'is not', null)
          .where('due_at', '<=', slot('now'))
          .orderBy('due_at')
          .orderBy('id')
          .limit(slot('limit')),
      ),
    insert: sqlite.takes<ConversationRow>().prepare(slot =>
      db
        .insertInto('conversation')
        .values(eb => ({
          id: slot('id'),
          version: eb(slot('version'), '+', eb.lit(1)),
          channel: slot('channel'),
          customer_id: slot('customer_id'),
          locale: slot('locale'),
          state: slot('state'),
          last_n: slot('last_n'),
          due_at: slot('due_at'),
          address: slot('address'),
          created_at: slot('created_at'),
          updated_at: slot('updated_at'),
        }))
        .onConflict(conflict => conflict.column('id').doNothing()),
    ),
    /** What is due there is read again from then on. */
    wake: sqlite.takes<{ id: string; due_at: string }>().prepare(slot =>
      db
        .updateTable('conversation')
        .set({ due_at: slot('due_at') })
        .where('id', '=', slot('id')),
    ),
    update: sqlite.takes<ConversationRow>().prepare(slot =>
      db
        .updateTable('conversation')
        .set(eb => ({
          version: eb('version', '+', eb.lit(1)),
          locale: slot('locale'),
          state: slot('state'),
          last_n: slot('last_n'),
          due_at: slot('due_at'),
          address: slot('address'),
          updated_at: slot('updated_at'),
        }))
        .where('id', '=', slot('id'))
        .where('version', '=', slot('version')),
    ),
  };
}

export function conversationRow(conversation: Conversation): ConversationRow {
  return {
    id: conversation.id,
    version: conversation.version,
    channel: conversation.channel,
    customer_id: conversation.customerId,
    locale: conversation.locale,
    state: toJson(conversation.state),
    last_n: conversation.lastN,
    due_at: conversation.dueAt ?? null,
    address: toJson(conversation.address),
    created_at: conversation.createdAt,
    updated_at: conversation.updatedAt,
  };
}

export function conversationOf(row: ConversationRow): Conversation {
  return {
    id: row.id,
    version: row.version,
    channel: row.channel,
    customerId: row.customer_id,
    locale: row.locale,
    state: fromJson(row.state),
    lastN: row.last_n,
    dueAt: row.due_at ?? undefined,
    address: fromJson(row.address),
    createdAt: row.created_at,
    updatedAt: row.updated_at,
  };
}
