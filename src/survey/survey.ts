import { z } from 'zod';

/** The survey's questions in one language: `dialogs/<locale>/survey.yaml`. */
export const Survey = z.strictObject({
  csat: z.strictObject({
    ask: z.string(),
    choices: z.record(z.enum(['1', '2', '3', '4', '5']), z.string()),
    words: z.record(z.string(), z.number().int().min(1).max(5)).default({}),
  }),
  nps: z.strictObject({ ask: z.string() }),
  comment: z.strictObject({ ask: z.string() }),
  skip: z.string(),
  /** Words that are numbers, so that "four" and 四 count: word -> 0 to 10. */
  numbers: z.record(z.string(), z.number().int().min(0).max(10)),
  /** What ratings are counted in, after a number or the word for one: star, points, 分. */
  units: z.array(z.string().min(1)).default([]),
});
export type Survey = z.infer<typeof Survey>;

/**
 * The rating that a whole message gives, or undefined when it is something else: `4`, `4/5`, `4 stars`, `４分`, `four`, 五颗星,
 * or a choice's title.
 *
 * @param range inclusive, e.g. `[1, 5]`
 */
export function readRating(
  text: string,
  range: readonly [number, number],
  surveys: readonly Survey[],
): number | undefined {
  const said = text
    .normalize('NFKC')
    .trim()
    .toLowerCase()
    .replace(/[.!。！]$/u, '');
  const counted = withoutUnit(said, surveys);
  const value =
    numberIn(counted, range[1]) ?? wordOrTitle(said, range[1], surveys) ?? wordOrTitle(counted, range[1], surveys);
  return value !== undefined && value >= range[0] && value <= range[1] ? value : undefined;
}

function withoutUnit(said: string, surveys: readonly Survey[]): string {
  const units = surveys.flatMap(survey => survey.units).toSorted((a, b) => b.length - a.length);
  const unit = units.find(one => said.endsWith(one) && /[\d\p{L}]\s*$/u.test(said.slice(0, -one.length)));
  return unit === undefined ? said : said.slice(0, -unit.length).trimEnd();
}

function numberIn(said: string, outOf: number): number | undefined {
  const match = /^(\d{1,2})(?:\s*\/\s*(\d{1,2}))?$/u.exec(said);
  if (!match || (match[2] !== undefined && Number(match[2]) !== outOf)) return undefined;
  return Number(match[1]);
}

function wordOrTitle(said: string, outOf: number, surveys: readonly Survey[]): number | undefined {
  for (const survey of surveys) {
    const word = survey.numbers[said];
    if (word !== undefined) return word;
    if (outOf !== 5) continue;
    const judged = survey.csat.words[said];
    if (judged !== undefined) return judged;
    const chosen = Object.entries(survey.csat.choices).find(
      ([, title]) => title.normalize('NFKC').toLowerCase() === said,
    );
    if (chosen) return Number(chosen[0]);
  }
  return undefined;
}
