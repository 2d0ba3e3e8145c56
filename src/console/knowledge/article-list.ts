import { z } from 'zod';
import { Moment, periodOf } from '../../base/period.ts';
import { type Route, route } from '../../http/route.ts';
import type { ArticleUse } from '../../knowledge/editing/article-use.ts';
import type { ParsedFile } from '../../knowledge/files/parsed-file.ts';
import type { Days, KnowledgeDeps } from './deps.ts';

const ArticleQuery = z.strictObject({
  locale: z.string().max(35).optional(),
  topic: z.string().max(80).optional(),
  status: z.enum(['published', 'draft', '']).optional(),
  q: z.string().max(200).optional().describe('In title, questions, tags, id or file'),
  from: Moment,
  to: Moment,
});
type ArticleQuery = z.infer<typeof ArticleQuery>;

/** Percent, with what it is made of; null without any. */
const Share = z.object({ value: z.number().nullable(), numerator: z.number(), denominator: z.number() });

const ArticleRow = z.object({
  file: z.string().describe('Relative to the knowledge folder'),
  locale: z.string(),
  topic: z.string(),
  slug: z.string(),
  id: z.string(),
  title: z.string(),
  status: z.enum(['published', 'draft']),
  updated: z.string().describe('The day that the file names'),
  version: z.string(),
  ticket: z.string().optional().describe('The ticket that it was made of'),
  faults: z.number().int().describe('What `kb check` would tell of the file, its questions aside'),
  shown: z.number().int().describe('Times the chat showed it in the period'),
  chat: Share.describe('Of the customers who were asked in the chat whether it helped and answered, those it did help'),
  helpCentre: Share.describe('Of the votes below the page of the article, those that say it helped'),
});

const ArticleList = z.object({
  items: z.array(ArticleRow).describe('By language, topic and title'),
  topics: z.array(z.string()).describe('All there are, whatever was asked for'),
  unusable: z
    .array(z.object({ file: z.string(), line: z.number().int(), message: z.string() }))
    .describe('Files that cannot be read as they are; the last good version of each keeps answering'),
  period: z.object({ from: z.string().nullable(), to: z.string().nullable() }).describe('[from, to)'),
  isCut: z.boolean().describe('The period holds more than is counted; the newest were'),
});

/** `GET /api/knowledge/articles`: every file, drafts too, and how its article does. */
export function articleList(deps: KnowledgeDeps): Route {
  return route({
    method: 'GET',
    path: '/api/knowledge/articles',
    access: 'editor',
    limit: 'operator',
    summary: 'All articles, drafts too, each with how often it was shown and helped in a period',
    query: ArticleQuery,
    replies: { 200: ArticleList },
    handle: async ({ query }) => {
      const { from, to } = periodOf({ from: query.from, to: query.to });
      return { json: await listArticles(deps, query, { ...(from && { from }), ...(to && { to }) }) };
    },
  });
}

async function listArticles(
  { editing }: KnowledgeDeps,
  query: ArticleQuery,
  period: Days,
): Promise<z.infer<typeof ArticleList>> {
  const [use, votes] = await Promise.all([editing.use(period), editing.votes(period)]);
  const { files, problems, rendered } = editing.knowledge.library();
  const voted = new Map(votes.map(vote => [`${vote.locale}/${vote.articleId}`, vote]));
  const faults = Map.groupBy(problems, ({ file }) => file);
  const all = [...files.values()];
  const row = (file: ParsedFile) => {
    const key = `${file.locale}/${file.front.id}`;
    return rowOf(file, faults.get(file.file)?.length ?? 0, use.articles.get(key), voted.get(key));
  };
  return {
    items: all
      .filter(file => isAsked(file, query))
      .sort(byTitle)
      .map(row),
    topics: [...new Set(all.map(({ topic }) => topic))].sort(),
    unusable: problems.filter(({ file }) => file.endsWith('.md') && !rendered.has(file)),
    period: { from: period.from ?? null, to: period.to ?? null },
    isCut: use.isCut,
  };
}

function rowOf(
  { file, locale, topic, slug, front, version }: ParsedFile,
  faults: number,
  use: ArticleUse = { shown: 0, helped: 0, unhelpful: 0 },
  vote = { helpful: 0, unhelpful: 0 },
): z.infer<typeof ArticleRow> {
  const { id, title, status, updated, ticket } = front;
  return {
    ...{ file, locale, topic, slug, id, title, status, updated, version },
    ...(ticket === undefined ? {} : { ticket }),
    faults,
    shown: use.shown,
    chat: share(use.helped, use.helped + use.unhelpful),
    helpCentre: share(vote.helpful, vote.helpful + vote.unhelpful),
  };
}

function share(numerator: number, denominator: number): z.infer<typeof Share> {
  return { value: denominator === 0 ? null : (100 * numerator) / denominator, numerator, denominator };
}

function isAsked({ file, locale, topic, front }: ParsedFile, query: ArticleQuery): boolean {
  const q = query.q?.trim().toLowerCase() ?? '';
  const held = [file, front.id, front.title, ...front.questions, ...front.tags];
  return (
    (!query.locale || locale === query.locale) &&
    (!query.topic || topic === query.topic) &&
    (!query.status || front.status === query.status) &&
    (q === '' || held.some(text => text.toLowerCase().includes(q)))
  );
}

function byTitle(a: ParsedFile, b: ParsedFile): number {
  const order = a.locale.localeCompare(b.locale, 'en') || a.topic.localeCompare(b.topic, 'en');
  return order || a.front.title.localeCompare(b.front.title, a.locale);
}
