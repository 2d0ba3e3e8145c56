/** An inverted index as plain data: which documents hold a term, and how often. It can be handed between threads. */
export type PostingsData = {
  /** Term -> its place; the term at place t has the entries from `starts[t]` up to `starts[t + 1]`. */
  terms: Map<string, number>;
  starts: Uint32Array;
  /** By entry, documents in rising order. */
  documents: Uint32Array;
  counts: Float32Array;
  /** Distinct terms of each document. */
  lengths: Uint32Array;
};

/** What was found for a query, by document. */
export type Found = {
  /** The documents that hold any of its terms, in no order. */
  documents: readonly number[];
  score: Float64Array;
  /** What the terms held weigh in the query. */
  mass: Float64Array;
};

export type Postings = {
  /** How many documents hold the term. */
  holders(term: string): number;
  holds(document: number, term: string): boolean;
  find(query: ReadonlyMap<string, number>, weigh: 'evenly' | 'by weight'): Found;
};

/** BM25+ (Lv & Zhai, Lower-Bounding Term Frequency Normalization, 2011) with MiniSearch's settings. */
const bm25 = { k: 1.2, b: 0.7, d: 0.5 };

/** Collects documents, one `add` each, in the order of their numbers. */
export function collectPostings(): { add(terms: readonly string[]): void; data(): PostingsData } {
  const terms = new Map<string, number>();
  const lengths: number[] = [];
  const entries: { documents: number[]; counts: number[] }[] = [];
  return {
    add: held => {
      const counts = new Map<string, number>();
      for (const term of held) counts.set(term, (counts.get(term) ?? 0) + 1);
      for (const [term, count] of counts) {
        const place = terms.get(term) ?? terms.size;
        if (place === terms.size) {
          terms.set(term, place);
          entries.push({ documents: [], counts: [] });
        }
        entries[place]?.documents.push(lengths.length);
        entries[place]?.counts.push(count);
      }
      lengths.push(counts.size);
    },
    data: () => {
      const starts = new Uint32Array(entries.length + 1);
      for (const [place, { counts }] of entries.entries()) starts[place + 1] = (starts[place] ?? 0) + counts.length;
      const documents = new Uint32Array(starts.at(-1) ?? 0);
      const counts = new Float32Array(documents.length);
      for (const [place, entry] of entries.entries()) {
        documents.set(entry.documents, starts[place]);
        counts.set(entry.counts, starts[place]);
      }
      return { terms, starts, documents, counts, lengths: Uint32Array.from(lengths) };
    },
  };
}

export function openPostings({ terms, starts, documents, counts, lengths }: PostingsData): Postings {
  const size = lengths.length;
  const meanLength = lengths.reduce((sum, length) => sum + length, 0) / (size || 1) || 1;
  const entriesOf = (term: string) => {
    const place = terms.get(term);
    return place === undefined ? { from: 0, to: 0 } : { from: starts[place] ?? 0, to: starts[place + 1] ?? 0 };
  };
  const holders = (term: string) => {
    const { from, to } = entriesOf(term);
    return to - from;
  };
  return {
    holders,
    holds: (document, term) => {
      let { from, to } = entriesOf(term);
      while (from < to) {
        const middle = (from + to) >> 1;
        if ((documents[middle] ?? 0) < document) from = middle + 1;
        else to = middle;
      }
      return from < entriesOf(term).to && documents[from] === document;
    },
    find: (query, weigh) => {
      const score = new Float64Array(size);
      const mass = new Float64Array(size);
      const matched = new Uint16Array(size);
      const touched: number[] = [];
      for (const [term, weight] of query) {
        const { from, to } = entriesOf(term);
        const rarity = Math.log(1 + (size - (to - from) + 0.5) / (to - from + 0.5)) * (weigh === 'evenly' ? 1 : weight);
        for (let at = from; at < to; at += 1) {
          const document = documents[at] ?? 0;
          const count = counts[at] ?? 0;
          const length = 1 - bm25.b + (bm25.b * (lengths[document] ?? 0)) / meanLength;
          if (matched[document] === 0) touched.push(document);
          matched[document] = (matched[document] ?? 0) + 1;
          score[document] =
            (score[document] ?? 0) + rarity * (bm25.d + (count * (bm25.k + 1)) / (count + bm25.k * length));
          mass[document] = (mass[document] ?? 0) + weight;
        }
      }
      // More of the query's terms count more than the same few, more often (MiniSearch's `quality`).
      for (const document of touched) score[document] = (score[document] ?? 0) * (matched[document] ?? 0);
      return { documents: touched, score, mass };
    },
  };
}
