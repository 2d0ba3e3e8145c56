import type { ArticleVote } from '../../site/ports.ts';
import type { ArticleFeedbackRow } from '../schema.ts';
import { withoutNulls } from '../sql/json.ts';
import type { Sqlite } from '../sql/sqlite.ts';

export function articleFeedbackTable(sqlite: Sqlite) {
  return {
    /** One row a voter; a comment stays until another takes its place. */
    upsert: sqlite.takes<ArticleFeedbackRow>().prepare(slot =>
      sqlite.db
        .insertInto('article_feedback')
        .values({
          voter: slot('voter'),
          at: slot('at'),
          locale: slot('locale'),
          article_id: slot('article_id'),
          version: slot('version'),
          helpful: slot('helpful'),
          comment: slot('comment'),
        })
        .onConflict(conflict =>
          conflict.column('voter').doUpdateSet(given => ({
            at: given.ref('excluded.at'),
            helpful: given.ref('excluded.helpful'),
            comment: given.fn.coalesce('excluded.comment', 'article_feedback.comment'),
          })),
        ),
    ),
  };
}

export function voteOf(row: Omit<ArticleFeedbackRow, 'voter'>): ArticleVote {
  return {
    at: row.at,
    locale: row.locale,
    articleId: row.article_id,
    version: row.version,
    helpful: row.helpful === 1,
    ...withoutNulls({ comment: row.comment }),
  };
}
