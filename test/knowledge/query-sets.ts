import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { ContentError } from '../../src/content/problem.ts';
import { parseYaml } from '../../src/content/yaml.ts';

/** The languages that have a set, `queries/<locale>.yaml`. */
export const querySetLocales = ['en', 'zh'] as const;
export type QuerySetLocale = (typeof querySetLocales)[number];

const Text = z.string('must be text; put it in quotes').trim().min(2).max(500);
const Id = z.string('name an article, like reset-password').regex(/^[a-z0-9][a-z0-9-]*$/, 'use the id of an article');

const oneOrMore = 'name one article, or two or three in a list';

const AnsweredQuery = z
  .strictObject({
    q: Text,
    article: z.union([Id, z.array(Id).min(2, oneOrMore).max(3, oneOrMore)], oneOrMore),
    section: z.string().min(1).optional(),
  })
  .refine(query => query.section === undefined || typeof query.article === 'string', {
    path: ['section'],
    message: 'a section belongs to one article; name one only, or leave the section out',
  })
  .transform(({ q, article, section }) => ({ q, articles: [article].flat(), section }));

const NearMiss = z.strictObject({ q: Text, near: Id });

const QuerySet = z.strictObject({
  answered: z.array(AnsweredQuery),
  unanswered: z.array(Text),
  nearMisses: z.array(NearMiss),
});

/** `articles`: each of them is as good an answer as the others; `section`: the anchor under which alone the answer stands. */
export type AnsweredQuery = z.infer<typeof AnsweredQuery>;
/** Nothing answers it; `near` is the article that shares its words. */
export type NearMiss = z.infer<typeof NearMiss>;
export type QuerySet = z.infer<typeof QuerySet>;

/**
 * What customers of the sample shop might type in `locale`, each labelled by hand with the article that answers it. No
 * article holds one of them word for word, and none was chosen or changed for what a matcher makes of it.
 * Throws ContentError, see parseQuerySet.
 */
export function readQuerySet(locale: QuerySetLocale): QuerySet {
  const file = `queries/${locale}.yaml`;
  return parseQuerySet(file, readFileSync(new URL(file, import.meta.url), 'utf8'));
}

/** Reads the set in `text`. Throws ContentError with every fault at its line of `file`. */
export function parseQuerySet(file: string, text: string): QuerySet {
  const { value, lineOf } = parseYaml(file, text);
  const parsed = QuerySet.safeParse(value);
  if (parsed.success) return parsed.data;
  const problems = parsed.error.issues.map(({ path, message }) => ({ file, line: lineOf(path), message }));
  throw new ContentError(problems);
}

/** `text` as it is compared: letters and digits only, of any width or case. */
export function bareText(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');
}
