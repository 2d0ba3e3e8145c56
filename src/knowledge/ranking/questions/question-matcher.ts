import { type CholeskyDecomposition, Matrix } from 'ml-matrix';
import type { Token } from '../../ports.ts';
import type { Example, Examples } from './examples.ts';
import { fitRidge, kernelOf, weighOne } from './kernel-ridge.ts';

/** How well an article's title and example questions match a query. */
export type QuestionMatch = {
  article: number;
  /** About 0 for none, 1.4 for an example in its own words. */
  score: number;
  /** The nearest example and its cosine similarity. */
  nearest: Example;
  similarity: number;
};

export type QuestionMatcher = {
  /** What the regression was fitted to, to open a matcher of the same examples without fitting again; undefined if nothing was. */
  weights: Float64Array | undefined;
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
/**
 * The regression is fitted once to all examples where that is quick: its time grows with their third power, and with their
 * second times the articles.
 */
const mostFitted = { examples: 800, work: 40e6 };
/** Where it is not, it is fitted to so many examples next to each query. */
const neighbours = 64;

/** @param weights of a matcher of the same examples */
export function questionMatcher(examples: Examples, weights?: Float64Array): QuestionMatcher {
  const n = examples.all.length;
  const lengths = centroidLengths(examples);
  const isQuick = n <= mostFitted.examples && n * n * examples.articles <= mostFitted.work;
  const regression = isQuick ? fittedToAll(examples, weights) : fittedToNearest(examples);
  return {
    weights: regression.weights,
    match: (tokens, articles, encoded) => {
      const vector = examples.vectorFor(tokens, encoded);
      const named = articles ? examplesOf(examples, articles) : everyOf(n);
      const near = examples.similarities(vector, named);
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

/** Scores by article for a query whose similarity to the examples `named` is `near`. */
type Regression = {
  weights: Float64Array | undefined;
  scores(named: Uint32Array, near: Float64Array): ReadonlyMap<number, number>;
  /** The same for an example as a query, left out of the fit. */
  scoresWithout(example: number, named: Uint32Array, near: Float64Array): ReadonlyMap<number, number>;
};

function fittedToAll(examples: Examples, known: Float64Array | undefined): Regression {
  const n = examples.all.length;
  const fitAll = () => fitRidge(examples.similaritiesAmong(everyOf(n)), n);
  let fitted = known ? undefined : fitAll();
  const weights = known ?? weightsOf(examples, fitted ?? fitAll());
  return {
    weights,
    scores: (_named, near) => {
      const sums = new Float64Array(examples.articles);
      for (let i = 0; i < near.length; i += 1) {
        const kernel = kernelOf(near[i] ?? 0);
        const row = i * sums.length;
        for (let a = 0; a < sums.length; a += 1) sums[a] = (sums[a] ?? 0) + kernel * (weights[row + a] ?? 0);
      }
      return new Map(sums.entries());
    },
    // Leave-one-out in closed form (Rasmussen & Williams, Gaussian Processes for Machine Learning, 5.4.2): y - w / inverse(i, i).
    scoresWithout: example => {
      const unit = new Float64Array(n);
      unit[example] = 1;
      fitted ??= fitAll();
      const inverse = weighOne(fitted, unit)[example] ?? 1;
      const own = examples.all[example]?.article;
      const row = example * examples.articles;
      const scoreOf = (a: number) => (a === own ? 1 : 0) - (weights[row + a] ?? 0) / inverse;
      return new Map(Array.from({ length: examples.articles }, (_, a) => [a, scoreOf(a)]));
    },
  };
}

/** One row an example, one column an article. */
function weightsOf(examples: Examples, fitted: CholeskyDecomposition): Float64Array {
  const targets = Matrix.zeros(examples.all.length, examples.articles);
  for (const [i, { article }] of examples.all.entries()) targets.set(i, article, 1);
  return Float64Array.from(fitted.solve(targets).to1DArray());
}

function fittedToNearest(examples: Examples): Regression {
  const scores = (named: Uint32Array, near: Float64Array) => {
    const nearest = largest(near, neighbours);
    const chosen = nearest.map(at => named[at] ?? 0);
    const fitted = fitRidge(examples.similaritiesAmong(chosen), chosen.length);
    const weights = weighOne(
      fitted,
      Float64Array.from(nearest, at => kernelOf(near[at] ?? 0)),
    );
    const sums = new Map<number, number>();
    for (const [i, example] of chosen.entries()) {
      const article = examples.all[example]?.article ?? 0;
      sums.set(article, (sums.get(article) ?? 0) + (weights[i] ?? 0));
    }
    return sums;
  };
  return {
    weights: undefined,
    scores,
    scoresWithout: (example, named, near) => {
      const kept = Uint32Array.from(named.keys()).filter(at => named[at] !== example);
      return scores(
        kept.map(at => named[at] ?? 0),
        Float64Array.from(kept, at => near[at] ?? 0),
      );
    },
  };
}

/** The places of the `most` largest values. */
function largest(values: Float64Array, most: number): Uint32Array {
  if (values.length <= most) return everyOf(values.length);
  const least = values.toSorted()[values.length - most] ?? 0;
  const places: number[] = [];
  for (let at = 0; at < values.length && places.length < most; at += 1) if ((values[at] ?? 0) >= least) places.push(at);
  return Uint32Array.from(places);
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
  const named = articles ? examplesOf(examples, [...new Set([own, ...articles])]) : everyOf(examples.all.length);
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

const everyOf = (n: number): Uint32Array => Uint32Array.from({ length: n }, (_, i) => i);
