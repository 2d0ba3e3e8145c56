import { z } from 'zod';
import { addBusinessMinutes, type BusinessHours } from './business-hours.ts';
import { type Due, type Priority, priorities, type Ticket } from './ticket.ts';

const Targets = z.strictObject({
  firstResponse: z.number().int().positive(),
  nextResponse: z.number().int().positive(),
  resolution: z.number().int().positive(),
});

/** Targets in minutes of opening time, by priority. */
export const SlaTargets = z.record(z.enum(priorities), Targets);
export type SlaTargets = z.infer<typeof SlaTargets>;

export type Sla = { targets: SlaTargets; hours: BusinessHours };

type Kind = keyof Ticket['due'];

/** When `kind` is due for a ticket of this priority, counted from `from` (ISO). Undefined when the policy never opens. */
export function dueFrom(from: string, kind: Kind, priority: Priority, sla: Sla): Due | undefined {
  const reached = addBusinessMinutes(from, sla.targets[priority][kind], sla.hours);
  if (!reached) return undefined;
  return { at: reached.at, state: 'active', steps: [`${kind} for priority ${priority}`, ...reached.steps] };
}

/** The due time once the thing was done at `at`: hit or missed, for good. An already settled one stays. */
export function settled(due: Due | undefined, at: string): Due | undefined {
  if (due?.state !== 'active') return due;
  return { ...due, state: at <= due.at ? 'hit' : 'missed' };
}
