import type { Work } from '../../slices.ts';
import { collectPostings, type PostingsData } from './postings.ts';

export type TextDocument = {
  /** Terms of title, questions and tags. */
  about: string[];
  /** The same by `wordingOf`: each word and character, stop words too. */
  wording: string[];
  sections: { heading: string[]; text: string[] }[];
};

/** Plain data of a text index, which can be handed between threads. */
export type TextData = {
  /** Every term -> its number. */
  vocabulary: Map<string, number>;
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

/** Indexes what articles are about, and their sections. */
export function* indexTexts(documents: readonly { document: TextDocument }[]): Work<TextData> {
  const vocabulary = new Map<string, number>();
  const [about, wording, headings, texts] = [
    collectPostings(),
    collectPostings(),
    collectPostings(),
    collectPostings(),
  ];
  const articleOf: number[] = [];
  const firstSections: number[] = [];
  const holders = countHolders();
  const numbered = (terms: readonly string[]) => terms.map(term => numberOf(term, vocabulary));
  const indexSection = (at: number, heading: readonly number[], text: readonly number[]) => {
    headings.add(heading);
    texts.add(text);
    articleOf.push(at);
    holders.add(at, heading);
    holders.add(at, text);
  };
  for (const [at, { document }] of documents.entries()) {
    firstSections.push(articleOf.length);
    const own = numbered(document.about);
    about.add(own);
    holders.add(at, own);
    wording.add(numbered(document.wording));
    for (const { heading, text } of document.sections) indexSection(at, numbered(heading), numbered(text));
    yield (at + 1) / documents.length;
  }
  return {
    vocabulary,
    about: about.data(),
    wording: wording.data(),
    headings: headings.data(),
    texts: texts.data(),
    articleOf: Uint32Array.from(articleOf),
    firstSections: Uint32Array.from(firstSections),
    holders: holders.data(vocabulary.size),
  };
}

function numberOf(term: string, vocabulary: Map<string, number>): number {
  const known = vocabulary.get(term);
  if (known !== undefined) return known;
  vocabulary.set(term, vocabulary.size);
  return vocabulary.size - 1;
}

/** In how many documents each term stands; those of one document are told one after another. */
function countHolders(): { add(document: number, terms: readonly number[]): void; data(size: number): Uint32Array } {
  const counts: number[] = [];
  const latest: number[] = [];
  return {
    add: (document, terms) => {
      for (const term of terms) {
        if (latest[term] === document) continue;
        latest[term] = document;
        counts[term] = (counts[term] ?? 0) + 1;
      }
    },
    data: size => Uint32Array.from({ length: size }, (_, term) => counts[term] ?? 0),
  };
}
