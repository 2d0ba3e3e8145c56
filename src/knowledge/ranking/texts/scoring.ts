import type { Postings } from './postings.ts';

/** Terms of a query by number, with what they weigh. */
export type Asked = ReadonlyMap<number, number>;

/** Scores by document. */
export type Scores = {
  /** The documents that hold any of the terms, in no order. */
  documents: readonly number[];
  score: Float64Array;
  /** What the terms held weigh in the query. */
  mass: Float64Array;
};

/** How much more a term in a heading says about its section than one in its text. */
export const headingFactor = 2;
/** A term that stands only in a section's running text says less than one in title, questions, tags or heading. */
const textFactor = 0.6;

/** Scores titles, questions and tags. `evenly`: the terms' weights count for the mass alone. */
export function scoreTopics(topics: Postings, asked: Asked, weigh: 'evenly' | 'by weight'): Scores {
  const sums = sumsOf(topics.size);
  for (const [term, weight] of asked) {
    const factor = weigh === 'evenly' ? 1 : weight;
    topics.visit(term, (document, worth) => sums.add(document, term, factor * worth, weight));
  }
  return sums.done();
}

/**
 * Scores sections by heading and text.
 *
 * @param articleOf by section: the article it stands in
 * @param topics titles, questions and tags by article; what they hold is no merit of a section, and not counted to its mass
 */
export function scoreSections(
  {
    headings,
    texts,
    topics,
    articleOf,
  }: { headings: Postings; texts: Postings; topics: Postings; articleOf: Uint32Array },
  asked: Asked,
): Scores {
  const sums = sumsOf(texts.size);
  const holding = new Uint32Array(topics.size);
  let turn = 0;
  for (const [term, weight] of asked) {
    turn += 1;
    topics.visit(term, article => {
      holding[article] = turn;
    });
    const beyond = (section: number, mass: number) => (holding[articleOf[section] ?? 0] === turn ? 0 : mass);
    headings.visit(term, (section, worth) => sums.add(section, term, headingFactor * worth, beyond(section, weight)));
    texts.visit(term, (section, worth) => sums.add(section, term, worth, beyond(section, textFactor * weight)));
  }
  return sums.done();
}

/** Adds up what terms are worth, one term after another; a term that is told twice of a document weighs once. */
function sumsOf(size: number) {
  const score = new Float64Array(size);
  const mass = new Float64Array(size);
  const terms = new Uint16Array(size);
  const latest = new Int32Array(size).fill(-1);
  const documents: number[] = [];
  return {
    add: (document: number, term: number, worth: number, weight: number): void => {
      score[document] = (score[document] ?? 0) + worth;
      if (latest[document] === term) return;
      if (terms[document] === 0) documents.push(document);
      latest[document] = term;
      terms[document] = (terms[document] ?? 0) + 1;
      mass[document] = (mass[document] ?? 0) + weight;
    },
    /** More of the terms are worth more than the same few more often, as in MiniSearch. */
    done: (): Scores => {
      for (const document of documents) score[document] = (score[document] ?? 0) * (terms[document] ?? 0);
      return { documents, score, mass };
    },
  };
}
