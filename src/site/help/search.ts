import type { Locale } from '../../base/locale.ts';
import type { Article } from '../../knowledge/article.ts';
import { type Completion, completionOf } from '../../knowledge/completion.ts';
import { withVectors } from '../../knowledge/encoding/with-vectors.ts';
import type { Hit } from '../../knowledge/ports.ts';
import type { Site } from '../site.ts';
import { excerptOf, type Piece, wantedOf, wordsIn } from './excerpt.ts';

/** Most results of one search. */
const mostFound = 10;
/** What fits less than a quarter as well as the best is no result. */
const leastShare = 0.25;
/** What shares a few letters or common words with the question, and nothing else, is no result either. */
const leastScore = 0.12;

export type FoundArticle = Hit & { excerpt: Piece[] };

type Searched = Pick<Site, 'knowledge' | 'terms'>;

/**
 * The published articles that fit a question best, through the very index the bot answers from. A last word that is only begun
 * ("reset pas") is completed, so that something is found while the reader types.
 */
export async function searchArticles(site: Searched, locale: Locale, typed: string): Promise<FoundArticle[]> {
  const text = await completed(typed, locale, site.knowledge.published(locale));
  const knowledge = await withVectors(site.knowledge, [text], locale);
  const hits = knowledge.search({ text, locale, terms: site.terms(text, locale) }, mostFound);
  const least = Math.max(leastScore, (hits[0]?.score ?? 0) * leastShare);
  const wanted = wantedOf(text, locale, site.terms);
  return hits
    .filter(({ score }) => score >= least)
    .map(hit => ({ ...hit, excerpt: excerptOf(hit.section.text, wanted, locale) }));
}

/** Kept for as long as the articles stay as they are: a change of any brings another list. */
const completions = new WeakMap<readonly Article[], Promise<Completion>>();

async function completed(typed: string, locale: Locale, articles: readonly Article[]): Promise<string> {
  const complete = completions.get(articles) ?? completionOf(articles, text => wordsIn(text, locale));
  completions.set(articles, complete);
  return (await complete)(typed);
}
