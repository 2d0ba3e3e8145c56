import { z } from 'zod';

/** When a survey is asked. */
export const SurveyRules = z.strictObject({
  enabled: z.boolean(),
  /** Not more than `most` surveys a customer within `days` days. */
  perCustomer: z.strictObject({ most: z.number().int().min(1), days: z.number().positive() }),
  /** A CSAT at or below this is thanked and offered a person. */
  lowRating: z.number().int().min(1).max(5),
});
export type SurveyRules = z.infer<typeof SurveyRules>;

export type SurveyDecision =
  | 'asked'
  | 'off'
  | 'already-asked-this-episode'
  | 'ticket-open'
  | 'nothing-to-rate'
  | 'asked-this-customer-enough';

/** Whether the end of an episode asks for a rating, and if not, why not. */
export function surveyDecision(
  facts: { surveyed: boolean; hasOpenTicket: boolean; wasServed: boolean; surveyedAt: readonly string[]; now: string },
  rules: SurveyRules,
): SurveyDecision {
  if (!rules.enabled) return 'off';
  if (facts.surveyed) return 'already-asked-this-episode';
  if (facts.hasOpenTicket) return 'ticket-open';
  if (!facts.wasServed) return 'nothing-to-rate';
  const since = Date.parse(facts.now) - rules.perCustomer.days * 86_400_000;
  const recent = facts.surveyedAt.filter(at => Date.parse(at) > since).length;
  return recent >= rules.perCustomer.most ? 'asked-this-customer-enough' : 'asked';
}
