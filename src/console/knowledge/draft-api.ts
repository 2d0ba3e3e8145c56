import { z } from 'zod';
import { type Route, route } from '../../http/route.ts';
import { placeOf } from '../../knowledge/editing/place.ts';
import { previewOf } from '../../knowledge/editing/preview.ts';
import type { ArticleFile } from '../../knowledge/files/article-files.ts';
import { Decision, presentDecision } from './decision-json.ts';
import type { KnowledgeDeps } from './deps.ts';
import { ArticlePath, ArticleSource, maxSourceBody } from './place.ts';

export const FaultJson = z.object({
  line: z.number().int(),
  column: z.number().int(),
  message: z.string().describe('What is wrong and how to mend it'),
  level: z
    .enum(['error', 'warning', 'hint'])
    .describe(
      'error: the file is refused; warning: it is used, but not as meant; hint: the same, once it is published',
    ),
});

const Elsewhere = z
  .array(z.object({ file: z.string(), line: z.number().int(), message: z.string() }))
  .describe('What would come to be wrong in other files');

const common = { method: 'POST', access: 'editor', limit: 'operator', maxBody: maxSourceBody } as const;

/** What is asked while an article is written. Nothing is stored. */
export function draftApi(deps: KnowledgeDeps): Route[] {
  return [check(deps), preview(deps), say(deps)];
}

function check({ editing, locales }: KnowledgeDeps): Route {
  return route({
    ...common,
    path: '/api/knowledge/check',
    summary: 'What is wrong with the text of an article, by the rules of `kb check`',
    body: z.strictObject({ path: ArticlePath.optional(), text: ArticleSource }),
    replies: { 200: z.object({ faults: z.array(FaultJson), elsewhere: Elsewhere }) },
    handle: async ({ body }) => ({ json: await editing.checker.check(placeFor(body.path, locales), body.text) }),
  });
}

function preview({ editing, locales }: KnowledgeDeps): Route {
  return route({
    ...common,
    path: '/api/knowledge/preview',
    summary: 'The text of an article as its readers would see it',
    body: z.strictObject({ path: ArticlePath.optional(), text: ArticleSource }),
    replies: {
      200: z.object({
        title: z.string().nullable(),
        html: z.string().nullable().describe('Sanitised; null where there is nothing to show'),
      }),
    },
    handle: async ({ body }) => {
      const place = placeFor(body.path, locales);
      const { title, html } = await previewOf(editing.knowledge.library(), place, body.text, editing.links);
      return { json: { title: title ?? null, html: html ?? null } };
    },
  });
}

function say({ editing, locales }: KnowledgeDeps): Route {
  return route({
    ...common,
    path: '/api/knowledge/say',
    summary: 'What the bot would do with a question if this text were published, and what it does today',
    body: z.strictObject({
      path: ArticlePath.optional(),
      text: ArticleSource,
      question: z.string().trim().min(1).max(2000),
      locale: z.string().max(35).optional().describe('The language spoken before; default that of the path'),
    }),
    replies: {
      200: z.object({
        today: Decision,
        published: Decision.nullable().describe('Null where the text cannot be used as it is'),
      }),
    },
    handle: async ({ body }) => {
      const place = placeFor(body.path, locales);
      const locale = locales.find(one => one === body.locale) ?? place.locale;
      const { knowledge, ask, thresholds } = editing;
      const tried = await knowledge.tryOut(place, body.text);
      const [today, published] = await Promise.all([
        ask(body.question, locale, knowledge),
        tried && ask(body.question, locale, tried),
      ]);
      const present = (decision: typeof today) => presentDecision(decision, thresholds(), place.file);
      return { json: { today: present(today), published: published ? present(published) : null } };
    },
  });
}

/** A text that has no file yet is tried as if it lay in one of the first language. */
function placeFor(path: string | undefined, locales: readonly string[]): ArticleFile {
  return placeOf(path ?? `${locales[0]}/general/new-article.md`, locales);
}
