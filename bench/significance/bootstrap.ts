import { chanceOf } from '../matching/chance.ts';

/** How far one method is ahead of another on the same queries, in shares of 1. */
export type Lead = {
  difference: number;
  /** 95 of 100 resamples lie between. */
  low: number;
  high: number;
  /** The share of resamples in which the first is not better. */
  notBetter: number;
};

const resamples = 10_000;
const outside = 0.025;

/**
 * Paired bootstrap (Efron & Tibshirani, An Introduction to the Bootstrap, 1993, 13.3): queries are drawn again and again, each with what
 * both methods made of it, and the difference is looked at in every such sample.
 *
 * @param gains by query: 1 where only the first is right, -1 where only the second is, else 0; at least one
 */
export function leadOf(gains: readonly number[], seed: number): Lead {
  const { below } = chanceOf(seed);
  const values = Int8Array.from(gains);
  const differences = Float64Array.from({ length: resamples }, () => {
    let sum = 0;
    for (let drawn = 0; drawn < values.length; drawn += 1) sum += values[below(values.length)] ?? 0;
    return sum / values.length;
  }).sort();
  return {
    difference: gains.reduce((sum, gain) => sum + gain, 0) / gains.length,
    low: differences[Math.floor(outside * resamples)] ?? Number.NaN,
    high: differences[Math.ceil((1 - outside) * resamples) - 1] ?? Number.NaN,
    notBetter: differences.filter(difference => difference <= 0).length / resamples,
  };
}
