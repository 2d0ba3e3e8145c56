import { Matrix } from 'ml-matrix';
import type { Token } from '../ports.ts';
import type { Example, Examples } from './examples.ts';
import { fitRidge, kernelOf, weighOne } from './kernel-ridge.ts';
import type { Vector } from './vector-space.ts';

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
  /** Matches of the articles named, or of all; in no order. */
  match(tokens: readonly Token[], articles?: readonly number[]): QuestionMatch[];
  /** The two best scores that an example would find if it were no example itself; undefined for the only one of its article. */
  heldOut(example: number): { first: number; second: number } | undefined;
};

/** What the similarity to the middle of an article's examples counts beside the regression. */
const centroidShare = 0.4;
/** Up to so many examples the regression is fitted once to all of them; the fit takes time with their third power. */
const mostFitted = 800;
/** Beyond, it is fitted to so many examples next to each query. */
const neighbours = 128;

export function questionMatcher(examples: Examples): QuestionMatcher {
  const lengths = centroidLengths(examples);
  const regression = examples.all.length <= mostFitted ? fittedToAll(examples) : fittedToNearest(examples);
  return {
    match: (tokens, articles) => {
      const vector = examples.space.vector(tokens);
      const named = articles ? examplesOf(examples, articles) : everyOf(examples.all.length);
      const near = examples.similarities(vector, named);
      const scores = regression.scores(named, near);
      return gather(examples, named, near).map(({ article, sum, nearest, similarity }) => ({
        article,
        score: (scores.get(article) ?? 0) + centroidShare * (sum / (lengths[article] || 1)),
        nearest,
        similarity,
      }));
    },
    heldOut: example => heldOut(examples, lengths, regression, example),
  };
}

/** Scores by article for a query whose similarity to the examples `named` is `near`. */
type Regression = {
  scores(named: ArrayLike<number>, near: Float64Array): ReadonlyMap<number, number>;
  /** The same for an example as a query, left out of the fit. */
  scoresWithout(example: number, near: Float64Array): ReadonlyMap<number, number>;
};

function fittedToAll(examples: Examples): Regression {
  const n = examples.all.length;
  const fitted = fitRidge(cosinesOf(examples, Array.from(everyOf(n))), n);
  const targets = Matrix.zeros(n, examples.articles);
  for (const [i, { article }] of examples.all.entries()) targets.set(i, article, 1);
  const weights = fitted.solve(targets).to1DArray();
  const scores = (_named: ArrayLike<number>, near: Float64Array) => {
    const sums = new Float64Array(examples.articles);
    for (const [i, cosine] of near.entries()) {
      const kernel = kernelOf(cosine);
      const row = i * examples.articles;
      for (let a = 0; a < sums.length; a += 1) sums[a] = (sums[a] ?? 0) + kernel * (weights[row + a] ?? 0);
    }
    return new Map(sums.entries());
  };
  return {
    scores,
    // Leave-one-out in closed form (Rasmussen & Williams, Gaussian Processes for Machine Learning, 5.4.2): y - w / inverse(i, i).
    scoresWithout: example => {
      const unit = new Float64Array(n);
      unit[example] = 1;
      const inverse = weighOne(fitted, unit)[example] ?? 1;
      const own = examples.all[example]?.article;
      const row = example * examples.articles;
      return new Map(
        Array.from({ length: examples.articles }, (_, a) => [
          a,
          (a === own ? 1 : 0) - (weights[row + a] ?? 0) / inverse,
        ]),
      );
    },
  };
}

function fittedToNearest(examples: Examples): Regression {
  const scores = (named: ArrayLike<number>, near: Float64Array) => {
    const order = Array.from(near.keys()).sort((a, b) => (near[b] ?? 0) - (near[a] ?? 0));
    const nearest = order.slice(0, neighbours);
    const chosen = nearest.map(at => named[at] ?? 0);
    const fitted = fitRidge(cosinesOf(examples, chosen), chosen.length);
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
    scores,
    scoresWithout: (example, near) => {
      const others = Array.from(near.keys()).filter(i => i !== example);
      return scores(
        others,
        Float64Array.from(others, i => near[i] ?? 0),
      );
    },
  };
}

function heldOut(
  examples: Examples,
  lengths: Float64Array,
  regression: Regression,
  example: number,
): { first: number; second: number } | undefined {
  const own = examples.all[example]?.article ?? 0;
  const { from, to } = examples.rangeOf(own);
  if (to - from < 2) return undefined;
  const every = everyOf(examples.all.length);
  const near = examples.similarities(examples.vectorOf(example), every);
  const scores = regression.scoresWithout(example, near);
  let [first, second] = [0, 0];
  for (const { article, sum } of gather(examples, every, near)) {
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
function gather(examples: Examples, named: ArrayLike<number>, near: Float64Array): Gathered[] {
  const found = new Map<number, Gathered>();
  let shared = 0;
  for (const [i, similarity] of near.entries()) {
    const example = examples.all[named[i] ?? 0];
    if (!example) continue;
    shared += similarity;
    const { article } = example;
    const known = found.get(article);
    if (!known) found.set(article, { article, sum: similarity, nearest: example, similarity });
    else {
      known.sum += similarity;
      if (similarity > known.similarity) Object.assign(known, { nearest: example, similarity });
    }
  }
  return shared > 0 ? [...found.values()] : [];
}

/** The length of the sum of each article's example vectors. */
function centroidLengths(examples: Examples): Float64Array {
  return Float64Array.from({ length: examples.articles }, (_, article) => {
    const { from, to } = examples.rangeOf(article);
    const sum = new Map<number, number>();
    for (let i = from; i < to; i += 1) {
      const { ids, values }: Vector = examples.vectorOf(i);
      for (const [at, id] of ids.entries()) sum.set(id, (sum.get(id) ?? 0) + (values[at] ?? 0));
    }
    let squares = 0;
    for (const value of sum.values()) squares += value * value;
    return Math.sqrt(squares);
  });
}

/** Similarities among examples, n x n, row-major. */
function cosinesOf(examples: Examples, chosen: readonly number[]): Float64Array {
  const n = chosen.length;
  const cosines = new Float64Array(n * n);
  for (const [i, example] of chosen.entries()) {
    cosines.set(examples.similarities(examples.vectorOf(example), chosen), i * n);
  }
  return cosines;
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
