import { CholeskyDecomposition, Matrix } from 'ml-matrix';

/**
 * Kernel ridge regression, one output an article (Hastie, Tibshirani & Friedman, The Elements of Statistical Learning, 5.8): an
 * example counts the less, the more others say the same, and against an article whose neighbours' examples look alike.
 */
const ridge = 0.1;

/**
 * Between the kernel of two texts that share nothing (at 0 nothing) and that of all others: high enough that examples of other
 * articles speak against an answer, low enough that their number does not.
 */
const offset = 0.5;

/** The kernel of two texts of cosine similarity `cosine`: 1 for the same text. */
export const kernelOf = (cosine: number): number => (Math.exp(cosine) - offset) / (Math.E - offset);

/** The factor of the kernel matrix of examples with its ridge. `cosines` is symmetric, n x n, row-major. */
export function fitRidge(cosines: Float64Array, n: number): CholeskyDecomposition {
  const kernel = new Matrix(n, n);
  for (let i = 0; i < n; i += 1) {
    for (let j = 0; j < i; j += 1) {
      const value = kernelOf(cosines[i * n + j] ?? 0);
      kernel.set(i, j, value).set(j, i, value);
    }
    kernel.set(i, i, kernelOf(cosines[i * n + i] ?? 0) + ridge);
  }
  return new CholeskyDecomposition(kernel);
}

/** What each example weighs in an answer to one query, given its kernel with all of them: the solution of K w = k. */
export function weighOne(fitted: CholeskyDecomposition, kernels: Float64Array): number[] {
  return fitted.solve(Matrix.columnVector(Array.from(kernels))).to1DArray();
}
