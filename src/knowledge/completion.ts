import MiniSearch from 'minisearch';
import type { Article } from './article.ts';

/** Makes the last word of a text whole that is still being typed. */
export type Completion = (typed: string) => string;

const fields = ['title', 'questions', 'tags', 'headings'];
/** A single letter could be the beginning of anything. */
const shortestBeginning = 2;
/** Articles that are indexed before others are answered. */
const aStep = 50;
const han = /\p{sc=Han}/u;

/**
 * Completes words as titles, example questions, tags and headings of the articles spell them: "reset pas" to "reset password". What
 * was typed before tells which of several words is meant.
 *
 * @param wordsOf the words of a text, in its order
 */
export async function completionOf(
  articles: readonly Pick<Article, 'title' | 'questions' | 'tags' | 'sections'>[],
  wordsOf: (text: string) => string[],
): Promise<Completion> {
  const index = new MiniSearch({ fields, tokenize: text => wordsOf(text) });
  await index.addAllAsync(
    articles.map(({ title, questions, tags, sections }, id) => ({
      id,
      title,
      questions: questions.join('\n'),
      tags: tags.join('\n'),
      headings: sections.map(({ heading }) => heading ?? '').join('\n'),
    })),
    { chunkSize: aStep },
  );
  /** Of the words that begin so, the one of most articles which hold the rest too. */
  const whole = (text: string, begun: string): string | undefined => {
    const counts = new Map<string, number>();
    for (const { match } of index.search(text, { prefix: term => term === begun, combineWith: 'AND' })) {
      const words = Object.keys(match).filter(word => word.startsWith(begun));
      for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
    }
    return [...counts].sort(([, a], [, b]) => b - a)[0]?.[0];
  };
  return typed => {
    const last = wordsOf(typed).at(-1);
    if (last === undefined || !typed.endsWith(last)) return typed;
    const begun = last.toLowerCase();
    const isShort = begun.length < shortestBeginning && !han.test(begun);
    if (isShort || index.search(begun, { prefix: false }).length > 0) return typed;
    const word = whole(typed, begun) ?? whole(last, begun);
    return word === undefined ? typed : typed.slice(0, -last.length) + word;
  };
}
