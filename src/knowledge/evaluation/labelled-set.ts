import { z } from 'zod';
import { AppError } from '../../base/errors.ts';
import type { Locale } from '../../base/locale.ts';
import type { Article } from '../article.ts';

/** Articles, and questions of which is known what answers them; `null` where none does. */
export const LabelledSet = z.object({
  name: z.string(),
  articles: z
    .array(z.object({ id: z.string().min(1), title: z.string(), questions: z.array(z.string()) }))
    .min(1, 'give at least one article'),
  queries: z.array(z.object({ text: z.string(), articleId: z.string().nullable() })).min(1, 'give at least one query'),
});
export type LabelledSet = z.infer<typeof LabelledSet>;

/**
 * Reads a set from JSON.
 *
 * @param file how it is named in errors
 * @throws AppError `labelled_set` naming the fault and its place
 */
export function readLabelledSet(file: string, text: string): LabelledSet {
  const parsed = LabelledSet.safeParse(parseJson(file, text));
  if (!parsed.success) {
    const faults = parsed.error.issues
      .slice(0, 10)
      .map(({ path, message }) => `${path.join('.') || 'the file'}: ${message}`);
    throw refused(file, faults.join('; '));
  }
  const set = parsed.data;
  const ids = new Set(set.articles.map(({ id }) => id));
  if (ids.size < set.articles.length) throw refused(file, 'two articles have the same id; give each its own');
  const astray = set.queries.findIndex(({ articleId }) => articleId !== null && !ids.has(articleId));
  if (astray >= 0) throw refused(file, `queries.${astray}: no article has the id "${set.queries[astray]?.articleId}"`);
  return set;
}

function parseJson(file: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw refused(file, cause instanceof Error ? cause.message : 'it is no JSON');
  }
}

function refused(file: string, fault: string): AppError {
  return new AppError('invalid', 'labelled_set', `${file}: ${fault}`);
}

/** The set's articles as the index takes them: title and questions, and a body that says nothing. */
export function articlesOf(set: LabelledSet, locale: Locale): Article[] {
  return set.articles.map(({ id, title, questions }) => ({
    id,
    title,
    questions,
    tags: [],
    updated: '2000-01-01',
    status: 'published',
    urgent: false,
    locale,
    topic: 'set',
    slug: id,
    file: id,
    version: '',
    sections: [{ anchor: '', heading: undefined, markdown: '', text: '' }],
    html: '',
  }));
}
