/** `percent` 0 to 100, `points` -100 to 100, `minutes`, `currency` in the company's own, `count`. */
export type Unit = 'percent' | 'points' | 'minutes' | 'currency' | 'count';

/** A figure with what it was made of. `value` is null when the denominator is 0: nothing is known then, which is not 0. */
export type Measure = { value: number | null; numerator: number; denominator: number; unit: Unit };

/** The share of `numerator` in `denominator`, in percent. */
export function rate(numerator: number, denominator: number): Measure {
  return { value: denominator === 0 ? null : (100 * numerator) / denominator, numerator, denominator, unit: 'percent' };
}

/** The mean of what is known; undefined entries are not counted. */
export function mean(values: readonly (number | undefined)[], unit: Unit): Measure {
  const known = values.filter(value => value !== undefined);
  const sum = known.reduce((total, value) => total + value, 0);
  return { value: known.length === 0 ? null : sum / known.length, numerator: sum, denominator: known.length, unit };
}

/**
 * A quantile by the nearest rank (Hyndman & Fan 1996, definition 1): always a value that was measured.
 *
 * @param share 0 to 1: 0.5 is the median
 * @returns null for no values
 */
export function quantile(values: readonly number[], share: number): number | null {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? null;
}
