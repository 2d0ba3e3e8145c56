import { z } from 'zod';
import { plusMs } from '../base/clock.ts';
import { type Route, route } from '../http/route.ts';
import type { RatingStore } from '../survey/ports.ts';
import { Rating } from '../survey/rating.ts';
import { csat, nps } from '../survey/score.ts';

const dayMs = 24 * 60 * 60 * 1000;
const Instant = z.union([z.literal(''), z.iso.date(), z.iso.datetime({ offset: true })]).optional();

/** A day counts whole, in UTC: `?from=2026-03-01&to=2026-03-31` is all of March. An instant as `to` is left out itself. */
export const RatingQuery = z.strictObject({ from: Instant, to: Instant });

export const RatingJson = Rating.pick({
  csat: true,
  nps: true,
  comment: true,
  ticket: true,
  operatorId: true,
  articles: true,
  locale: true,
  channel: true,
}).extend({ at: z.string().describe('When it was last answered') });

const ScoreJson = z.object({ value: z.number().nullable(), numerator: z.number(), denominator: z.number() });

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
      const period = { from: start(query.from), to: end(query.to) };
      const asked = await deps.ratings.list({
        ...(period.from ? { from: period.from } : {}),
        ...(period.to ? { to: period.to } : {}),
      });
      const answered = asked.flatMap(present);
      return {
        json: {
          items: answered,
          csat: csat(answered),
          nps: nps(answered),
          asked: asked.length,
          answered: answered.length,
          period,
        },
      };
    },
  });
}

function present(rating: Rating): z.infer<typeof RatingJson>[] {
  const isAnswered = rating.csat !== undefined || rating.nps !== undefined || rating.comment !== undefined;
  return isAnswered ? [RatingJson.parse({ ...rating, at: rating.answeredAt ?? rating.askedAt })] : [];
}

function start(at: string | undefined): string | null {
  return at ? plusMs(at, 0) : null;
}

function end(at: string | undefined): string | null {
  if (!at) return null;
  const isDay = at.length === 'yyyy-mm-dd'.length;
  return plusMs(at, isDay ? dayMs : 0);
}
