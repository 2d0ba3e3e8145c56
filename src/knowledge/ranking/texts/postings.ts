/**
 * An inverted index as plain data: which documents hold a term, and how often. Terms and documents are numbers from 0 up. It can be
 * handed between threads.
 */
export type PostingsData = {
  /** The term t has the entries from `starts[t]` up to `starts[t + 1]`. */
  starts: Uint32Array;
  /** By entry, documents in rising order. */
  documents: Uint32Array;
  counts: Float32Array;
  /** Distinct terms of each document. */
  lengths: Uint32Array;
};

export type Postings = {
  /** Documents. */
  size: number;
  /** How many documents hold the term. */
  holders(term: number): number;
  holds(document: number, term: number): boolean;
  /** Tells each document that holds the term, and what it is worth there (BM25). */
  visit(term: number, visitor: (document: number, worth: number) => void): void;
};

/** BM25+ (Lv & Zhai, Lower-Bounding Term Frequency Normalization, 2011): how soon a repeated term is enough, what length costs. */
const bm25 = { k: 1.2, b: 0.7, d: 0.5 };

/**
 * Inverts documents, each the numbers of its terms.
 *
 * @param terms how many different ones there are; all numbers are below
 */
export function invert(documents: readonly Uint32Array[], terms: number): PostingsData {
  const starts = new Uint32Array(terms + 1);
  const lengths = new Uint32Array(documents.length);
  const latest = new Int32Array(terms).fill(-1);
  for (const [document, held] of documents.entries()) {
    for (const term of held) {
      if (latest[term] === document) continue;
      latest[term] = document;
      starts[term + 1] = (starts[term + 1] ?? 0) + 1;
      lengths[document] = (lengths[document] ?? 0) + 1;
    }
  }
  for (let term = 0; term < terms; term += 1) starts[term + 1] = (starts[term + 1] ?? 0) + (starts[term] ?? 0);
  const entries = { documents: new Uint32Array(starts[terms] ?? 0), counts: new Float32Array(starts[terms] ?? 0) };
  const ends = starts.slice();
  latest.fill(-1);
  for (const [document, held] of documents.entries()) {
    for (const term of held) {
      if (latest[term] !== document) {
        latest[term] = document;
        entries.documents[ends[term] ?? 0] = document;
        ends[term] = (ends[term] ?? 0) + 1;
      }
      const entry = (ends[term] ?? 0) - 1;
      entries.counts[entry] = (entries.counts[entry] ?? 0) + 1;
    }
  }
  return { starts, ...entries, lengths };
}

export function openPostings({ starts, documents, counts, lengths }: PostingsData): Postings {
  const size = lengths.length;
  const meanLength = lengths.reduce((sum, length) => sum + length, 0) / (size || 1) || 1;
  const entriesOf = (term: number) => ({ from: starts[term] ?? 0, to: starts[term + 1] ?? starts[term] ?? 0 });
  const holders = (term: number) => {
    const { from, to } = entriesOf(term);
    return to - from;
  };
  return {
    size,
    holders,
    holds: (document, term) => {
      const entries = entriesOf(term);
      let { from, to } = entries;
      while (from < to) {
        const middle = (from + to) >> 1;
        if ((documents[middle] ?? 0) < document) from = middle + 1;
        else to = middle;
      }
      return from < entries.to && documents[from] === document;
    },
    visit: (term, visitor) => {
      const { from, to } = entriesOf(term);
      const rarity = Math.log(1 + (size - (to - from) + 0.5) / (to - from + 0.5));
      for (let at = from; at < to; at += 1) {
        const document = documents[at] ?? 0;
        const count = counts[at] ?? 0;
        const length = 1 - bm25.b + (bm25.b * (lengths[document] ?? 0)) / meanLength;
        visitor(document, rarity * (bm25.d + (count * (bm25.k + 1)) / (count + bm25.k * length)));
      }
    },
  };
}
