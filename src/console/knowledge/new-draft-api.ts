import { z } from 'zod';
import { AppError, NotFoundError } from '../../base/errors.ts';
import { matchLocale } from '../../base/locale.ts';
import { Moment, periodOf } from '../../base/period.ts';
import { emptyDraft } from '../../dialogs/words/draft-words.ts';
import { type Route, route } from '../../http/route.ts';
import { longestTitle } from '../../knowledge/article.ts';
import { draftArticle } from '../../knowledge/authoring/draft-article.ts';
import { freeNames, nameOf } from '../../knowledge/authoring/names.ts';
import { placeOf } from '../../knowledge/editing/place.ts';
import { isArticleName } from '../../knowledge/files/article-files.ts';
import type { ParsedFile } from '../../knowledge/files/parsed-file.ts';
import type { KnowledgeDeps } from './deps.ts';
import { Saved, saveArticle } from './saving.ts';

/** As many as the console lists; a draft is begun from one of them. */
const mostGaps = 200;

const FromGap = z.strictObject({
  gap: z
    .string()
    .regex(/^[0-9a-f]{10}$/)
    .describe('The id of a gap of the same period'),
  from: Moment,
  to: Moment,
});
const FromTitle = z.strictObject({
  title: z.string().trim().min(2).max(longestTitle),
  locale: z.string().max(35),
  topic: z.string().max(80).refine(isArticleName, 'use lower-case letters, digits and hyphens').default('general'),
});

/** `POST /api/knowledge/drafts`: a new file that only editors see. */
export function newDraftApi(deps: KnowledgeDeps): Route {
  return route({
    method: 'POST',
    path: '/api/knowledge/drafts',
    access: 'editor',
    limit: 'operator',
    summary: 'Begin an article, of a gap or of a title; the file is a draft',
    body: z.union([FromGap, FromTitle]),
    replies: { 200: Saved },
    handle: async call => {
      const { body } = call;
      const draft = 'gap' in body ? await fromGap(deps, body) : fromTitle(deps, body);
      const place = placeOf(draft.path, deps.locales);
      const done = await saveArticle(deps, call, { place, text: draft.text, basedOn: null });
      if (!('theirs' in done)) return { json: done };
      throw new AppError('conflict', 'exists', `${place.file} is there already; write the answer in it`);
    },
  });
}

type NewFile = { path: string; text: string };

async function fromGap(deps: KnowledgeDeps, { gap, from, to }: z.infer<typeof FromGap>): Promise<NewFile> {
  const period = periodOf({ from, to });
  const days = { ...(period.from && { from: period.from }), ...(period.to && { to: period.to }) };
  const { items } = await deps.gaps({ ...days, all: true, limit: mostGaps });
  const found = items.find(({ id }) => id === gap);
  if (!found) throw new NotFoundError('gap', gap);
  return found.draft;
}

function fromTitle(deps: KnowledgeDeps, wanted: z.infer<typeof FromTitle>): NewFile {
  const locale = matchLocale(wanted.locale, deps.locales, '');
  if (locale === '') throw new AppError('invalid', 'locale', `locale: use ${deps.locales.join(' or ')}`);
  const { title, topic } = wanted;
  const id = freeName(deps.editing.knowledge.library().files.values(), locale, nameOf(title) ?? 'draft');
  const body = emptyDraft(deps.say, locale);
  const text = draftArticle({ id, title, questions: [title], updated: deps.editing.today(), body });
  return { path: `${locale}/${topic}/${id}.md`, text };
}

/** A name for file and id that no article of the language has. */
export function freeName(files: Iterable<ParsedFile>, locale: string, wanted: string): string {
  const own = [...files].filter(file => file.locale === locale);
  return freeNames(own.flatMap(({ slug, front }) => [slug, front.id]))(wanted);
}
