import { z } from 'zod';
import type { Ticket } from '../ticket.ts';
import type { Colleague } from './ports.ts';
import { isPresent } from './presence.ts';
import { loadOf, WorkWeights, weightOf } from './workload.ts';

/** `assignment` in policy.yaml. */
export const AssignmentRules = z.strictObject({
  /** Left out: automatic as soon as two people can sign in. */
  mode: z.enum(['manual', 'automatic']).optional(),
  /** An assigned ticket that nobody takes up for so many minutes goes to the next. */
  takeUpMinutes: z.number().positive().default(10),
  /** Most open work of one person, for who has no number of their own. */
  capacity: z.number().positive().max(1000).default(10),
  weights: WorkWeights.prefault({}),
});
export type AssignmentRules = z.infer<typeof AssignmentRules>;

/** What was wanted of the person and could not be had. */
export type Relaxed = 'language' | 'skill';

export type Assignment = { to: Colleague; relaxed: Relaxed[] };

type Work = Pick<Ticket, 'queue' | 'locale' | 'priority'>;

/** True when tickets are given out by rule: as the policy says, or else when there is a choice of people. */
export function isAutomatic(staff: readonly Colleague[], { mode }: AssignmentRules): boolean {
  return mode === undefined ? staff.filter(takesTickets).length >= 2 : mode === 'automatic';
}

/** True when somebody who is there could do more. */
export function hasRoomSomewhere(staff: readonly Colleague[], rules: AssignmentRules, now: string): boolean {
  const isFree = (one: Colleague) => loadOf(one.work, rules.weights) < (one.capacity ?? rules.capacity);
  return staff.some(one => takesTickets(one) && isPresent(one, now) && isFree(one));
}

/** True for people who can be given a ticket by rule. */
export function takesTickets({ role, canSignIn }: Colleague): boolean {
  return role !== 'editor' && canSignIn;
}

/**
 * Whom a ticket goes to: of those who are present and know its queue and its language, the one with the least open work for whom it is
 * not too much; of equals, the one who has waited longest for a ticket. Pure.
 *
 * What nobody present knows is given up, the language before the queue. That those who know it are busy, or have let it lie, is no
 * reason: the ticket waits.
 *
 * @param passedBy ids of those who had it already and let it lie: they are not chosen
 * @param now ISO
 */
export function choosePerson(
  ticket: Work,
  staff: readonly Colleague[],
  rules: AssignmentRules,
  now: string,
  passedBy: readonly string[] = [],
): Assignment | undefined {
  const present = staff.filter(one => takesTickets(one) && isPresent(one, now));
  for (const relaxed of relaxations) {
    const able = present.filter(one => isAble(one, ticket, relaxed));
    if (able.length === 0) continue;
    const next = able.filter(one => !passedBy.includes(one.id) && hasRoom(one, ticket, rules));
    const to = next.toSorted(byTurn(rules))[0];
    return to && { to, relaxed };
  }
  return undefined;
}

const relaxations: readonly Relaxed[][] = [[], ['language'], ['skill'], ['language', 'skill']];

/** True for who knows a ticket's queue and its language, but for what is given up. */
export function isAble(
  { skills, languages }: Pick<Colleague, 'skills' | 'languages'>,
  { queue, locale }: Work,
  relaxed: readonly Relaxed[],
): boolean {
  const knows = (list: readonly string[], wanted: string) => list.length === 0 || list.includes(wanted);
  return (
    (relaxed.includes('skill') || knows(skills, queue)) && (relaxed.includes('language') || knows(languages, locale))
  );
}

function hasRoom({ work, capacity }: Colleague, ticket: Work, rules: AssignmentRules): boolean {
  const more = weightOf({ ...ticket, status: 'new' }, rules.weights);
  return loadOf(work, rules.weights) + more <= (capacity ?? rules.capacity);
}

function byTurn({ weights }: AssignmentRules) {
  const waitedSince = ({ lastAssignedAt = '' }: Colleague) => lastAssignedAt;
  return (a: Colleague, b: Colleague) =>
    loadOf(a.work, weights) - loadOf(b.work, weights) || compare(waitedSince(a), waitedSince(b)) || compare(a.id, b.id);
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
