import type { NumberedMigration } from './ddl.ts';

/** "Was this helpful?" on an article's page. */
export const articleFeedback: NumberedMigration = {
  name: '0006-article-feedback',
  up: async db => {
    await db.schema
      .createTable('article_feedback')
      .addColumn('voter', 'text', column => column.primaryKey().notNull())
      .addColumn('at', 'text', column => column.notNull())
      .addColumn('locale', 'text', column => column.notNull())
      .addColumn('article_id', 'text', column => column.notNull())
      .addColumn('version', 'text', column => column.notNull())
      .addColumn('helpful', 'integer', column => column.notNull())
      .addColumn('comment', 'text')
      .execute();
    await db.schema.createIndex('article_feedback_at').on('article_feedback').column('at').execute();
  },
};
