import type { ArticleFeedback, VotePeriod } from '../../site/ports.ts';
import type { GroupCommit } from '../sql/group-commit.ts';
import type { Sqlite } from '../sql/sqlite.ts';
import { voteOf } from '../tables/article-feedback.ts';
import type { Tables } from '../tables.ts';

export function articleFeedback({ db }: Sqlite, tables: Tables, writes: GroupCommit): ArticleFeedback {
  const during = ({ from, to }: VotePeriod) => {
    let query = db.selectFrom('article_feedback');
    if (from !== undefined) query = query.where('at', '>=', from);
    if (to !== undefined) query = query.where('at', '<', to);
    return query;
  };
  return {
    vote: ({ voter, at, locale, articleId, version, helpful, comment }) =>
      writes.run(() => {
        const row = { voter, at, locale, article_id: articleId, version };
        tables.articleFeedback.upsert.run({ ...row, helpful: helpful ? 1 : 0, comment: comment ?? null });
      }),
    counts: async period => {
      const rows = await during(period)
        .groupBy(['locale', 'article_id'])
        .select(({ fn }) => [
          'locale',
          'article_id',
          fn.sum<number>('helpful').as('helpful'),
          fn.countAll<number>().as('votes'),
        ])
        .execute();
      return rows
        .map(({ locale, article_id: articleId, helpful, votes }) => ({
          locale,
          articleId,
          helpful: Number(helpful),
          unhelpful: Number(votes) - Number(helpful),
        }))
        .sort((a, b) => b.unhelpful - a.unhelpful || b.helpful - a.helpful || a.articleId.localeCompare(b.articleId));
    },
    comments: async (period, limit) => {
      const rows = await during(period)
        .where('comment', 'is not', null)
        .selectAll()
        .orderBy('at', 'desc')
        .orderBy('voter')
        .limit(limit)
        .execute();
      return rows.map(voteOf);
    },
  };
}
