import { plusMs } from '../../base/clock.ts';
import { AppError } from '../../base/errors.ts';
import { byOperator, type Change, type Person, withStatus } from '../change.ts';
import { release } from '../desk.ts';
import { addBusinessMinutes, type OpeningHours } from '../hours/business-time.ts';
import { isOpen, nextStatus } from '../status.ts';
import type { HistoryEntry, Ticket } from '../ticket.ts';
import { type AssignmentRules, choosePerson, isAutomatic, type Relaxed, takesTickets } from './assignment.ts';
import type { Colleague } from './ports.ts';
import { isPresent } from './presence.ts';

/** What becomes of a ticket that nobody has taken up. `gives` is whose turn it was. */
export type Giving = Change & { gives?: Colleague };

/** Gives it to `to` by hand, who takes it up with a claim or a reply; what a person holds stays held. @throws InvalidTransitionError when it is done */
export function assign(ticket: Ticket, to: Person, by: Person, now: string): Change {
  if (ticket.assignee?.id === to.id) return { ticket, history: [] };
  const { passedBy: _again, ...rest } = ticket;
  return { ticket: given(rest, to, now), history: [byOperator(by, now, 'assigned', to.name)] };
}

/**
 * @param from id of whoever had it when this was chosen, null for nobody; undefined does not ask
 * @throws AppError `claimed_by_another` (conflict) when a third person has got it meanwhile
 */
export function refuseGoneOn(ticket: Ticket, from: string | null | undefined, to: Person | undefined): void {
  const { assignee, number } = ticket;
  if (from === undefined || !assignee || assignee.id === from || assignee.id === to?.id) return;
  throw new AppError('conflict', 'claimed_by_another', `Ticket ${number} has gone to ${assignee.name} meanwhile`);
}

/** Takes it from whoever has it, back to the queue. @throws InvalidTransitionError when nobody has it */
export function unassign(ticket: Ticket, by: Person, now: string): Change {
  return { ...release(ticket, undefined, now), history: [byOperator(by, now, 'released')] };
}

/** Into another queue, from whoever has it: those who know that queue are asked afresh. @throws InvalidTransitionError when it is done */
export function moveToQueue(ticket: Ticket, queue: string, by: Person, now: string): Change {
  const status = nextStatus(ticket.number, ticket.status, 'release');
  const { assignee: _before, assignedAt: _since, passedBy: _by, ...rest } = withStatus(ticket, status);
  return { ticket: { ...rest, queue, updatedAt: now }, history: [byOperator(by, now, 'assigned', `queue: ${queue}`)] };
}

/**
 * What the rules do with a ticket that nobody has taken up: it goes to the next person, stays where it is, or waits for everybody.
 * Undefined when there is nothing to do.
 *
 * @param rules `assignment` in policy.yaml
 * @param now ISO
 * @param hours by which the time to take it up passes
 */
export function giveOn(
  ticket: Ticket,
  staff: readonly Colleague[],
  rules: AssignmentRules,
  now: string,
  hours: OpeningHours,
): Giving | undefined {
  if (!isOpen(ticket) || ticket.status !== 'new') return undefined;
  const mayYet = mayBeTakenUp(ticket, rules.takeUpMinutes, now, hours);
  // By hand it was given, and with whom it is it stays; its time must not come due again and again.
  if (!isAutomatic(staff, rules)) return mayYet ? undefined : left(ticket);
  const current = staff.find(({ id }) => id === ticket.assignee?.id);
  const isThere = current !== undefined && isPresent(current, now);
  if (isThere && mayYet) return undefined;
  const passed = [...(ticket.passedBy ?? []), ...(ticket.assignee ? [ticket.assignee.id] : [])];
  // Who gave it back to the queue is as good as away; who only lets it lie may be busy, which makes nobody else able.
  const asked = ticket.assignee ? staff : staff.filter(({ id }) => !passed.includes(id));
  const next = choosePerson(ticket, asked, rules, now, passed) ?? nextRound(ticket, staff, rules, now);
  if (next)
    return givenByRule({ ...ticket, ...(passed.length > 0 ? { passedBy: passed } : {}) }, next.to, now, next.relaxed);
  if (!ticket.assignee) return undefined;
  return isThere ? left(ticket) : takenBack(ticket, now);
}

/** Back to whoever had it before it was done, if they are there. */
export function giveBackTo(
  ticket: Ticket,
  before: Person | undefined,
  staff: readonly Colleague[],
  now: string,
): Giving | undefined {
  const known = staff.find(({ id }) => id === before?.id);
  if (!known || !takesTickets(known) || !isPresent(known, now)) return undefined;
  return givenByRule(ticket, known, now, []);
}

/**
 * Until when an assigned ticket waits to be taken up (ISO), in opening time: nobody is asked to while the desk is closed. Undefined when
 * that is not awaited, or nobody knows when people are back.
 */
export function takeUpEndsAt(
  ticket: Ticket | undefined,
  takeUpMinutes: number,
  hours: OpeningHours,
): string | undefined {
  const since = awaitedSince(ticket);
  return since === undefined ? undefined : addBusinessMinutes(since, takeUpMinutes, hours)?.at;
}

function mayBeTakenUp(ticket: Ticket, takeUpMinutes: number, now: string, hours: OpeningHours): boolean {
  const since = awaitedSince(ticket);
  if (since === undefined) return false;
  // Opening time is never longer; adding it up takes its time, and this is asked every second.
  if (now < plusMs(since, takeUpMinutes * 60_000)) return true;
  const ends = takeUpEndsAt(ticket, takeUpMinutes, hours);
  return ends === undefined || now < ends;
}

function awaitedSince(ticket: Ticket | undefined): string | undefined {
  return ticket?.assignee && ticket.status === 'new' ? ticket.assignedAt : undefined;
}

/** Everybody who is there let it lie: it goes round again, to anybody but the one who has it. */
function nextRound(ticket: Ticket, staff: readonly Colleague[], rules: AssignmentRules, now: string) {
  return ticket.assignee && choosePerson(ticket, staff, rules, now, [ticket.assignee.id]);
}

function givenByRule(ticket: Ticket, to: Colleague, now: string, relaxed: readonly Relaxed[]): Giving {
  const text = [to.name, ...relaxed.map(what => `without:${what}`)].join(', ');
  const line: HistoryEntry = { at: now, actor: 'system', kind: 'assigned', text };
  return { ticket: given(ticket, to, now), history: [line], gives: to };
}

function given(ticket: Ticket, { id, name }: Person, now: string): Ticket {
  const status = nextStatus(ticket.number, ticket.status, 'assign');
  const clock = status === 'new' ? { assignedAt: now } : { holdSince: now };
  return { ...ticket, status, assignee: { id, name }, ...clock, updatedAt: now };
}

/** Nobody else can have it: it stays, and no more time is counted. */
function left(ticket: Ticket): Giving | undefined {
  if (ticket.assignedAt === undefined) return undefined;
  const { assignedAt: _counted, ...rest } = ticket;
  return { ticket: rest, history: [] };
}

function takenBack(ticket: Ticket, now: string): Giving {
  const { assignee: _away, assignedAt: _since, ...rest } = ticket;
  return { ticket: { ...rest, updatedAt: now }, history: [{ at: now, actor: 'system', kind: 'released' }] };
}
