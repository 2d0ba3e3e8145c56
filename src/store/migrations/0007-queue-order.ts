import { sql } from 'kysely';
import type { NumberedMigration } from './ddl.ts';

/**
 * The queue's first key: breached, about to breach, neither. Conversations with an open ticket are looked at once, so that tickets
 * opened before there were warnings get theirs.
 */
export const queueOrder: NumberedMigration = {
  name: '0007-queue-order',
  up: async db => {
    await db.schema
      .alterTable('ticket')
      .addColumn('attention_rank', 'integer', column => column.notNull().defaultTo(2))
      .execute();
    await db.schema
      .createIndex('ticket_attention')
      .on('ticket')
      .columns(['attention_rank', 'priority_rank', 'created_at', 'seq'])
      .execute();
    await sql`update conversation set due_at = updated_at where id in
      (select conversation_id from ticket where status in ('new', 'open', 'pending', 'snoozed'))`.execute(db);
  },
};
