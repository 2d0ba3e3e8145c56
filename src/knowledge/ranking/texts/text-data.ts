import type { Work } from '../../slices.ts';
import type { Numbering } from '../numbering.ts';
import { invert, type PostingsData } from './postings.ts';

/** The terms of an article, by their numbers, as often as they stand in it. */
export type TextDocument = {
  /** Of title, questions and tags. */
  about: Uint32Array;
  /** The same by `wordingOf`: each word and character, stop words too. */
  wording: Uint32Array;
  sections: { heading: Uint32Array; text: Uint32Array }[];
};

/** Plain data of a text index, which can be handed between threads. */
export type TextData = {
  /** Every term -> its number; may have come to hold more since than the index knows. */
  vocabulary: Numbering;
  about: PostingsData;
  wording: PostingsData;
  headings: PostingsData;
  texts: PostingsData;
  /** By section: the article it stands in; by article: its first section. */
  articleOf: Uint32Array;
  firstSections: Uint32Array;
  /** By number: in how many articles the term stands; none for what only a wording holds. */
  holders: Uint32Array;
};

/** Indexes what articles are about, and their sections; `vocabulary` numbers their terms. */
export function* indexTexts(documents: readonly TextDocument[], vocabulary: Numbering): Work<TextData> {
  const articleOf: number[] = [];
  const firstSections: number[] = [];
  for (const [at, { sections }] of documents.entries()) {
    firstSections.push(articleOf.length);
    for (const _section of sections) articleOf.push(at);
  }
  const sections = documents.flatMap(document => document.sections);
  const inverted = (some: readonly Uint32Array[]) => invert(some, vocabulary.size);
  const about = inverted(documents.map(document => document.about));
  yield 0.2;
  const wording = inverted(documents.map(document => document.wording));
  yield 0.4;
  const headings = inverted(sections.map(({ heading }) => heading));
  yield 0.5;
  const texts = inverted(sections.map(({ text }) => text));
  yield 0.8;
  const holders = countHolders(documents, vocabulary.size);
  const places = { articleOf: Uint32Array.from(articleOf), firstSections: Uint32Array.from(firstSections) };
  return { vocabulary, about, wording, headings, texts, ...places, holders };
}

/** In how many articles each term stands. */
function countHolders(documents: readonly TextDocument[], terms: number): Uint32Array {
  const holders = new Uint32Array(terms);
  const latest = new Int32Array(terms).fill(-1);
  for (const [at, { about, sections }] of documents.entries()) {
    for (const held of [about, ...sections.flatMap(({ heading, text }) => [heading, text])]) {
      for (const term of held) {
        if (latest[term] === at) continue;
        latest[term] = at;
        holders[term] = (holders[term] ?? 0) + 1;
      }
    }
  }
  return holders;
}
