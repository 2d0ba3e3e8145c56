import { type ColumnDefinitionBuilder, type Kysely, sql } from 'kysely';
import type { NumberedMigration } from './ddl.ts';

/** Who may enter: operators, their sessions and tokens, set-up links, and customers coming back. */
export const access: NumberedMigration = {
  name: '0004-access',
  up: async db => {
    await createOperator(db);
    await createOperatorSecrets(db);
    await createCustomerSecrets(db);
  },
};

/** A hash that cannot be empty, so that an empty secret never finds a row. */
const hash = (column: ColumnDefinitionBuilder) => column.primaryKey().notNull().check(sql`hash <> ''`);

async function createOperator(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('operator')
    .addColumn('id', 'text', column => column.primaryKey().notNull())
    .addColumn('name', 'text', column => column.notNull())
    .addColumn('email', 'text', column => column.notNull().unique())
    .addColumn('role', 'text', column => column.notNull())
    .addColumn('password_hash', 'text', column => column.notNull())
    .addColumn('epoch', 'integer', column => column.notNull())
    .addColumn('created_at', 'text', column => column.notNull())
    .execute();
}

async function createOperatorSecrets(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('session')
    .addColumn('hash', 'text', hash)
    .addColumn('operator_id', 'text', column => column.notNull().references('operator.id'))
    .addColumn('epoch', 'integer', column => column.notNull())
    .addColumn('expires_at', 'text', column => column.notNull())
    .execute();
  await db.schema
    .createTable('api_token')
    .addColumn('hash', 'text', hash)
    .addColumn('operator_id', 'text', column => column.notNull().references('operator.id'))
    .addColumn('name', 'text', column => column.notNull())
    .addColumn('created_at', 'text', column => column.notNull())
    .execute();
  await db.schema
    .createTable('setup_link')
    .addColumn('hash', 'text', hash)
    .addColumn('created_at', 'text', column => column.notNull())
    .addColumn('expires_at', 'text', column => column.notNull())
    .execute();
}

/** No reference to the conversation: a credential is given out before its first message creates the row. */
async function createCustomerSecrets(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('resume_credential')
    .addColumn('hash', 'text', hash)
    .addColumn('conversation_id', 'text', column => column.notNull())
    .addColumn('user_id', 'text', column => column.notNull())
    .addColumn('expires_at', 'text', column => column.notNull())
    .execute();
}
