import type MiniSearch from 'minisearch';
import type { Work } from '../../slices.ts';
import { collectPostings, openPostings, type Postings, type PostingsData } from './postings.ts';
import { emptySections, findSections, indexSections, type SectionMatch, type SectionTerms } from './section-search.ts';
import { spellingOf } from './spelling.ts';

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

export type TextDocument = {
  /** Terms of title, questions and tags. */
  about: string[];
  /** The same by `wordingOf`: each word and character, stop words too. */
  wording: string[];
  sections: SectionTerms[];
};

/** Plain data of a text index, which can be handed between threads when the sections are packed. */
export type TextData = {
  about: PostingsData;
  wording: PostingsData;
  sections: MiniSearch;
  /** Term -> in how many articles it stands. */
  holders: Map<string, number>;
};

export type TextIndex = {
  /** Articles. */
  size: number;
  /** In how many articles the term stands. */
  holders(term: string): number;
  /** How much a term tells, in nats: high for rare ones, highest for those no article holds, about 0 for those all hold. */
  weight(term: string): number;
  isKnown(term: string): boolean;
  /** The known term that a misspelt one is nearest to; undefined where none is near. */
  nearest(term: string): string | undefined;
  /** Whether any article has Chinese characters. */
  holdsHan: boolean;
  /** Whether articles say more than their title and questions, so that a word none of them holds is foreign to all. */
  hasBodies: boolean;
  /** What was found for these terms, and for the whole wording where that is given. */
  find(query: QueryTerms, wording: ReadonlyMap<string, number> | undefined): TextMatches;
};

/** A term that all articles hold still tells two of its queries apart from an empty one. */
const leastWeight = 0.05;
/**
 * An OR query scores every document that holds any of its terms. Past so many of them the common terms are left out: they would
 * take long and tell little.
 */
const mostScored = 2500;

/** Indexes what articles are about, and their sections. */
export function* indexTexts(documents: readonly { document: TextDocument }[]): Work<TextData> {
  const about = collectPostings();
  const wording = collectPostings();
  const sections = emptySections();
  const holders = new Map<string, number>();
  for (const [at, { document }] of documents.entries()) {
    about.add(document.about);
    wording.add(document.wording);
    indexSections(sections, at, document.sections);
    const all = new Set(document.about);
    for (const { heading, text } of document.sections) {
      for (const term of heading) all.add(term);
      for (const term of text) all.add(term);
    }
    for (const term of all) holders.set(term, (holders.get(term) ?? 0) + 1);
    yield (at + 1) / documents.length;
  }
  return { about: about.data(), wording: wording.data(), sections, holders };
}

export function openTexts(data: TextData): TextIndex {
  const about = openPostings(data.about);
  const wordings = openPostings(data.wording);
  const size = data.about.lengths.length;
  const holders = (term: string) => data.holders.get(term) ?? 0;
  return {
    size,
    holders,
    weight: term => Math.max(leastWeight, Math.log((size + 1) / (holders(term) + 0.5))),
    isKnown: term => data.holders.has(term),
    nearest: spellingOf(data.holders.keys(), holders).nearest,
    hasBodies: data.sections.termCount > 0,
    holdsHan: [...data.holders.keys()].some(term => /\p{sc=Han}/u.test(term)),
    find: (query, wording) => {
      const asked = telling(query, holders);
      const found = aboutMatches(about, asked);
      if (wording) addWordings(found, wordings, telling(wording, wordings.holders));
      addSections(found, findSections(data.sections, asked, about.holds));
      return { byArticle: found, termsOf: at => [...asked.keys()].filter(term => about.holds(at, term)) };
    },
  };
}

function aboutMatches(about: Postings, asked: QueryTerms): Map<number, TextMatch> {
  const { documents, score, mass } = about.find(asked, 'evenly');
  const found = new Map<number, TextMatch>();
  for (const at of documents) {
    const aboutMass = mass[at] ?? 0;
    found.set(at, { about: score[at] ?? 0, section: 0, aboutMass, wholeMass: aboutMass });
  }
  return found;
}

function addWordings(found: Map<number, TextMatch>, wordings: Postings, asked: ReadonlyMap<string, number>): void {
  const { documents, score } = wordings.find(asked, 'by weight');
  for (const at of documents) matchAt(found, at).about = score[at] ?? 0;
}

function addSections(found: Map<number, TextMatch>, sections: readonly SectionMatch[]): void {
  for (const { article, score, mass } of sections) {
    const match = matchAt(found, article);
    match.section = Math.max(match.section, score);
    match.wholeMass = Math.max(match.wholeMass, match.aboutMass + mass);
  }
}

function matchAt(found: Map<number, TextMatch>, at: number): TextMatch {
  const known = found.get(at);
  if (known) return known;
  const match = { about: 0, section: 0, aboutMass: 0, wholeMass: 0 };
  found.set(at, match);
  return match;
}

/** The rarest terms first, until they find enough. */
function telling(asked: ReadonlyMap<string, number>, holders: (term: string) => number): Map<string, number> {
  const rarest = [...asked].sort(([a], [b]) => holders(a) - holders(b));
  let scored = 0;
  return new Map(
    rarest.filter(([term], place) => {
      scored += holders(term);
      return place === 0 || scored <= mostScored;
    }),
  );
}
