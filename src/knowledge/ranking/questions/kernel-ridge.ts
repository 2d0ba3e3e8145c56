import { type Factor, factorOf } from './cholesky.ts';

/**
 * Kernel ridge regression, one output an article (Hastie, Tibshirani & Friedman, The Elements of Statistical Learning, 5.8): an
 * example counts the less, the more others say the same, and against an article whose neighbours' examples look alike.
 */
const ridge = 0.1;

/** A similarity of two texts, from their cosine: 1 for the same text. */
export type Kernel = (cosine: number) => number;

/** The exponential kernel begins at 1, of which this is taken off: high enough that unlike examples still speak against each other. */
const offset = 0.5;

/** For a regression over all examples. */
export const kernelOf: Kernel = cosine => (Math.exp(cosine) - offset) / (Math.E - offset);

/**
 * For one over those next to a query. Among a great many examples what all texts have in common says nothing for or against any
 * article; among a few it would.
 */
export const localKernelOf: Kernel = cosine => (Math.exp(cosine) - 1) / (Math.E - offset);

/** The factor of the kernel matrix of examples with its ridge. `cosines` is symmetric, n x n, row-major. */
export function fitRidge(cosines: Float64Array, n: number, similarity: Kernel): Factor {
  const kernel = new Float64Array(n * n);
  for (let i = 0; i < n; i += 1) {
    for (let j = 0; j <= i; j += 1) kernel[i * n + j] = similarity(cosines[i * n + j] ?? 0) + (i === j ? ridge : 0);
  }
  return factorOf(kernel, n);
}
