import type { Rating } from '../survey/rating.ts';
import { csat, nps } from './definitions.ts';
import type { Measure } from './measure.ts';

export type RatingSummary = {
  /** Surveys that got a rating or a comment, in the order given. */
  answered: Rating[];
  /** How many were asked. */
  asked: number;
  csat: Measure;
  nps: Measure;
};

/** What customers thought, of the surveys asked in a period. */
export function summaryOf(asked: readonly Rating[]): RatingSummary {
  const answered = asked.filter(({ csat, nps, comment }) => [csat, nps, comment].some(given => given !== undefined));
  return {
    answered,
    asked: asked.length,
    csat: csat(answered.flatMap(({ csat }) => csat ?? [])),
    nps: nps(answered.flatMap(({ nps }) => nps ?? [])),
  };
}
