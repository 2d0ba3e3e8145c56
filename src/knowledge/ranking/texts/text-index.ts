import type { Token } from '../../ports.ts';
import { openPostings, type Postings } from './postings.ts';
import { type Asked, type Scores, scoreSections, scoreTopics } from './scoring.ts';
import { type Corrections, spellingOf } from './spelling.ts';
import type { TextData } from './text-data.ts';

/** Term of the index -> what it weighs in a query. Terms that no article holds stay in: they speak against an answer. */
export type QueryTerms = ReadonlyMap<string, number>;

/** What was found in one article. */
export type TextMatch = {
  /** BM25 of title, questions and tags. */
  about: number;
  /** BM25 of the best section. */
  section: number;
  /** Weight of the query's terms in title, questions and tags. */
  aboutMass: number;
  /** The same, joined by those of the best section; running text counts less than a heading. */
  wholeMass: number;
};

export type TextMatches = {
  /** By place of the article. */
  byArticle: ReadonlyMap<number, TextMatch>;
  /** The query's terms that the article's title, questions and tags hold. */
  termsOf(article: number): string[];
};

export type TextIndex = {
  /** Articles. */
  size: number;
  /** In how many articles the term stands. */
  holders(term: string): number;
  /** How much a term tells, in nats: high for rare ones, highest for those no article holds, about 0 for those all hold. */
  weight(term: string): number;
  isKnown(term: string): boolean;
  /** What misspelt words of a text mean. */
  correct(tokens: readonly Token[]): Corrections;
  /** Whether any article has Chinese characters. */
  holdsHan: boolean;
  /** Whether articles say more than their title and questions, so that a word none of them holds is foreign to all. */
  hasBodies: boolean;
  /** Where the n-th section of an article holds a term. */
  placeIn(article: number, section: number, term: string): 'heading' | 'text' | undefined;
  /** What was found for these terms, and for the whole wording where that is given. */
  find(query: QueryTerms, wording: ReadonlyMap<string, number> | undefined): TextMatches;
};

/** A term that all articles hold still tells two of its queries apart from an empty one. */
const leastWeight = 0.05;
/**
 * An OR query scores every document that holds any of its terms. Past so many of them the common terms are left out: they would
 * take long and tell little.
 */
const mostScored = 4000;

export function openTexts(data: TextData): TextIndex {
  const { vocabulary } = data;
  const about = openPostings(data.about);
  const wordings = openPostings(data.wording);
  const sections = {
    headings: openPostings(data.headings),
    texts: openPostings(data.texts),
    topics: about,
    articleOf: data.articleOf,
  };
  const size = data.about.lengths.length;
  const heldBy = (number: number) => data.holders[number] ?? 0;
  const holders = (term: string) => heldBy(vocabulary.get(term) ?? vocabulary.size);
  const isKnown = (term: string) => holders(term) > 0;
  const known = [...vocabulary.keys()].filter(isKnown);
  return {
    size,
    holders,
    weight: term => Math.max(leastWeight, Math.log((size + 1) / (holders(term) + 0.5))),
    isKnown,
    correct: spellingOf(known, { holders, isKnown }).correct,
    hasBodies: data.texts.documents.length > 0 || data.headings.documents.length > 0,
    holdsHan: known.some(term => /\p{sc=Han}/u.test(term)),
    placeIn: (article, section, term) => {
      const number = vocabulary.get(term);
      const at = (data.firstSections[article] ?? 0) + section;
      if (number === undefined) return undefined;
      if (sections.headings.holds(at, number)) return 'heading';
      return sections.texts.holds(at, number) ? 'text' : undefined;
    },
    find: (query, wording) => {
      const asked = telling(query, vocabulary, heldBy);
      const found = aboutMatches(about, asked);
      if (wording) addWordings(found, wordings, telling(wording, vocabulary, wordings.holders));
      addSections(found, scoreSections(sections, asked), data.articleOf);
      return { byArticle: found, termsOf: at => termsIn(at, query, asked, data, about) };
    },
  };
}

function termsIn(
  article: number,
  query: QueryTerms,
  asked: Asked,
  { vocabulary }: TextData,
  about: Postings,
): string[] {
  return [...query.keys()].filter(term => {
    const number = vocabulary.get(term);
    return number !== undefined && asked.has(number) && about.holds(article, number);
  });
}

function aboutMatches(about: Postings, asked: Asked): Map<number, TextMatch> {
  const { documents, score, mass } = scoreTopics(about, asked, 'evenly');
  const found = new Map<number, TextMatch>();
  for (const at of documents) {
    const aboutMass = mass[at] ?? 0;
    found.set(at, { about: score[at] ?? 0, section: 0, aboutMass, wholeMass: aboutMass });
  }
  return found;
}

function addWordings(found: Map<number, TextMatch>, wordings: Postings, asked: Asked): void {
  const { documents, score } = scoreTopics(wordings, asked, 'by weight');
  for (const at of documents) matchAt(found, at).about = score[at] ?? 0;
}

function addSections(found: Map<number, TextMatch>, { documents, score, mass }: Scores, articleOf: Uint32Array): void {
  for (const section of documents) {
    const match = matchAt(found, articleOf[section] ?? 0);
    match.section = Math.max(match.section, score[section] ?? 0);
    match.wholeMass = Math.max(match.wholeMass, match.aboutMass + (mass[section] ?? 0));
  }
}

function matchAt(found: Map<number, TextMatch>, at: number): TextMatch {
  const known = found.get(at);
  if (known) return known;
  const match = { about: 0, section: 0, aboutMass: 0, wholeMass: 0 };
  found.set(at, match);
  return match;
}

/** The known ones of these terms, by number: the rarest first, until they find enough. */
function telling(query: QueryTerms, vocabulary: ReadonlyMap<string, number>, holders: (term: number) => number): Asked {
  const known: [number, number][] = [];
  for (const [term, weight] of query) {
    const number = vocabulary.get(term);
    if (number !== undefined) known.push([number, weight]);
  }
  known.sort(([a], [b]) => holders(a) - holders(b));
  let scored = 0;
  return new Map(
    known.filter(([term], place) => {
      scored += holders(term);
      return place === 0 || scored <= mostScored;
    }),
  );
}
