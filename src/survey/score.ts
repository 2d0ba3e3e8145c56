/** A rate with what it was made of. `value` is null when the denominator is 0. */
export type Score = { value: number | null; numerator: number; denominator: number };

/**
 * CSAT: ratings of 4 or 5 (of 5) among all ratings, in percent (0 to 100).
 * Source: the "top two box" convention of customer satisfaction surveys.
 */
export function csat(ratings: readonly { csat?: number | undefined }[]): Score {
  const given = ratings.flatMap(rating => rating.csat ?? []);
  return score(given.filter(value => value >= 4).length, given.length);
}

/**
 * Net Promoter Score: percentage of 9-10 minus percentage of 0-6, on 0-10 (-100 to 100); 7 and 8 are passive.
 * The numerator is promoters minus detractors. Source: Reichheld, "The One Number You Need to Grow", HBR 2003.
 */
export function nps(ratings: readonly { nps?: number | undefined }[]): Score {
  const given = ratings.flatMap(rating => rating.nps ?? []);
  const promoters = given.filter(value => value >= 9).length;
  const detractors = given.filter(value => value <= 6).length;
  return score(promoters - detractors, given.length);
}

function score(numerator: number, denominator: number): Score {
  return { value: denominator === 0 ? null : (100 * numerator) / denominator, numerator, denominator };
}
