import type { Locale } from '../../base/locale.ts';
import type { Article } from '../../knowledge/article.ts';
import type { Hit } from '../../knowledge/ports.ts';
import type { Site } from '../site.ts';
import { excerptOf, type Piece, wantedOf, wordsIn } from './excerpt.ts';

/** Most results of one search. */
const mostFound = 10;
/** What fits less than a quarter as well as the best is no result. */
const leastShare = 0.25;
/** What shares a few letters or common words with the question, and nothing else, is no result either. */
const leastScore = 0.12;
/** A single letter could be the beginning of anything. */
const shortestBeginning = 2;

export type FoundArticle = Hit & { excerpt: Piece[] };

type Searched = Pick<Site, 'knowledge' | 'terms'>;

/**
 * The published articles that fit a question best, through the very index the bot answers from. A last word that is only begun
 * ("reset pas") is completed, so that something is found while the reader types.
 */
export function searchArticles(site: Searched, locale: Locale, typed: string): FoundArticle[] {
  const text = completed(typed, locale, site.knowledge.published(locale));
  const hits = site.knowledge.search({ text, locale, terms: site.terms(text, locale) }, mostFound);
  const least = Math.max(leastScore, (hits[0]?.score ?? 0) * leastShare);
  const wanted = wantedOf(text, locale, site.terms);
  return hits
    .filter(({ score }) => score >= least)
    .map(hit => ({ ...hit, excerpt: excerptOf(hit.section.text, wanted, locale) }));
}

/** The query with its last word made whole: the word of most articles that begins like it, unless it is a word of theirs already. */
function completed(typed: string, locale: Locale, articles: readonly Article[]): string {
  const last = wordsIn(typed, locale).at(-1);
  if (last === undefined || !typed.endsWith(last)) return typed;
  const begun = last.toLowerCase();
  const known = vocabularyOf(articles, locale);
  const isShort = begun.length < shortestBeginning && !/\p{Script=Han}/u.test(begun);
  if (isShort || known.has(begun)) return typed;
  const [best] = [...known].filter(([word]) => word.startsWith(begun)).sort(([, a], [, b]) => b - a);
  return best === undefined ? typed : typed.slice(0, -last.length) + best[0];
}

/** Kept for as long as the articles stay as they are: a change of any brings another list. */
const vocabularies = new WeakMap<readonly Article[], ReadonlyMap<string, number>>();

/** The words of titles, example questions and tags in lower case, with how many articles have them. */
function vocabularyOf(articles: readonly Article[], locale: Locale): ReadonlyMap<string, number> {
  const known = vocabularies.get(articles);
  if (known !== undefined) return known;
  const counts = new Map<string, number>();
  for (const { title, questions, tags } of articles) {
    const words = wordsIn([title, ...questions, ...tags].join('\n').toLowerCase(), locale);
    for (const word of new Set(words)) counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  vocabularies.set(articles, counts);
  return counts;
}
