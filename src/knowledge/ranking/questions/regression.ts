import { type Factor, solve } from './cholesky.ts';
import type { Examples } from './examples.ts';
import { fitRidge, kernelOf, localKernelOf } from './kernel-ridge.ts';

/**
 * The regression is fitted once to all examples where that is quick: its time grows with their third power, and with their
 * second times the articles.
 */
const mostFitted = { examples: 800, work: 40e6 };
/** Where it is not, it is fitted to so many examples next to each query. */
const neighbours = 48;

/** Scores by article for a query whose similarity to the examples `named` is `near`. */
export type Regression = {
  weights: Float64Array | undefined;
  scores(named: Uint32Array, near: Float64Array): ReadonlyMap<number, number>;
  /** The same for an example as a query, left out of the fit. */
  scoresWithout(example: number, named: Uint32Array, near: Float64Array): ReadonlyMap<number, number>;
};

/** @param weights of a regression of the same examples */
export function regressionOf(examples: Examples, weights?: Float64Array): Regression {
  const n = examples.all.length;
  const isQuick = n <= mostFitted.examples && n * n * examples.articles <= mostFitted.work;
  return isQuick ? fittedToAll(examples, weights) : fittedToNearest(examples);
}

function fittedToAll(examples: Examples, known: Float64Array | undefined): Regression {
  const n = examples.all.length;
  let kept: Factor | undefined;
  const fitted = () => {
    kept ??= fitRidge(examples.similaritiesAmong(examples.every), n, kernelOf);
    return kept;
  };
  const weights = known ?? weightsOf(examples, fitted());
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
      const inverse = solve(fitted(), unit)[example] ?? 1;
      const own = examples.all[example]?.article;
      const row = example * examples.articles;
      const scoreOf = (a: number) => (a === own ? 1 : 0) - (weights[row + a] ?? 0) / inverse;
      return new Map(Array.from({ length: examples.articles }, (_, a) => [a, scoreOf(a)]));
    },
  };
}

/** One row an example, one column an article. */
function weightsOf(examples: Examples, fitted: Factor): Float64Array {
  const weights = new Float64Array(examples.all.length * examples.articles);
  for (let article = 0; article < examples.articles; article += 1) {
    const targets = Float64Array.from(examples.all, example => (example.article === article ? 1 : 0));
    for (const [i, weight] of solve(fitted, targets).entries()) weights[i * examples.articles + article] = weight;
  }
  return weights;
}

function fittedToNearest(examples: Examples): Regression {
  const scores = (named: Uint32Array, near: Float64Array) => {
    const nearest = largest(near, neighbours);
    const chosen = Uint32Array.from(nearest, at => named[at] ?? 0);
    const fitted = fitRidge(examples.similaritiesAmong(chosen), chosen.length, localKernelOf);
    const weights = solve(
      fitted,
      Float64Array.from(nearest, at => localKernelOf(near[at] ?? 0)),
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
    // What is not near is no neighbour.
    scoresWithout: (example, named, near) => scores(named, near.with(named.indexOf(example), 0)),
  };
}

/** Steps in which similarities are told apart while the largest are looked for. */
const steps = 512;

/**
 * The places of the `most` largest values, of 0 to 1, that are above 0: what shares nothing with a query is not near it, and would
 * only let the first articles win because they are first. Of equal ones the first.
 */
function largest(values: Float64Array, most: number): number[] {
  const stepOf = (value: number) => Math.min(steps - 1, Math.floor(value * steps));
  const counts = new Uint32Array(steps);
  for (let at = 0; at < values.length; at += 1) {
    const value = values[at] ?? 0;
    if (value > 0) counts[stepOf(value)] = (counts[stepOf(value)] ?? 0) + 1;
  }
  let least = steps;
  for (let found = 0; least > 0 && found < most; found += counts[least] ?? 0) least -= 1;
  const likely: number[] = [];
  for (let at = 0; at < values.length; at += 1) {
    const value = values[at] ?? 0;
    if (value > 0 && stepOf(value) >= least) likely.push(at);
  }
  return likely
    .sort((a, b) => (values[b] ?? 0) - (values[a] ?? 0))
    .slice(0, most)
    .sort((a, b) => a - b);
}
