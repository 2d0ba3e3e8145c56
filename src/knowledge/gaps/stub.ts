import type { Locale } from '../../base/locale.ts';

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
const longestName = 60;

/**
 * The draft for a subject: the most central wording is its title, the samples its questions.
 *
 * @param hint stands where the answer will be
 * @param now ISO instant
 */
export function draftOf(
  { id, locale, samples, terms, topic = 'general' }: Subject,
  about: { hint: string; now: string },
): Draft {
  const title = titleOf(samples[0] ?? '');
  const questions = samples.filter(sample => sample.length > 1);
  const name = nameOf(title) ?? `gap-${id}`;
  const tags = terms.filter(term => term.length <= longestTag).slice(0, mostTags);
  const text = draftArticle({ id: name, title, questions, tags, updated: about.now.slice(0, 10), body: about.hint });
  return { title, questions, path: `${locale}/${topic}/${name}.md`, text };
}

/** The wording as a heading: a capital at its beginning, no more than fits. */
function titleOf(sample: string): string {
  const title = sample.replace(/^[^\p{L}\p{N}"“「《]+/u, '') || sample;
  const [first = '', ...rest] = title;
  const whole = first.toUpperCase() + rest.join('');
  if (whole.length <= longestTitle) return whole;
  return `${whole.slice(0, longestTitle - 1).replace(/\s\S*$|[\ud800-\udbff]$/u, '')}…`;
}

/** `do-you-engrave-lamps`; undefined for a title without Latin letters. */
function nameOf(title: string): string | undefined {
  const name = title
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[\p{M}'\u2019]+/gu, '')
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, longestName)
    .replace(/^-+|-+$/g, '');
  return /[a-z]{2}/.test(name) && !/\p{sc=Han}/u.test(title) ? name : undefined;
}

type DraftParts = {
  id: string;
  title: string;
  questions: readonly string[];
  tags: readonly string[];
  updated: string;
  body: string;
};

/** The text of an article file. JSON strings are YAML strings. */
function draftArticle({ id, title, questions, tags, updated, body }: DraftParts): string {
  const listed = questions.map(question => `  - ${JSON.stringify(question)}`);
  const front = [
    `id: ${id}`,
    `title: ${JSON.stringify(title)}`,
    'questions:',
    ...listed,
    `tags: [${tags.map(tag => JSON.stringify(tag)).join(', ')}]`,
    `updated: ${updated}`,
    'status: draft',
  ];
  return `---\n${front.join('\n')}\n---\n${body}\n`;
}
