import { describe, expect, it } from 'vitest';
import { auroc } from '../../bench/figures.ts';

const scored = (so: number[], others: number[]) => [
  ...so.map(score => ({ score, isSo: true })),
  ...others.map(score => ({ score, isSo: false })),
];

describe('the area under the curve', () => {
  it.each([
    ['everything in order', scored([3, 4], [1, 2]), 1],
    ['everything the wrong way round', scored([1, 2], [3, 4]), 0],
    ['nothing told', scored([1, 1], [1, 1, 1]), 0.5],
    ['a tie counts half', scored([2], [1, 2]), 0.75],
  ])('is right for %s', (_, given, expected) => {
    expect(auroc(given)).toBe(expected);
  });
});
