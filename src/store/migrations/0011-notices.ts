import type { NumberedMigration } from './ddl.ts';

/** What operators were told already, so that it is told once; and all credentials of one conversation without reading the others'. */
export const notices: NumberedMigration = {
  name: '0011-notices',
  up: async db => {
    await db.schema
      .createTable('notice')
      .addColumn('key', 'text', column => column.primaryKey().notNull())
      .addColumn('at', 'text', column => column.notNull())
      .execute();
    await db.schema.createIndex('notice_at').on('notice').column('at').execute();
    await db.schema
      .createIndex('resume_credential_conversation')
      .on('resume_credential')
      .column('conversation_id')
      .execute();
  },
};
