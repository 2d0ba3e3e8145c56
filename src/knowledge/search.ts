import type { Locale } from '../base/locale.ts';
import type { Article } from './article.ts';
import { confidenceOf } from './confidence.ts';
import { byMeaning } from './encoding/by-meaning.ts';
import type { Analyzer, Encoded, Hit, Search } from './ports.ts';
import { type Evidence, rank } from './ranking/fusion.ts';
import {
  type Indexable,
  type KnownCuts,
  type LocaleData,
  type LocaleIndex,
  measureLocale,
  openLocale,
} from './ranking/locale-index.ts';
import { chooseSection } from './ranking/section-choice.ts';
import { type Asked, whyOf } from './reasons.ts';
import { finish, portion, type Work } from './slices.ts';

/** What only names a topic is half as sure: enough to be offered, too little to be an answer. */
const vagueFactor = 0.5;
/** A word said in passing is too little to be offered for. */
const passingFactor = 0.75;
/** A question of words that no article knows is about something else. */
const foreignFactor = 0.4;
/** The score of an example question in its own words; what is above it is as good. */
const fullScore = 1.5;

/**
 * Indexes the published ones of `articles`, a locale at a time. Pure, like the search it gives. With `encoded` an encoder's vectors
 * are compared as well.
 */
export function buildIndex(articles: readonly Article[], analyzer: Analyzer, encoded?: Encoded): Search {
  return openIndex(articles, analyzer, finish(measureArticles(articles, analyzer, new Map(), encoded)));
}

/** What of an article is measured. */
export type Measurable = Indexable & Pick<Article, 'locale' | 'status'>;

/** What an index is opened with, by locale: plain data, which can be handed between threads. */
export type IndexData = ReadonlyMap<Locale, LocaleData>;

/** The costly part of `buildIndex`, in steps. `known` keeps what was cut of articles, for the next time. */
export function* measureArticles(
  articles: readonly Measurable[],
  analyzer: Analyzer,
  known: KnownCuts = new Map(),
  encoded?: Encoded,
): Work<IndexData> {
  const data = new Map<Locale, LocaleData>();
  const byLocale = publishedByLocale(articles);
  for (const [locale, members] of byLocale) {
    const done = data.size / byLocale.size;
    const work = measureLocale(members, locale, analyzer, known, encoded?.get(locale));
    data.set(locale, yield* portion(work, done, done + 1 / byLocale.size));
  }
  return data;
}

/** The search over articles that `data` was measured of. */
export function openIndex(articles: readonly Article[], analyzer: Analyzer, data: IndexData): Search {
  const indexes = new Map<Locale, LocaleIndex<Article>>();
  for (const [locale, members] of publishedByLocale(articles)) {
    const measured = data.get(locale);
    if (measured) indexes.set(locale, openLocale(members, locale, analyzer, measured));
  }
  return {
    search: ({ text, locale, terms, vector }, limit) => {
      const index = indexes.get(locale);
      if (!index || limit < 1) return [];
      const tokens = analyzer.tokens(text, locale);
      const ranked = rank(index, { text, terms, tokens, vector });
      const asked = { terms, tokens, isKnown: index.texts.isKnown };
      const best = byMeaning(ranked.slice(0, limit), index.examples, vector);
      return best.flatMap((found, at) => hitOf(index, asked, found, rivalOf(ranked, at), analyzer));
    },
  };
}

/** The articles of a locale that are measured, in their order. */
export function publishedIn<A extends Measurable>(articles: readonly A[], locale: Locale): A[] {
  return publishedByLocale(articles).get(locale) ?? [];
}

function publishedByLocale<A extends Measurable>(articles: readonly A[]): Map<Locale, A[]> {
  return Map.groupBy(
    articles.filter(article => article.status === 'published'),
    article => article.locale,
  );
}

/** The score of the best other one. */
function rivalOf(ranked: readonly Evidence<Article>[], at: number): number {
  return ranked[at === 0 ? 1 : 0]?.score ?? 0;
}

function hitOf(
  index: LocaleIndex<Article>,
  asked: Asked,
  evidence: Evidence<Article>,
  second: number,
  analyzer: Analyzer,
): Hit[] {
  const { article, place, score, isVague, isPassing, coverage, foreign } = evidence;
  const indexed = index.termsOf(place);
  const [lead] = article.sections;
  // What to do at once stands in the lead.
  const section = article.urgent ? lead : chooseSection(indexed, asked.terms, index.texts.weight);
  if (!section) return [];
  const chosen = article.sections.indexOf(section);
  const inSection = asked.terms.filter(term => indexed.placeIn(chosen, term) !== undefined);
  const sure = confidenceOf({ first: score, second, coverage, foreign, selfTest: index.selfTest });
  return [
    {
      article,
      section,
      score: Math.min(1, score / fullScore) * (1 - foreignFactor * foreign) * (isPassing ? passingFactor : 1),
      confidence: sure * (isVague ? vagueFactor : 1),
      why: whyOf(evidence, inSection, asked, analyzer, fullScore),
    },
  ];
}
