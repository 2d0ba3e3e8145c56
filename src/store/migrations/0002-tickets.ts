import { type Kysely, sql } from 'kysely';
import type { Ddl, NumberedMigration } from './ddl.ts';

/** The last ticket number before the first ticket: numbers begin at T-1001. */
const beforeTheFirst = 1000;

/** Tickets, their append-only history and the sequence of their numbers. */
export const tickets: NumberedMigration = {
  name: '0002-tickets',
  up: async (db, ddl) => {
    await createTicket(db, ddl);
    await createHistory(db, ddl);
    await createSequence(db);
  },
};

async function createTicket(db: Kysely<unknown>, ddl: Ddl): Promise<void> {
  await db.schema
    .createTable('ticket')
    .addColumn('seq', 'integer', ddl.countsUp)
    .addColumn('number', 'text', column => column.notNull().unique())
    .addColumn('version', 'integer', column => column.notNull())
    .addColumn('conversation_id', 'text', column => column.notNull().references('conversation.id'))
    .addColumn('status', 'text', column => column.notNull())
    .addColumn('priority_rank', 'integer', column => column.notNull())
    .addColumn('assignee_id', 'text')
    .addColumn('created_at', 'text', column => column.notNull())
    .addColumn('contact', 'text', column => column.notNull())
    .addColumn('search', 'text', column => column.notNull())
    .addColumn('body', 'text', column => column.notNull())
    .execute();
  await db.schema.createIndex('ticket_conversation').on('ticket').columns(['conversation_id', 'seq']).execute();
  await db.schema
    .createIndex('ticket_status')
    .on('ticket')
    .columns(['status', 'priority_rank', 'created_at', 'seq'])
    .execute();
  await db.schema.createIndex('ticket_contact').on('ticket').columns(['contact', 'created_at']).execute();
  await db.schema.createIndex('ticket_queue').on('ticket').columns(['priority_rank', 'created_at', 'seq']).execute();
}

async function createHistory(db: Kysely<unknown>, ddl: Ddl): Promise<void> {
  await db.schema
    .createTable('ticket_history')
    .addColumn('seq', 'integer', ddl.countsUp)
    .addColumn('ticket_number', 'text', column => column.notNull().references('ticket.number'))
    .addColumn('at', 'text', column => column.notNull())
    .addColumn('actor', 'text', column => column.notNull())
    .addColumn('operator_id', 'text')
    .addColumn('kind', 'text', column => column.notNull())
    .addColumn('text', 'text')
    .execute();
  await db.schema.createIndex('ticket_history_ticket').on('ticket_history').columns(['ticket_number', 'seq']).execute();
  await ddl.makeAppendOnly(db, 'ticket_history');
}

async function createSequence(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('ticket_sequence')
    .addColumn('id', 'integer', column => column.primaryKey())
    .addColumn('last', 'integer', column => column.notNull())
    .execute();
  await sql`insert into ticket_sequence (id, last) values (1, ${sql.lit(beforeTheFirst)})`.execute(db);
}
