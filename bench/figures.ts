/** The middle of the values; the mean of the two middle ones when their number is even. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length / 2;
  return ((sorted[Math.ceil(middle) - 1] ?? Number.NaN) + (sorted[Math.floor(middle)] ?? Number.NaN)) / 2;
}

/** The value that `share` (0 to 1) of the values do not exceed. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN;
}

/**
 * How well scores tell the messages that are so from those that are not: the share of pairs of one of each in which the first has
 * the higher score, a tie counting half. 0.5 is chance. (The area under the ROC curve, by Mann and Whitney's ranks.)
 */
export function auroc(scored: readonly { score: number; isSo: boolean }[]): number {
  const sorted = [...scored].sort((a, b) => a.score - b.score);
  let rankSum = 0;
  for (let from = 0; from < sorted.length; ) {
    let to = from;
    while (to < sorted.length && sorted[to]?.score === sorted[from]?.score) to += 1;
    rankSum += ((from + to + 1) / 2) * sorted.slice(from, to).filter(({ isSo }) => isSo).length;
    from = to;
  }
  const so = sorted.filter(({ isSo }) => isSo).length;
  return (rankSum - (so * (so + 1)) / 2) / (so * (sorted.length - so));
}

export const mebibytes = (bytes: number | undefined): string =>
  bytes === undefined ? 'not known here' : `${Math.round(bytes / 1024 / 1024)} MB`;

/** Rows of cells in columns as wide as they need, the first to the left, the others to the right. */
export function table(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, at) => Math.max(...rows.map(row => row[at]?.length ?? 0)));
  const line = (row: readonly string[]) =>
    row.map((cell, at) => (at === 0 ? cell.padEnd(widths[at] ?? 0) : cell.padStart(widths[at] ?? 0))).join('  ');
  return rows.map(line).join('\n');
}
