import { expect, it } from 'vitest';
import { factorOf, solve } from '../../../src/knowledge/ranking/questions/cholesky.ts';

/** Golub & Van Loan's kind of example: A = L Lᵀ with whole numbers. */
const matrix = () => Float64Array.from([4, 12, -16, 12, 37, -43, -16, -43, 98]);

it('finds the lower factor', () => {
  const { lower } = factorOf(matrix(), 3);
  expect([lower[0], lower[3], lower[4], lower[6], lower[7], lower[8]]).toEqual([2, 6, 1, -8, 5, 3]);
});

it('solves for one right-hand side and leaves it as it was', () => {
  const y = Float64Array.from([0, 6, 39]);
  const x = solve(factorOf(matrix(), 3), y);
  const product = [0, 1, 2].map(row =>
    [0, 1, 2].reduce((sum, at) => sum + (matrix()[row * 3 + at] ?? 0) * (x[at] ?? 0), 0),
  );
  for (const [at, value] of product.entries()) expect(value).toBeCloseTo(y[at] ?? 0, 9);
  expect([...y]).toEqual([0, 6, 39]);
});

it('solves nothing for nothing', () => {
  expect([...solve(factorOf(new Float64Array(0), 0), new Float64Array(0))]).toEqual([]);
});
