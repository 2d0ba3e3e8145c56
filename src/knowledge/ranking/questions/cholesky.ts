/**
 * Symmetric positive definite systems by Cholesky factors (Golub & Van Loan, Matrix Computations, 4.2). A factor is made for nearly
 * every question, so it lies in one flat array and is made in place.
 */

/** The lower factor L of the matrix L Lᵀ. */
export type Factor = { n: number; lower: Float64Array };

/** @param matrix n x n, row-major; only its lower half is read, and it becomes the factor */
export function factorOf(matrix: Float64Array, n: number): Factor {
  for (let i = 0; i < n; i += 1) {
    for (let j = 0; j <= i; j += 1) {
      let rest = matrix[i * n + j] ?? 0;
      for (let k = 0; k < j; k += 1) rest -= (matrix[i * n + k] ?? 0) * (matrix[j * n + k] ?? 0);
      matrix[i * n + j] = i === j ? Math.sqrt(rest) : rest / (matrix[j * n + j] ?? 1);
    }
  }
  return { n, lower: matrix };
}

/** The x of L Lᵀ x = y. */
export function solve({ n, lower }: Factor, y: Float64Array): Float64Array {
  const x = y.slice();
  for (let i = 0; i < n; i += 1) {
    let rest = x[i] ?? 0;
    for (let k = 0; k < i; k += 1) rest -= (lower[i * n + k] ?? 0) * (x[k] ?? 0);
    x[i] = rest / (lower[i * n + i] ?? 1);
  }
  for (let i = n - 1; i >= 0; i -= 1) {
    const value = (x[i] ?? 0) / (lower[i * n + i] ?? 1);
    x[i] = value;
    for (let k = 0; k < i; k += 1) x[k] = (x[k] ?? 0) - (lower[i * n + k] ?? 0) * value;
  }
  return x;
}
