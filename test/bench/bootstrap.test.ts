import { describe, expect, it } from 'vitest';
import { leadOf } from '../../bench/significance/bootstrap.ts';

const gains = (won: number, lost: number, tied: number) => [
  ...Array.from({ length: won }, () => 1),
  ...Array.from({ length: lost }, () => -1),
  ...Array.from({ length: tied }, () => 0),
];

describe('the lead by paired bootstrap', () => {
  it('is sure where one method wins far more queries than it loses', () => {
    const { difference, low, high, notBetter } = leadOf(gains(60, 10, 130), 1);
    expect(difference).toBe(0.25);
    expect(low).toBeGreaterThan(0.15);
    expect(high).toBeLessThan(0.35);
    expect(notBetter).toBe(0);
  });

  it('is as wide as theory has it', () => {
    const { low, high } = leadOf(gains(50, 50, 300), 1);
    // The standard error of the mean gain is sqrt(0.25 / 400) = 0.025.
    expect(high - low).toBeCloseTo(2 * 1.96 * 0.025, 2);
  });

  it('is open where wins and losses are even', () => {
    const { low, high, notBetter } = leadOf(gains(20, 20, 60), 1);
    expect(low).toBeLessThan(0);
    expect(high).toBeGreaterThan(0);
    expect(notBetter).toBeGreaterThan(0.4);
  });

  it('is none where both are right on the same queries', () => {
    expect(leadOf(gains(0, 0, 10), 1)).toEqual({ difference: 0, low: 0, high: 0, notBetter: 1 });
  });
});
