import type { Locale } from '../../base/locale.ts';
import type { Article } from '../article.ts';
import type { Terms } from '../ports.ts';
import type { Work } from '../slices.ts';

/** How common the words of articles are: how many of the articles that were counted hold each term. */
export type ArticleWords = { articles: number; holders: ReadonlyMap<string, number> };

export const noArticles: ArticleWords = { articles: 0, holders: new Map() };

/** Which words are common shows in as many; each of a large collection would take longer than the questions do. */
const mostCounted = 300;

/** Counts in how many articles each term stands: all of them, or one in so many of a large collection. Pure. */
export function* countArticleWords(all: readonly Article[], locale: Locale, terms: Terms): Work<ArticleWords> {
  const step = Math.max(1, all.length / mostCounted);
  const counted = Array.from({ length: Math.min(all.length, mostCounted) }, (_, i) => all[Math.floor(i * step)]);
  const holders = new Map<string, number>();
  for (const [at, article] of counted.entries()) {
    yield at / counted.length;
    for (const term of article ? termsOf(article, locale, terms) : []) holders.set(term, (holders.get(term) ?? 0) + 1);
  }
  return { articles: counted.length, holders };
}

function termsOf({ title, questions, tags, sections }: Article, locale: Locale, terms: Terms): Set<string> {
  const texts = [title, ...questions, ...tags, ...sections.flatMap(({ heading = '', text }) => [heading, text])];
  return new Set(texts.flatMap(text => terms(text, locale)));
}
