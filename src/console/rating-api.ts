import { z } from 'zod';
import { Moment, periodOf } from '../base/period.ts';
import { type Route, route } from '../http/route.ts';
import { summaryOf } from '../metrics/rating-summary.ts';
import type { RatingStore } from '../survey/ports.ts';
import { Rating } from '../survey/rating.ts';

/** A day counts whole, in UTC: `?from=2026-03-01&to=2026-03-31` is all of March. An instant as `to` is left out itself. */
export const RatingQuery = z.strictObject({ from: Moment, to: Moment });

export const RatingJson = Rating.pick({
  csat: true,
  nps: true,
  comment: true,
  ticket: true,
  operatorId: true,
  articles: true,
  locale: true,
  channel: true,
}).extend({ at: z.string().describe('When its first answer came') });

const ScoreJson = z.object({
  value: z.number().nullable(),
  numerator: z.number(),
  denominator: z.number(),
  unit: z.enum(['percent', 'points']),
});

export const RatingList = z.object({
  items: z.array(RatingJson).describe('Answered surveys, the newest first'),
  csat: ScoreJson.describe('Percent of 4 and 5 among the ratings of 1 to 5; null without ratings'),
  nps: ScoreJson.describe('Percent of 9-10 minus percent of 0-6, on 0-10; null without ratings'),
  asked: z.number().int().describe('Surveys asked in the period'),
  answered: z.number().int().describe('Of those, how many got a rating or a comment'),
  period: z
    .object({ from: z.string().nullable(), to: z.string().nullable() })
    .describe('[from, to), by the time of asking'),
});

/** What customers thought, and the two scores of it. */
export function ratingApi(deps: { ratings: RatingStore }): Route {
  return route({
    method: 'GET',
    path: '/api/ratings',
    access: 'operator',
    limit: 'operator',
    summary: 'Ratings with CSAT and NPS of a period',
    query: RatingQuery,
    replies: { 200: RatingList },
    handle: async ({ query }) => {
      const { from, to } = periodOf({ from: query.from, to: query.to });
      const period = { ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) };
      const { answered, ...summary } = summaryOf(await deps.ratings.list(period));
      return {
        json: {
          items: answered.map(presentRating),
          ...summary,
          answered: answered.length,
          period: { from: from ?? null, to: to ?? null },
        },
      };
    },
  });
}

export function presentRating(rating: Rating): z.infer<typeof RatingJson> {
  return RatingJson.parse({ ...rating, at: rating.answeredAt ?? rating.askedAt });
}
