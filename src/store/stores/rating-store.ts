import type { RatingStore } from '../../survey/ports.ts';
import type { Sqlite } from '../sql/sqlite.ts';
import { ratingOf } from '../tables/rating.ts';

export function ratingStore({ db }: Sqlite): RatingStore {
  return {
    list: async ({ from, to }) => {
      let query = db.selectFrom('rating').selectAll().orderBy('asked_at', 'desc').orderBy('id', 'desc');
      if (from !== undefined) query = query.where('asked_at', '>=', from);
      if (to !== undefined) query = query.where('asked_at', '<', to);
      return (await query.execute()).map(ratingOf);
    },
  };
}
