import { z } from 'zod';
import { matchLocale } from '../../base/locale.ts';
import { Moment, periodOf } from '../../base/period.ts';
import { type Route, route } from '../../http/route.ts';
import type { GapQuery, GapReport } from '../../knowledge/gaps/find-gaps.ts';
import type { GapsDeps } from '../deps.ts';

/** A day counts whole, in UTC, as in the ratings. */
const GapsQuery = z.strictObject({
  from: Moment,
  to: Moment,
  locale: z.string().max(35).optional().describe('Questions in this language only'),
  all: z
    .enum(['true', 'false', ''])
    .optional()
    .describe('true: also those that an article answers by now, with `answeredNow`'),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});
type GapsQuery = z.infer<typeof GapsQuery>;

const GapJson = z.object({
  id: z.string().describe('The same as long as its most central wording is'),
  locale: z.string(),
  questions: z.number().int().describe('How often it was asked: unanswered + unhelpful'),
  conversations: z.number().int().describe('In how many conversations; whoever writes the same twice counts once'),
  unanswered: z.number().int().describe('No article was found, or none of those offered was chosen'),
  unhelpful: z.number().int().describe('An article was shown and did not help; it has not changed since'),
  samples: z
    .array(z.string())
    .describe('Up to 5 wordings, the most central first, then the most frequent; what tells who wrote it is masked'),
  terms: z.array(z.string()).describe('What it is about'),
  nearest: z
    .object({ articleId: z.string(), title: z.string(), url: z.string(), score: z.number() })
    .optional()
    .describe('The article that did not help, or comes nearest today'),
  firstAt: z.string(),
  lastAt: z.string(),
  answeredNow: z.string().optional().describe('Id of the article that answers most of the samples now'),
  draft: z
    .object({ title: z.string(), questions: z.array(z.string()), path: z.string(), text: z.string() })
    .describe('An article still to be written; `path` is relative to the knowledge folder'),
});

export const GapList = z.object({
  items: z.array(GapJson).describe('The biggest first: by conversations, then by questions'),
  questions: z.number().int().describe('In all gaps of the period, listed or not'),
  conversations: z.number().int(),
  hasMore: z.boolean().describe('There are more gaps than `limit`'),
  isCut: z.boolean().describe('The period holds more questions than are read; the newest were'),
  period: z.object({ from: z.string().nullable(), to: z.string().nullable() }).describe('[from, to)'),
});

/** What customers asked that no article answered, or that did not help. */
export function gapsApi(deps: GapsDeps): Route {
  return route({
    method: 'GET',
    path: '/api/gaps',
    access: 'editor',
    limit: 'operator',
    summary: 'Questions of a period that no article answered, by subject, each with a drafted article',
    query: GapsQuery,
    replies: { 200: GapList },
    handle: async ({ query }) => {
      const wanted = wantedGaps(query, deps.locales);
      const { items, ...report } = await deps.gaps(wanted);
      const period = { from: wanted.from ?? null, to: wanted.to ?? null };
      return { json: { items: items.map(gap => present(gap, deps.publicUrl())), ...report, period } };
    },
  });
}

/** The query of a request for those who find gaps. A language that the desk does not speak has no questions. */
function wantedGaps({ from, to, locale, all, limit }: GapsQuery, locales: readonly string[]): GapQuery {
  const period = periodOf({ from, to });
  return {
    ...(period.from === undefined ? {} : { from: period.from }),
    ...(period.to === undefined ? {} : { to: period.to }),
    ...(locale ? { locale: matchLocale(locale, locales, locale) } : {}),
    all: all === 'true',
    limit,
  };
}

function present(gap: GapReport['items'][number], publicUrl: string): z.infer<typeof GapJson> {
  const { nearest, answeredNow, ...rest } = gap;
  return {
    ...rest,
    ...(nearest ? { nearest: { ...nearest, url: publicUrl + nearest.url } } : {}),
    ...(answeredNow === undefined ? {} : { answeredNow }),
  };
}
