import type { Kysely } from 'kysely';
import type { NumberedMigration } from './ddl.ts';

/** Customers, their conversations and the log of each. */
export const conversations: NumberedMigration = {
  name: '0001-conversations',
  up: async db => {
    await createCustomer(db);
    await createConversation(db);
    await createActivity(db);
  },
};

async function createCustomer(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('customer')
    .addColumn('id', 'text', column => column.primaryKey().notNull())
    .addColumn('channel', 'text', column => column.notNull())
    .addColumn('channel_user', 'text', column => column.notNull())
    .addColumn('name', 'text')
    .addColumn('email', 'text')
    .addColumn('surveyed_at', 'text', column => column.notNull())
    .addColumn('created_at', 'text', column => column.notNull())
    .addUniqueConstraint('customer_channel_user', ['channel', 'channel_user'])
    .execute();
}

async function createConversation(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('conversation')
    .addColumn('id', 'text', column => column.primaryKey().notNull())
    .addColumn('version', 'integer', column => column.notNull())
    .addColumn('channel', 'text', column => column.notNull())
    .addColumn('customer_id', 'text', column => column.notNull().references('customer.id'))
    .addColumn('locale', 'text', column => column.notNull())
    .addColumn('state', 'text')
    .addColumn('last_n', 'integer', column => column.notNull())
    .addColumn('due_at', 'text')
    .addColumn('address', 'text')
    .addColumn('created_at', 'text', column => column.notNull())
    .addColumn('updated_at', 'text', column => column.notNull())
    .execute();
  await db.schema
    .createIndex('conversation_due')
    .on('conversation')
    .columns(['due_at', 'id'])
    .where('due_at', 'is not', null)
    .execute();
  await db.schema.createIndex('conversation_customer').on('conversation').column('customer_id').execute();
}

async function createActivity(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('activity')
    .addColumn('conversation_id', 'text', column => column.notNull().references('conversation.id'))
    .addColumn('n', 'integer', column => column.notNull())
    .addColumn('at', 'text', column => column.notNull())
    .addColumn('client_id', 'text')
    .addColumn('waiting', 'integer', column => column.notNull())
    .addColumn('body', 'text', column => column.notNull())
    .addUniqueConstraint('activity_n', ['conversation_id', 'n'])
    .execute();
  await db.schema
    .createIndex('activity_client_id')
    .unique()
    .on('activity')
    .columns(['conversation_id', 'client_id'])
    .where('client_id', 'is not', null)
    .execute();
}
