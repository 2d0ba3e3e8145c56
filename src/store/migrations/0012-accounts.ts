import { type Kysely, sql } from 'kysely';
import type { Ddl, NumberedMigration } from './ddl.ts';

/** What a team needs: the audit log, invitations, sessions and tokens that can be told apart, operators who have left. */
export const accounts: NumberedMigration = {
  name: '0012-accounts',
  up: async (db, ddl) => {
    await createAudit(db, ddl);
    await createAccountLink(db);
    await describeSecrets(db);
    await db.schema.alterTable('operator').addColumn('removed_at', 'text').execute();
  },
};

async function createAudit(db: Kysely<unknown>, ddl: Ddl): Promise<void> {
  await db.schema
    .createTable('audit')
    .addColumn('seq', 'integer', ddl.countsUp)
    .addColumn('at', 'text', column => column.notNull())
    .addColumn('operator_id', 'text')
    .addColumn('operator_name', 'text')
    .addColumn('action', 'text', column => column.notNull())
    .addColumn('target', 'text')
    .addColumn('detail', 'text')
    .addColumn('ip', 'text')
    .execute();
  await ddl.makeAppendOnly(db, 'audit');
}

async function createAccountLink(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('account_link')
    .addColumn('hash', 'text', column => column.primaryKey().notNull().check(sql`hash <> ''`))
    .addColumn('operator_id', 'text', column => column.notNull().references('operator.id'))
    .addColumn('kind', 'text', column => column.notNull())
    .addColumn('created_at', 'text', column => column.notNull())
    .addColumn('expires_at', 'text', column => column.notNull())
    .execute();
  await db.schema.createIndex('account_link_operator').on('account_link').column('operator_id').execute();
  await db.schema.createIndex('account_link_expiry').on('account_link').column('expires_at').execute();
}

/** Sessions and tokens that are there already get an id from their hash, which cannot be turned back into the secret. */
async function describeSecrets(db: Kysely<unknown>): Promise<void> {
  for (const [table, prefix] of [
    ['session', 'ses_'],
    ['api_token', 'tok_'],
  ] as const) {
    await db.schema
      .alterTable(table)
      .addColumn('id', 'text', column => column.notNull().defaultTo(''))
      .execute();
    await db.schema.alterTable(table).addColumn('used_at', 'text').execute();
    await sql`update ${sql.table(table)} set id = ${sql.lit(prefix)} || substr(hash, 1, 22)`.execute(db);
    await db.schema.createIndex(`${table}_operator`).on(table).column('operator_id').execute();
  }
  await db.schema.alterTable('session').addColumn('created_at', 'text').execute();
  await db.schema.alterTable('session').addColumn('ip', 'text').execute();
  await db.schema.alterTable('session').addColumn('agent', 'text').execute();
}
