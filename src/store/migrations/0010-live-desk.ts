import { type Kysely, sql } from 'kysely';
import type { Ddl, NumberedMigration } from './ddl.ts';

/** What the inbox sorts and filters by, what was said last on a ticket, what each operator has read, and the log that live updates resume from. */
export const liveDesk: NumberedMigration = {
  name: '0010-live-desk',
  up: async (db, ddl) => {
    await widenTicket(db);
    await indexTicket(db);
    await createThread(db);
    await createReads(db);
    await createChanges(db, ddl);
    await createViews(db);
    await fill(db);
  },
};

async function widenTicket(db: Kysely<unknown>): Promise<void> {
  const add = (name: string, type: 'text' | 'integer', value: string | number) =>
    db.schema
      .alterTable('ticket')
      .addColumn(name, type, column => column.notNull().defaultTo(value))
      .execute();
  await add('is_open', 'integer', 1);
  await add('updated_at', 'text', '');
  await add('queue', 'text', '');
  await add('channel', 'text', '');
  await add('tags', 'text', '');
}

/** Each order of the inbox is a walk along one of these, over the open tickets, those of a status, or all of them. */
async function indexTicket(db: Kysely<unknown>): Promise<void> {
  await db.schema.dropIndex('ticket_status').execute();
  const order = ['attention_rank', 'priority_rank', 'created_at', 'seq'];
  const indexes: Record<string, string[]> = {
    inbox_open_queue: ['is_open', ...order],
    inbox_status: ['status', ...order],
    inbox_created: ['created_at', 'seq'],
    inbox_open_created: ['is_open', 'created_at', 'seq'],
    inbox_updated: ['updated_at', 'seq'],
    inbox_open_updated: ['is_open', 'updated_at', 'seq'],
  };
  for (const [name, columns] of Object.entries(indexes)) {
    await db.schema.createIndex(name).on('ticket').columns(columns).execute();
  }
}

async function createThread(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('ticket_thread')
    .addColumn('ticket_number', 'text', column => column.primaryKey().notNull().references('ticket.number'))
    .addColumn('customer_n', 'integer', column => column.notNull())
    .addColumn('last_at', 'text')
    .addColumn('last_from', 'text')
    .addColumn('last_text', 'text')
    .addColumn('words', 'text', column => column.notNull())
    .execute();
}

async function createReads(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('ticket_read')
    .addColumn('ticket_number', 'text', column => column.notNull().references('ticket.number'))
    .addColumn('operator_id', 'text', column => column.notNull())
    .addColumn('n', 'integer', column => column.notNull())
    .addPrimaryKeyConstraint('ticket_read_key', ['ticket_number', 'operator_id'])
    .execute();
}

async function createChanges(db: Kysely<unknown>, ddl: Ddl): Promise<void> {
  await db.schema
    .createTable('desk_change')
    .addColumn('seq', 'integer', ddl.countsUp)
    .addColumn('at', 'text', column => column.notNull())
    .addColumn('conversation_id', 'text', column => column.notNull())
    .addColumn('ticket_number', 'text', column => column.notNull())
    .addColumn('version', 'integer', column => column.notNull())
    .addColumn('kinds', 'text', column => column.notNull())
    .addColumn('from_n', 'integer', column => column.notNull())
    .addColumn('to_n', 'integer', column => column.notNull())
    .execute();
  await db.schema.createIndex('desk_change_at').on('desk_change').column('at').execute();
}

async function createViews(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('saved_view')
    .addColumn('id', 'text', column => column.primaryKey().notNull())
    .addColumn('operator_id', 'text', column => column.notNull())
    .addColumn('name', 'text', column => column.notNull())
    .addColumn('query', 'text', column => column.notNull())
    .addColumn('created_at', 'text', column => column.notNull())
    .execute();
  await db.schema.createIndex('saved_view_operator').on('saved_view').columns(['operator_id', 'created_at']).execute();
}

type OldTicket = { number: string; conversation_id: string; created_at: string; body: string };
type OldActivity = { n: number; at: string; body: string };

/** Tickets of before get their columns, and their thread from what people wrote since they were opened. */
async function fill(db: Kysely<unknown>): Promise<void> {
  const { rows } = await sql<OldTicket>`select number, conversation_id, created_at, body from ticket`.execute(db);
  for (const { number, conversation_id, body } of rows) {
    const { status, updatedAt, queue, channel, tags = [] } = JSON.parse(body);
    const isOpen = status === 'resolved' || status === 'closed' ? 0 : 1;
    const list = tags.length > 0 ? `\n${tags.join('\n')}\n` : '';
    await sql`update ticket set is_open = ${isOpen}, updated_at = ${updatedAt ?? ''}, queue = ${queue ?? ''},
      channel = ${channel ?? ''}, tags = ${list} where number = ${number}`.execute(db);
    await fillThread(db, number, conversation_id);
  }
}

async function fillThread(db: Kysely<unknown>, number: string, conversationId: string): Promise<void> {
  const { rows } = await sql<OldActivity>`select n, at, body from activity
    where conversation_id = ${conversationId} order by n desc limit 100`.execute(db);
  const said = rows.map(({ n, at, body }) => ({ n, at, ...JSON.parse(body) })).filter(({ from }) => from !== 'bot');
  const customerN = said.find(({ from }) => from === 'customer')?.n ?? 0;
  const texts = said.filter(({ text }) => typeof text === 'string' && text !== '');
  const [last] = texts;
  const words = texts
    .map(({ text }) => text.toLowerCase())
    .reverse()
    .join('\n')
    .slice(-4000);
  await sql`insert into ticket_thread (ticket_number, customer_n, last_at, last_from, last_text, words) values
    (${number}, ${customerN}, ${last?.at ?? null}, ${last?.from ?? null}, ${last?.text.slice(0, 200) ?? null}, ${words})`.execute(
    db,
  );
}
