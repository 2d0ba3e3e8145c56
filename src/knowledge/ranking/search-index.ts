import MiniSearch from 'minisearch';
import type { Locale } from '../../base/locale.ts';
import type { Article, Section } from '../article.ts';
import type { Terms } from '../ports.ts';

/** The title or an example question, as a set of terms. */
export type Phrase = {
  article: number;
  text: string;
  isQuestion: boolean;
  terms: ReadonlySet<string>;
  /** The weights of its terms, added up. */
  mass: number;
};

export type IndexedSection = { section: Section; heading: ReadonlySet<string>; text: ReadonlySet<string> };

export type IndexedArticle = {
  article: Article;
  title: ReadonlySet<string>;
  tags: ReadonlySet<string>;
  /** Terms of title, example questions and tags: what the article is about. */
  about: ReadonlySet<string>;
  sections: IndexedSection[];
};

/** Everything one locale's search looks into. Built once, never changed. */
export type LocaleIndex = {
  articles: IndexedArticle[];
  phrases: Phrase[];
  /** Term -> the phrases that hold it. */
  byTerm: ReadonlyMap<string, number[]>;
  /** Sections by `${article}/${section}`; fields: heading, text, and what the article is about. */
  bodies: MiniSearch;
  /** How much a term tells, in nats: high for rare ones, highest for those no article holds, about 0 for those all hold. */
  weight(term: string): number;
  isKnown(term: string): boolean;
  /** Whether any article has Chinese characters. */
  holdsHan: boolean;
  /** How many articles hold the term anywhere. */
  holders(term: string): number;
};

/** A term that all articles hold still tells two of its queries apart from an empty one. */
const leastWeight = 0.05;

/** MiniSearch splits a string into terms; ours come cut already, so they travel joined by a character no term holds. */
const joint = '\n';
export const joinTerms = (terms: Iterable<string>) => [...terms].join(joint);
export const splitTerms = (joined: string) => joined.split(joint);

/** Indexes published articles of one locale. */
export function indexLocale(published: readonly Article[], locale: Locale, terms: Terms): LocaleIndex {
  const cut = (text: string) => new Set(terms(text, locale));
  const articles = published.map(article => indexArticle(article, cut));
  const spread = spreadOf(articles);
  const holders = (term: string) => spread.get(term) ?? 0;
  const weight = (term: string) => Math.max(leastWeight, Math.log((articles.length + 1) / (holders(term) + 0.5)));
  const phrases = articles.flatMap(({ article }, at) => [
    phrase(at, article.title, false, cut, weight),
    ...article.questions.map(question => phrase(at, question, true, cut, weight)),
  ]);
  return {
    articles,
    phrases,
    byTerm: postingsOf(phrases),
    bodies: indexBodies(articles),
    weight,
    isKnown: term => spread.has(term),
    holdsHan: [...spread.keys()].some(term => /\p{sc=Han}/u.test(term)),
    holders,
  };
}

type Cut = (text: string) => Set<string>;

function indexArticle(article: Article, cut: Cut): IndexedArticle {
  const title = cut(article.title);
  const tags = new Set(article.tags.flatMap(tag => [...cut(tag)]));
  const about = new Set([...title, ...tags, ...article.questions.flatMap(question => [...cut(question)])]);
  const sections = article.sections.map(section => ({
    section,
    heading: cut(section.heading ?? ''),
    text: cut(section.text),
  }));
  return { article, title, tags, about, sections };
}

/** Term -> in how many articles it stands. */
function spreadOf(articles: readonly IndexedArticle[]): Map<string, number> {
  const spread = new Map<string, number>();
  for (const { about, sections } of articles) {
    const all = new Set(about);
    for (const { heading, text } of sections) for (const term of [...heading, ...text]) all.add(term);
    for (const term of all) spread.set(term, (spread.get(term) ?? 0) + 1);
  }
  return spread;
}

function phrase(
  article: number,
  text: string,
  isQuestion: boolean,
  cut: Cut,
  weight: (term: string) => number,
): Phrase {
  const terms = cut(text);
  let mass = 0;
  for (const term of terms) mass += weight(term);
  return { article, text, isQuestion, terms, mass };
}

function postingsOf(phrases: readonly Phrase[]): Map<string, number[]> {
  const postings = new Map<string, number[]>();
  for (const [i, { terms }] of phrases.entries()) {
    for (const term of terms) {
      const list = postings.get(term);
      if (list) list.push(i);
      else postings.set(term, [i]);
    }
  }
  return postings;
}

function indexBodies(articles: readonly IndexedArticle[]): MiniSearch {
  const bodies = new MiniSearch({
    fields: ['heading', 'text', 'about'],
    tokenize: splitTerms,
    processTerm: term => term || null,
    searchOptions: { boost: { heading: 2 }, combineWith: 'OR' },
  });
  for (const [i, { about, sections }] of articles.entries()) {
    bodies.addAll(
      sections.map(({ heading, text }, j) => ({
        id: `${i}/${j}`,
        heading: joinTerms(heading),
        text: joinTerms(text),
        about: joinTerms(about),
      })),
    );
  }
  return bodies;
}
