import { type Kysely, sql } from 'kysely';
import type { Ddl, NumberedMigration } from './ddl.ts';

/** What a turn leaves besides the log: ratings, events, and what must leave the house. */
export const outcomes: NumberedMigration = {
  name: '0003-outcomes',
  up: async (db, ddl) => {
    await createRating(db);
    await createEvent(db, ddl);
    await createOutbox(db, ddl);
  },
};

async function createRating(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('rating')
    .addColumn('id', 'text', column => column.primaryKey().notNull())
    .addColumn('conversation_id', 'text', column => column.notNull().references('conversation.id'))
    .addColumn('episode', 'integer', column => column.notNull())
    .addColumn('ticket', 'text')
    .addColumn('operator_id', 'text')
    .addColumn('articles', 'text', column => column.notNull())
    .addColumn('locale', 'text', column => column.notNull())
    .addColumn('channel', 'text', column => column.notNull())
    .addColumn('asked_at', 'text', column => column.notNull())
    .addColumn('answered_at', 'text')
    .addColumn('csat', 'integer')
    .addColumn('nps', 'integer')
    .addColumn('comment', 'text')
    .addUniqueConstraint('rating_episode', ['conversation_id', 'episode'])
    .execute();
  await db.schema.createIndex('rating_asked').on('rating').columns(['asked_at', 'id']).execute();
}

async function createEvent(db: Kysely<unknown>, ddl: Ddl): Promise<void> {
  await db.schema
    .createTable('event')
    .addColumn('seq', 'integer', ddl.countsUp)
    .addColumn('at', 'text', column => column.notNull())
    .addColumn('kind', 'text', column => column.notNull())
    .addColumn('conversation_id', 'text', column => column.notNull())
    .addColumn('data', 'text', column => column.notNull())
    .execute();
  await db.schema.createIndex('event_kind').on('event').columns(['kind', 'at']).execute();
}

async function createOutbox(db: Kysely<unknown>, ddl: Ddl): Promise<void> {
  await db.schema
    .createTable('outbox')
    .addColumn('seq', 'integer', ddl.countsUp)
    .addColumn('id', 'text', column => column.notNull().unique())
    .addColumn('kind', 'text', column => column.notNull())
    .addColumn('conversation_id', 'text', column => column.notNull())
    .addColumn('payload', 'text', column => column.notNull())
    .addColumn('state', 'text', column => column.notNull())
    .addColumn('attempts', 'integer', column => column.notNull())
    .addColumn('due_at', 'text', column => column.notNull())
    .addColumn('created_at', 'text', column => column.notNull())
    .addColumn('sent_at', 'text')
    .addColumn('error', 'text')
    .execute();
  await db.schema
    .createIndex('outbox_waiting')
    .on('outbox')
    .columns(['conversation_id', 'seq'])
    .where(sql<boolean>`state = 'waiting'`)
    .execute();
  await db.schema.createIndex('outbox_state').on('outbox').columns(['state', 'seq']).execute();
}
