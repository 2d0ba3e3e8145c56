import type { NumberedMigration } from './ddl.ts';

/**
 * Histories may be erased with their customer: while a row stands in `erasure`, which is only within such a transaction. The index by
 * priority alone is walked by no query since the queue begins with what is overdue.
 */
export const erasure: NumberedMigration = {
  name: '0015-erasure',
  up: async (db, ddl) => {
    await db.schema
      .createTable('erasure')
      .addColumn('customer_id', 'text', column => column.primaryKey().notNull())
      .execute();
    await ddl.letErase(db, 'ticket_history', 'erasure');
    await db.schema.dropIndex('ticket_queue').execute();
  },
};
