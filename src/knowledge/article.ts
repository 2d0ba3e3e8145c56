import { z } from 'zod';
import type { Locale } from '../base/locale.ts';

const articleId = z
  .string()
  .regex(/^[a-z0-9][a-z0-9-]{0,79}$/, 'use lower-case letters, digits and hyphens, like reset-password');
const question = z
  .string()
  .trim()
  .min(2, 'write a question of 2 to 200 characters')
  .max(200, 'write a question of 2 to 200 characters');

export const longestTitle = 120;
const titleLength = `write a title of 1 to ${longestTitle} characters`;
const tagLength = 'write a tag of 1 to 40 characters';

/** In a check, instead of an article's id: nothing may be answered. */
export const noArticle = 'none';

/** What a check names: an id, and after `#` the anchor of a section, as in a link. */
const expected = z
  .string()
  .regex(
    /^(?!none#)[a-z0-9][a-z0-9-]{0,79}(?:#[^\s#]{1,200})?$/,
    'write the id of an article, as reset-password, or of one and its section, as reset-password#by-e-mail',
  );

/** What the bot must do with a question: find this article, find another or a section of one, or answer nothing. */
const Check = z.union([question, z.strictObject({ question, article: expected })], {
  error:
    'write a question of 2 to 200 characters, or { question: "...", article: id }, with id#section for one section, and none when nothing may be answered',
});
export type Check = z.infer<typeof Check>;

/** Front matter of `knowledge/<locale>/<topic>/<slug>.md`. */
export const FrontMatter = z.strictObject({
  id: articleId.refine(id => id !== noArticle, `${noArticle} is kept for checks; choose another`),
  title: z.string().trim().min(1, titleLength).max(longestTitle, titleLength),
  questions: z
    .array(question)
    .min(1, 'give at least one question customers ask')
    .max(50, 'give at most 50, those that customers really ask'),
  tags: z.array(z.string().trim().min(1, tagLength).max(40, tagLength)).max(20, 'give at most 20 tags').default([]),
  updated: z.iso.date('write the day as 2026-11-20'),
  status: z.enum(['published', 'draft'], 'use published or draft'),
  urgent: z.boolean().default(false),
  /** The ticket whose answer it was made of. */
  ticket: z
    .string()
    .regex(/^T-\d{1,12}$/, 'write the number of a ticket, like T-1042')
    .optional(),
  /** Tried by `kb check` only: the bot does not learn from them. */
  checks: z.array(Check).max(50, 'give at most 50 checks').default([]),
});
export type FrontMatter = z.infer<typeof FrontMatter>;

/** One heading's worth of an article; the lead before the first heading has no heading and the anchor ''. */
export type Section = {
  anchor: string;
  heading: string | undefined;
  /** Markdown as the chat shows it: no raw HTML, article links made absolute by the caller's `links`. */
  markdown: string;
  /** The same as plain text, for the index. */
  text: string;
};

export type Article = Omit<FrontMatter, 'checks'> & {
  locale: Locale;
  /** The folder between locale and file, e.g. `login`. */
  topic: string;
  /** The file's name without `.md`; unique in its locale. */
  slug: string;
  /** The file, relative to the knowledge folder, e.g. `en/login/reset-password.md`. */
  file: string;
  /** SHA-256 of the file, first 12 hex digits: which version a customer was shown. */
  version: string;
  sections: Section[];
  /** The whole body as sanitised HTML for the article's page. */
  html: string;
};
