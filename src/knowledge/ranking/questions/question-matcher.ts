import type { Token } from '../../ports.ts';
import type { Example, Examples } from './examples.ts';
import { type Regression, regressionOf } from './regression.ts';

/** How well an article's title and example questions match a query. */
export type QuestionMatch = {
  article: number;
  /** About 0 for none, 1.4 for an example in its own words. */
  score: number;
  /** The nearest example and its cosine similarity. */
  nearest: Example;
  similarity: number;
};

/** What a matcher worked out beforehand, to open one of the same examples without working it out again. */
export type Fitted = {
  /** The regression's (`Regression`); undefined where it is fitted next to each query. */
  weights: Float64Array | undefined;
  /** By article: the length of the sum of its examples' vectors. */
  lengths: Float64Array;
};

export type QuestionMatcher = {
  fitted: Fitted;
  /** Matches of the articles named, or of all; in no order. Empty when nothing is shared with any of them. */
  match(tokens: readonly Token[], articles?: readonly number[], encoded?: Float32Array): QuestionMatch[];
  /**
   * The two best scores that an example would find if it were no example itself; undefined for the only one of its article.
   * `articles` are the rivals, all of them where left out.
   */
  heldOut(example: number, articles?: readonly number[]): { first: number; second: number } | undefined;
};

/** What the similarity to the middle of an article's examples counts beside the regression. */
const centroidShare = 0.4;

/** @param fitted of a matcher of the same examples */
export function questionMatcher(examples: Examples, fitted?: Fitted): QuestionMatcher {
  const lengths = fitted?.lengths ?? centroidLengths(examples);
  const regression = regressionOf(examples, fitted?.weights);
  return {
    fitted: { weights: regression.weights, lengths },
    match: (tokens, articles, encoded) => {
      const vector = examples.vectorFor(tokens, encoded);
      const named = articles ? examplesOf(examples, articles) : examples.every;
      const near = examples.similarities(vector, articles && named);
      const scores = regression.scores(named, near);
      return gather(examples, named, near).map(({ article, sum, nearest, similarity }) => ({
        article,
        score: (scores.get(article) ?? 0) + centroidShare * (sum / (lengths[article] || 1)),
        nearest,
        similarity,
      }));
    },
    heldOut: (example, articles) => heldOut(examples, lengths, regression, example, articles),
  };
}

function heldOut(
  examples: Examples,
  lengths: Float64Array,
  regression: Regression,
  example: number,
  articles: readonly number[] | undefined,
): { first: number; second: number } | undefined {
  const own = examples.all[example]?.article ?? 0;
  const { from, to } = examples.rangeOf(own);
  if (to - from < 2) return undefined;
  const named = articles ? examplesOf(examples, [...new Set([own, ...articles])]) : examples.every;
  const near = examples.similarities(examples.vectorOf(example), named);
  const scores = regression.scoresWithout(example, named, near);
  let [first, second] = [0, 0];
  for (const { article, sum } of gather(examples, named, near)) {
    const length = lengths[article] ?? 0;
    // The middle of the article without this example: |m - x|² = |m|² - 2 m·x + 1.
    const middle =
      article === own ? (sum - 1) / Math.sqrt(Math.max(length * length - 2 * sum + 1, 1e-9)) : sum / (length || 1);
    const score = (scores.get(article) ?? 0) + centroidShare * middle;
    if (score > first) [first, second] = [score, first];
    else second = Math.max(second, score);
  }
  return { first, second };
}

type Gathered = { article: number; sum: number; nearest: Example; similarity: number };

/** By article: the similarities of its examples added up, and the nearest one. None when nothing is shared with any. */
function gather(examples: Examples, named: Uint32Array, near: Float64Array): Gathered[] {
  const found: Gathered[] = [];
  let last: Gathered | undefined;
  let shared = 0;
  for (let i = 0; i < near.length; i += 1) {
    const example = examples.all[named[i] ?? 0];
    const similarity = near[i] ?? 0;
    if (!example) continue;
    shared += similarity;
    // The examples of an article stand together.
    if (last?.article !== example.article) {
      last = { article: example.article, sum: similarity, nearest: example, similarity };
      found.push(last);
      continue;
    }
    last.sum += similarity;
    if (similarity > last.similarity) {
      last.nearest = example;
      last.similarity = similarity;
    }
  }
  return shared > 0 ? found : [];
}

/** The length of the sum of each article's example vectors: the root of all their products. */
function centroidLengths(examples: Examples): Float64Array {
  return Float64Array.from({ length: examples.articles }, (_, article) => {
    const products = examples.similaritiesAmong(examplesOf(examples, [article]));
    return Math.sqrt(products.reduce((sum, product) => sum + product, 0));
  });
}

function examplesOf(examples: Examples, articles: readonly number[]): Uint32Array {
  const named: number[] = [];
  for (const article of articles) {
    const { from, to } = examples.rangeOf(article);
    for (let i = from; i < to; i += 1) named.push(i);
  }
  return Uint32Array.from(named);
}
