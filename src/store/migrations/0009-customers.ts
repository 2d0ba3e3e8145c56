import { type Kysely, sql } from 'kysely';
import type { Ddl, NumberedMigration } from './ddl.ts';

/** What operators keep about customers: who is blocked, a telephone number, notes; and whom a ticket's note names. */
export const customers: NumberedMigration = {
  name: '0009-customers',
  up: async (db, ddl) => {
    await db.schema.alterTable('customer').addColumn('phone', 'text').execute();
    await db.schema.alterTable('customer').addColumn('blocked_at', 'text').execute();
    await db.schema
      .createIndex('customer_blocked')
      .on('customer')
      .columns(['channel', 'email'])
      .where(sql<boolean>`blocked_at is not null`)
      .execute();
    await db.schema.alterTable('ticket_history').addColumn('mentions', 'text').execute();
    await createNote(db, ddl);
  },
};

async function createNote(db: Kysely<unknown>, ddl: Ddl): Promise<void> {
  await db.schema
    .createTable('customer_note')
    .addColumn('seq', 'integer', ddl.countsUp)
    .addColumn('customer_id', 'text', column => column.notNull().references('customer.id'))
    .addColumn('at', 'text', column => column.notNull())
    .addColumn('operator_id', 'text', column => column.notNull())
    .addColumn('operator_name', 'text', column => column.notNull())
    .addColumn('text', 'text', column => column.notNull())
    .execute();
  await db.schema.createIndex('customer_note_customer').on('customer_note').columns(['customer_id', 'seq']).execute();
}
