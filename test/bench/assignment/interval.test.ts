import { describe, expect, it } from 'vitest';
import { intervalOf } from '../../../bench/assignment/interval.ts';

describe('the interval of ten differences', () => {
  it('is of Student’s t with nine degrees of freedom', () => {
    const { mean, low, high } = intervalOf([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
    // Standard deviation 3.02765, error 0.957427, times 2.262157.
    expect(mean).toBe(5.5);
    expect(low).toBeCloseTo(3.33415, 4);
    expect(high).toBeCloseTo(7.66585, 4);
  });

  it('is not asked of another number of them', () => {
    expect(() => intervalOf([1, 2])).toThrow('ten values');
  });
});
