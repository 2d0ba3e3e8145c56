import { z } from 'zod';
import { NotFoundError } from '../../base/errors.ts';
import { type Route, route } from '../../http/route.ts';
import type { DraftReport } from '../../knowledge/editing/draft-faults.ts';
import { placeOf } from '../../knowledge/editing/place.ts';
import type { ArticleFile } from '../../knowledge/files/article-files.ts';
import type { KnowledgeDeps } from './deps.ts';
import { FaultJson } from './draft-api.ts';
import { ArticlePath, ArticleSource, maxSourceBody, PlaceParams, placeAt } from './place.ts';
import { moveArticle, Saved, saveArticle } from './saving.ts';

const Version = z.string().regex(/^[0-9a-f]{12}$/, 'send the version that was edited');

const Source = z.object({
  file: z.string(),
  text: z.string(),
  version: z.string().describe('Send it as `basedOn` to save'),
  url: z.string().nullable().describe('Its page in the help centre; null for what is not published'),
  faults: z.array(FaultJson),
  elsewhere: z.array(z.object({ file: z.string(), line: z.number().int(), message: z.string() })),
});

const Changed = z.object({
  error: z.object({ code: z.literal('changed'), message: z.string() }),
  theirs: z
    .object({ text: z.string(), version: z.string() })
    .nullable()
    .describe('What is in the file now; null where it is gone'),
  yours: z.object({ text: z.string(), basedOn: z.string().nullable() }),
});

const path = '/api/knowledge/articles/{locale}/{topic}/{slug}';
const common = { access: 'editor', limit: 'operator' } as const;

/** One article's file: read, written, moved. */
export function sourceApi(deps: KnowledgeDeps): Route[] {
  return [show(deps), save(deps), move(deps)];
}

function show(deps: KnowledgeDeps): Route {
  return route({
    ...common,
    method: 'GET',
    path,
    summary: 'The text of one article’s file, with what is wrong with it',
    params: PlaceParams,
    replies: { 200: Source },
    handle: async ({ params }) => {
      const { editing } = deps;
      const place = placeAt(params, deps.locales);
      const found = await editing.folder.read(place);
      if (!found) throw new NotFoundError('article', place.file);
      const report: DraftReport = await editing.checker.check(place, found.text);
      return { json: { file: place.file, ...found, url: urlOf(place, deps), ...report } };
    },
  });
}

function urlOf({ locale, slug, file }: ArticleFile, { editing }: KnowledgeDeps): string | null {
  const article = editing.knowledge.bySlug(locale, slug);
  return article?.file === file ? editing.links.article(locale, slug, '') : null;
}

function save(deps: KnowledgeDeps): Route {
  return route({
    ...common,
    method: 'PUT',
    path,
    summary: 'Write an article’s file; 409 with both texts when it is another one by now',
    params: PlaceParams,
    body: z.strictObject({
      text: ArticleSource,
      basedOn: Version.nullable().describe('null for a file that is not there yet'),
    }),
    maxBody: maxSourceBody,
    replies: { 200: Saved, 409: Changed },
    handle: async call => {
      const { params, body } = call;
      const place = placeAt(params, deps.locales);
      const done = await saveArticle(deps, call, { place, ...body });
      return 'theirs' in done ? { status: 409, json: done } : { json: done };
    },
  });
}

function move(deps: KnowledgeDeps): Route {
  return route({
    ...common,
    method: 'POST',
    path: `${path}/move`,
    summary: 'Give an article’s file another topic or name; links to it are told, not changed',
    params: PlaceParams,
    body: z.strictObject({ to: ArticlePath, basedOn: Version }),
    replies: { 200: Saved },
    handle: async call => {
      const { params, body } = call;
      const from = placeAt(params, deps.locales);
      const to = placeOf(body.to, deps.locales);
      return { json: await moveArticle(deps, call, { from, to, basedOn: body.basedOn }) };
    },
  });
}
