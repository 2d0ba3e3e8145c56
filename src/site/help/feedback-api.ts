import { z } from 'zod';
import { Moment, periodOf } from '../../base/period.ts';
import { hashSecret, newSecret } from '../../base/secrets.ts';
import { type Route, route } from '../../http/route.ts';
import type { Article } from '../../knowledge/article.ts';
import { lost } from '../pages/not-found-page.ts';
import type { Site } from '../site.ts';
import { articleAddress } from './addresses.ts';
import { refusedVote } from './feedback-fault.ts';
import { longestComment, type Voted } from './feedback-panel.ts';

/** Names the reader's browser, for articles only, so that one reader has one vote. Set with the first vote, never before. */
const readerCookie = 'reader';
const readerSeconds = 180 * 86_400;
/** Comments in one report. */
const mostComments = 500;

const Vote = z.strictObject({
  helpful: z.enum(['yes', 'no']),
  version: z.string().regex(/^[0-9a-f]{12}$/, 'send the version of the article that was read'),
  comment: z.string().trim().max(longestComment).optional(),
});

/** `POST /help/{locale}/{slug}/feedback`: a form that leads back to the article, or JSON for the page's script. */
export function voteRoute(site: Site): Route {
  return route({
    method: 'POST',
    path: '/help/{locale}/{slug}/feedback',
    access: 'public',
    limit: 'feedback',
    params: z.object({ locale: z.string(), slug: z.string() }),
    body: Vote,
    bodyType: 'form',
    maxBody: 8 * 1024,
    faultPage: (fault, call) => refusedVote(site, fault, call),
    handle: async ({ params, body, header, cookie, nonce }) => {
      const article = site.knowledge.bySlug(params.locale, params.slug);
      if (article === undefined) return lost(site, { nonce, header }, params.locale);
      const known = cookie(readerCookie);
      const reader = known !== undefined && /^[\w-]{22}$/.test(known) ? known : newSecret();
      const comment = body.comment === '' ? undefined : body.comment;
      await site.feedback.vote({
        voter: voterOf(reader, article, body.version),
        at: site.clock.now(),
        locale: article.locale,
        articleId: article.id,
        version: body.version,
        helpful: body.helpful === 'yes',
        ...(comment === undefined ? {} : { comment }),
      });
      const voted: Voted = comment === undefined ? body.helpful : 'comment';
      const headers = { 'set-cookie': cookieOf(reader, site.publicUrl()) };
      if (header('accept')?.startsWith('application/json')) return { headers, json: { voted } };
      return { headers, redirect: `${articleAddress(article)}?voted=${voted}#site.helpful` };
    },
  });
}

/** Tells two votes of one reader on the same version apart from all others, and nothing else about the reader. */
function voterOf(reader: string, { locale, id }: Article, version: string): string {
  return hashSecret([reader, locale, id, version].join('\n'));
}

function cookieOf(reader: string, publicUrl: string): string {
  const secure = publicUrl.startsWith('https:') ? '; Secure' : '';
  return `${readerCookie}=${reader}; Path=/help; Max-Age=${readerSeconds}; HttpOnly; SameSite=Strict${secure}`;
}

const Share = z.object({ value: z.number().nullable(), numerator: z.number(), denominator: z.number() });

const FeedbackReport = z.object({
  items: z
    .array(
      z.object({
        articleId: z.string(),
        locale: z.string(),
        title: z.string().nullable().describe('Null when the article is no longer published'),
        helpful: Share.describe('Percent of the votes that say it helped'),
        unhelpful: Share.describe('Percent of the votes that say it did not'),
        comments: z
          .array(z.object({ at: z.string(), helpful: z.boolean(), version: z.string(), text: z.string() }))
          .describe(`Newest first; of all articles together the ${mostComments} newest`),
      }),
    )
    .describe('Articles with votes in the period, those with most unhelpful ones first'),
  votes: z.number().int().describe('Votes in the period, one a reader and version'),
  period: z.object({ from: z.string().nullable(), to: z.string().nullable() }).describe('[from, to)'),
});

/** What readers said of the articles. */
export function feedbackReportRoute(site: Site): Route {
  return route({
    method: 'GET',
    path: '/api/articles/feedback',
    access: 'operator',
    limit: 'operator',
    summary: 'What readers said of each article in a period',
    query: z.strictObject({ from: Moment, to: Moment }),
    replies: { 200: FeedbackReport },
    handle: async ({ query }) => {
      const { from, to } = periodOf({ from: query.from, to: query.to });
      return { json: await report(site, { ...(from && { from }), ...(to && { to }) }) };
    },
  });
}

async function report(site: Site, period: { from?: string; to?: string }): Promise<z.infer<typeof FeedbackReport>> {
  const [counts, commented] = await Promise.all([
    site.feedback.counts(period),
    site.feedback.comments(period, mostComments),
  ]);
  const comments = Map.groupBy(commented, ({ locale, articleId }) => `${locale}/${articleId}`);
  return {
    items: counts.map(({ locale, articleId, helpful, unhelpful }) => ({
      articleId,
      locale,
      title: site.knowledge.article(locale, articleId)?.title ?? null,
      helpful: share(helpful, helpful + unhelpful),
      unhelpful: share(unhelpful, helpful + unhelpful),
      comments: (comments.get(`${locale}/${articleId}`) ?? []).map(vote => ({
        at: vote.at,
        helpful: vote.helpful,
        version: vote.version,
        text: vote.comment ?? '',
      })),
    })),
    votes: counts.reduce((sum, { helpful, unhelpful }) => sum + helpful + unhelpful, 0),
    period: { from: period.from ?? null, to: period.to ?? null },
  };
}

function share(numerator: number, denominator: number): z.infer<typeof Share> {
  return { value: denominator === 0 ? null : (100 * numerator) / denominator, numerator, denominator };
}
