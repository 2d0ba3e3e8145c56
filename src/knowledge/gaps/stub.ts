import type { Locale } from '../../base/locale.ts';
import { draftArticle } from '../authoring/draft-article.ts';
import { nameOf } from '../authoring/names.ts';

/** An article that is still to be written: what was asked, and nothing that nobody said. */
export type Draft = {
  title: string;
  questions: string[];
  /** Where the file goes, relative to the knowledge folder. */
  path: string;
  /** The whole file. */
  text: string;
};

type Subject = {
  id: string;
  locale: Locale;
  samples: readonly string[];
  terms: readonly string[];
  topic?: string | undefined;
};

/** Bounds of the front matter (`article.ts`). */
const longestTitle = 120;
const longestTag = 40;
const mostTags = 1;

/**
 * The draft for a subject: the most central wording is its title, the samples its questions.
 *
 * @param body stands where the answer will be
 * @param now ISO instant
 * @param isTaken whether an article of the locale has this id
 */
export function draftOf(
  { id, locale, samples, terms, topic = 'general' }: Subject,
  about: { body: string; now: string; isTaken(name: string): boolean },
): Draft {
  const title = titleOf(samples[0] ?? '');
  const questions = samples.filter(sample => sample.length > 1);
  const wanted = nameOf(title);
  const name = wanted === undefined || about.isTaken(wanted) ? `gap-${id}` : wanted;
  const tags = terms.filter(term => term.length <= longestTag).slice(0, mostTags);
  const text = draftArticle({ id: name, title, questions, tags, updated: about.now.slice(0, 10), body: about.body });
  return { title, questions, path: `${locale}/${topic}/${name}.md`, text };
}

/** The wording as a heading: a capital at its beginning, no more than fits. */
export function titleOf(sample: string): string {
  const title = sample.replace(/^[^\p{L}\p{N}"“「《]+/u, '') || sample;
  const [first = '', ...rest] = title;
  const whole = first.toUpperCase() + rest.join('');
  if (whole.length <= longestTitle) return whole;
  return `${whole.slice(0, longestTitle - 1).replace(/\s\S*$|[\ud800-\udbff]$/u, '')}…`;
}
