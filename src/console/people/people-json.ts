import { z } from 'zod';
import type { AssignmentRules } from '../../tickets/people/assignment.ts';
import type { Colleague } from '../../tickets/people/ports.ts';
import { presenceAt } from '../../tickets/people/presence.ts';
import { loadOf } from '../../tickets/people/workload.ts';

export const PresenceJson = z.enum(['online', 'away']);

const ProfileJson = z.object({
  id: z.string(),
  name: z.string(),
  role: z.enum(['owner', 'operator', 'editor']),
  presence: PresenceJson,
  awayUntil: z.string().optional().describe('When being away ends by itself'),
  skills: z.array(z.string()).describe('Names of queues; none means all of them'),
  languages: z.array(z.string()).describe('Language tags; none means all of them'),
  capacity: z.number().describe('Most open work, in the weights of policy.yaml'),
});

export const OperatorJson = ProfileJson.extend({
  load: z.number().describe('Open work, in the weights of policy.yaml'),
});
export type OperatorJson = z.infer<typeof OperatorJson>;

export const MeJson = ProfileJson.extend({
  email: z.string(),
  canMail: z.boolean().optional().describe('The desk can send e-mail'),
});

export function presentOperator(one: Colleague, rules: AssignmentRules, now: string): OperatorJson {
  return {
    ...presentProfile(one, rules, now),
    load: loadOf(one.work, rules.weights),
  };
}

export function presentProfile(one: Colleague, rules: AssignmentRules, now: string): z.infer<typeof ProfileJson> {
  const { id, name, role, skills, languages, capacity = rules.capacity } = one;
  return { id, name, role, ...presenceAt(one, now), skills, languages, capacity };
}
