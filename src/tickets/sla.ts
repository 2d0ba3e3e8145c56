import { z } from 'zod';
import type { DueStep } from './due-step.ts';
import { addBusinessMinutes, businessMinutesBetween, type OpeningHours } from './hours/business-time.ts';
import type { Due, Priority, Ticket } from './ticket.ts';

const Targets = z.strictObject({
  firstResponse: z.number().int().positive(),
  nextResponse: z.number().int().positive(),
  resolution: z.number().int().positive(),
});

/** Warned when this share of the target is left, and no earlier than so many minutes of opening time before; 0 warns never. */
const WarnBefore = z.strictObject({
  share: z.number().min(0).max(0.9).default(0.25),
  minutes: z.number().int().min(0).default(60),
});

/** Targets in minutes of opening time, by priority. */
export const SlaTargets = z.strictObject({
  urgent: Targets,
  high: Targets,
  normal: Targets,
  low: Targets,
  warnBefore: WarnBefore.prefault({}),
});
export type SlaTargets = z.infer<typeof SlaTargets>;

export type Sla = {
  targets: Record<Priority, z.infer<typeof Targets>> & { warnBefore?: z.infer<typeof WarnBefore> | undefined };
  hours: OpeningHours;
};

export type DueKind = keyof Ticket['due'];
export const dueKinds = ['firstResponse', 'nextResponse', 'resolution'] as const satisfies readonly DueKind[];

/** Steps that are kept of a due time that was moved again and again: the first, and the last ones. */
const mostSteps = 40;

/** When `kind` is due for a ticket of this priority, counted from `from` (ISO). Undefined when the policy never opens. */
export function dueFrom(from: string, kind: DueKind, priority: Priority, sla: Sla): Due | undefined {
  const minutes = sla.targets[priority][kind];
  const counted = countedFrom(from, minutes, warnMinutes(minutes, sla), sla);
  return counted && { ...counted, state: 'active', steps: [{ kind: 'target', of: kind, priority }, ...counted.steps] };
}

/** True while the thing is still to be done, in time or late. */
export function isToDo(due: Due | undefined): due is Due {
  return due?.state === 'active' || due?.state === 'overdue';
}

/** The due time once the thing was done at `at`: hit or missed, for good. An already settled one stays. */
export function settled(due: Due | undefined, at: string): Due | undefined {
  if (due?.state === 'overdue') return { ...due, state: 'missed' };
  if (due?.state !== 'active') return due;
  return { ...due, state: at <= due.at ? 'hit' : 'missed' };
}

/** Its clock stood still from `pausedAt` to `now`: it moves by the opening time that passed. What is overdue stays so. */
export function afterPause(due: Due, pausedAt: string, now: string, kind: DueKind, priority: Priority, sla: Sla): Due {
  // It may have been counted anew, with another priority, while it stood still.
  const since = due.from !== undefined && due.from > pausedAt ? due.from : pausedAt;
  const stood = businessMinutesBetween(since, now, sla.hours);
  if (due.state !== 'active' || stood === 0) return due;
  const left = businessMinutesBetween(since, due.at, sla.hours);
  const counted = countedFrom(now, left, warnMinutes(sla.targets[priority][kind], sla), sla);
  const pause: DueStep = { kind: 'paused', from: since, to: now, minutes: Math.round(stood) };
  return counted ? { ...due, ...counted, steps: longest([...due.steps, pause, ...counted.steps]) } : due;
}

/** The same target counted again by the hours of today; later than before when people were away, or a holiday came in between. */
export function countedAgain(due: Due, kind: DueKind, priority: Priority, sla: Sla): Due {
  if (due.from === undefined || due.minutes === undefined) return due;
  const counted = countedFrom(due.from, due.minutes, warnMinutes(sla.targets[priority][kind], sla), sla);
  if (!counted || counted.at <= due.at) return due;
  return {
    ...due,
    ...counted,
    steps: longest([...due.steps, { kind: 'recounted' }, ...counted.steps]),
  };
}

/** How many minutes before its end a target is warned of; 0 is never. */
function warnMinutes(target: number, { targets }: Sla): number {
  const { share, minutes } = targets.warnBefore ?? { share: 0, minutes: 0 };
  return Math.min(target * share, minutes);
}

function countedFrom(
  from: string,
  minutes: number,
  warnBefore: number,
  { hours }: Sla,
): Omit<Due, 'state'> | undefined {
  const reached = addBusinessMinutes(from, minutes, hours);
  if (!reached) return undefined;
  const warning = warnBefore > 0 ? addBusinessMinutes(from, Math.max(0, minutes - warnBefore), hours) : undefined;
  return { at: reached.at, ...(warning ? { warnAt: warning.at } : {}), from, minutes, steps: reached.steps };
}

function longest(steps: Due['steps']): Due['steps'] {
  if (steps.length <= mostSteps) return [...steps];
  return [...steps.slice(0, 1), { kind: 'left-out' }, ...steps.slice(2 - mostSteps)];
}
