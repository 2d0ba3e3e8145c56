/** The 97.5 % point of Student's t with nine degrees of freedom. */
const t9 = 2.262157;

/** A mean with the interval in which the true one lies in 95 of 100 such experiments. */
export type Interval = { mean: number; low: number; high: number };

/** By Student's t, of exactly ten independent values: differences of pairs, one a seed. @throws RangeError for another number */
export function intervalOf(values: readonly number[]): Interval {
  if (values.length !== 10) throw new RangeError(`ten values are needed, not ${values.length}`);
  const mean = meanOf(values);
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / 9;
  const half = t9 * Math.sqrt(variance / 10);
  return { mean, low: mean - half, high: mean + half };
}

export function meanOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
