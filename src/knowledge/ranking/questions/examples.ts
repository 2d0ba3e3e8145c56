import type { Token } from '../../ports.ts';
import type { Work } from '../../slices.ts';
import { type Columns, columnsOf, products } from './columns.ts';
import type { FeatureNumbers, Row } from './row.ts';
import { endToEnd, type Measured, measureRows, type Vector, type VectorSpace, vectorSpace } from './vector-space.ts';

/** The title or an example question of an article. */
export type Example = {
  /** Place of its article in the index. */
  article: number;
  text: string;
  isQuestion: boolean;
};

/** Plain data of all examples; the numbers lie in typed arrays, so that they can be handed between threads without a copy. */
export type ExamplesData = Measured & {
  examples: Example[];
  articles: number;
  /** Length of an encoder's vectors, whose entries have the ids after those of the features; absent without one. */
  dimensions?: number;
};

/** What an encoder's cosine counts: the similarity of two texts is the mean of it and of that of words and their pieces. */
const encoderShare = 0.5;

/** All examples as vectors, in the order of their articles. */
export type Examples = {
  all: readonly Example[];
  /** Their numbers, 0 and up. */
  every: Uint32Array;
  /** Number of articles. */
  articles: number;
  space: VectorSpace;
  /** The vector of any text; `encoded` is what the encoder made of it, where examples were encoded too. */
  vectorFor(tokens: readonly Token[], encoded: Float32Array | undefined): Vector;
  /** The examples of an article: from, up to but without to. */
  rangeOf(article: number): { from: number; to: number };
  /** Cosine similarity of a vector to each of the examples named, or to all, 0 to 1. */
  similarities(vector: Vector, examples?: Uint32Array): Float64Array;
  /** The same among examples, n x n, row-major. */
  similaritiesAmong(examples: Uint32Array): Float64Array;
  /** The vector of an example; its entries are views, not copies. */
  vectorOf(example: number): Vector;
  /** Cosine of an encoder's vectors of any text and of an example, -1 to 1; 0 where it made none of the example. */
  meaning(example: Example, encoded: Float32Array): number;
};

/** Measures the examples of all articles, one or more each; `features` numbers those of their rows. */
export function* measureExamples(
  byArticle: readonly (readonly { text: string; isQuestion: boolean; row: Row }[])[],
  features: FeatureNumbers,
): Work<ExamplesData> {
  const examples = byArticle.flatMap((own, article) =>
    own.map(({ text, isQuestion }) => ({ article, text, isQuestion })),
  );
  const rows = byArticle.flatMap(own => own.map(({ row }) => row));
  return { examples, articles: byArticle.length, ...(yield* measureRows(rows, features)) };
}

/**
 * The same examples with an encoder's vectors beside their features: one longer vector, whose product is the mean of both cosines,
 * so that all that compares examples works on. Those without a vector are compared by their features alone.
 *
 * @param encoded by text, of length 1 and of one dimension
 */
export function withEncoded(data: ExamplesData, encoded: ReadonlyMap<string, Float32Array>): ExamplesData {
  const dimensions = encoded.values().next().value?.length;
  if (dimensions === undefined) return data;
  const rows = data.examples.map(({ text }, i) => {
    const [from, to] = [data.starts[i] ?? 0, data.starts[i + 1] ?? 0];
    const features = { ids: data.ids.subarray(from, to), values: data.values.subarray(from, to) };
    return beside(features, encoded.get(text), data.space.holders.length);
  });
  return { ...data, ...endToEnd(rows), dimensions };
}

/** One vector of a text's features and of what the encoder made of it, whose ids begin at `from`. */
function beside(features: Vector, encoded: Float32Array | undefined, from: number): Vector {
  if (!encoded) return features;
  const count = features.ids.length;
  const ids = new Uint32Array(count + encoded.length);
  const values = new Float32Array(count + encoded.length);
  ids.set(features.ids);
  values.set(features.values.map(value => value * Math.sqrt(1 - encoderShare)));
  for (let at = 0; at < encoded.length; at += 1) ids[count + at] = from + at;
  values.set(
    encoded.map(value => value * Math.sqrt(encoderShare)),
    count,
  );
  return { ids, values };
}

export function openExamples(data: ExamplesData): Examples {
  const { examples, articles, starts, ids, values, dimensions = 0 } = data;
  const space = vectorSpace(data.space);
  const firsts = new Uint32Array(articles + 1).fill(examples.length);
  for (let i = examples.length - 1; i >= 0; i -= 1) firsts[examples[i]?.article ?? 0] = i;
  // One text at a time lies spread out here, so that a product costs no more than the other's entries.
  const spread = new Float32Array(space.size + dimensions);
  let columns: Columns | undefined;
  const vectorOf = (example: number): Vector => {
    const [from, to] = [starts[example] ?? 0, starts[example + 1] ?? 0];
    return { ids: ids.subarray(from, to), values: values.subarray(from, to) };
  };
  const spreadOut = ({ ids, values }: Vector) => {
    for (let at = 0; at < ids.length; at += 1) spread[ids[at] ?? 0] = values[at] ?? 0;
  };
  const foldUp = ({ ids }: Vector) => {
    for (let at = 0; at < ids.length; at += 1) spread[ids[at] ?? 0] = 0;
  };
  const product = (example: number) => {
    let sum = 0;
    const to = starts[example + 1] ?? 0;
    for (let at = starts[example] ?? 0; at < to; at += 1) sum += (values[at] ?? 0) * (spread[ids[at] ?? 0] ?? 0);
    return sum;
  };
  return {
    all: examples,
    every: Uint32Array.from(examples.keys()),
    articles,
    space,
    vectorFor: (tokens, encoded) =>
      beside(space.vector(tokens), encoded?.length === dimensions ? encoded : undefined, space.size),
    rangeOf: article => ({ from: firsts[article] ?? 0, to: firsts[article + 1] ?? examples.length }),
    vectorOf,
    meaning: (example, encoded) => {
      const { ids, values } = vectorOf(examples.indexOf(example, firsts[example.article]));
      let sum = 0;
      for (let at = 0; at < ids.length; at += 1) {
        sum += (values[at] ?? 0) * (encoded[(ids[at] ?? 0) - space.size] ?? 0);
      }
      return sum / Math.sqrt(encoderShare);
    },
    similarities: (vector, named) => {
      if (!named) {
        columns ??= columnsOf(data, space.size + dimensions);
        return products(columns, vector, examples.length);
      }
      spreadOut(vector);
      const found = new Float64Array(named.length);
      for (let i = 0; i < named.length; i += 1) found[i] = product(named[i] ?? 0);
      foldUp(vector);
      return found;
    },
    similaritiesAmong: named => {
      const n = named.length;
      const found = new Float64Array(n * n);
      for (let i = 0; i < n; i += 1) {
        const vector = vectorOf(named[i] ?? 0);
        spreadOut(vector);
        for (let j = 0; j <= i; j += 1) {
          const similarity = product(named[j] ?? 0);
          found[i * n + j] = similarity;
          found[j * n + i] = similarity;
        }
        foldUp(vector);
      }
      return found;
    },
  };
}
