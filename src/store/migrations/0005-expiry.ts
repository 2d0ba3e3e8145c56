import { type Kysely, sql } from 'kysely';
import type { NumberedMigration } from './ddl.ts';

/** Finds what has expired, or was sent long ago, without reading what has not. */
export const expiry: NumberedMigration = {
  name: '0005-expiry',
  up: async db => {
    for (const table of ['session', 'setup_link', 'resume_credential']) await indexExpiry(db, table);
    await db.schema
      .createIndex('outbox_sent')
      .on('outbox')
      .column('sent_at')
      .where(sql<boolean>`state = 'sent'`)
      .execute();
  },
};

async function indexExpiry(db: Kysely<unknown>, table: string): Promise<void> {
  await db.schema.createIndex(`${table}_expiry`).on(table).column('expires_at').execute();
}
