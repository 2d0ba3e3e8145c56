import { msBetween } from '../../base/clock.ts';
import { AppError } from '../../base/errors.ts';
import { byOperator, type Change, type Person, refuseAnother, withStatus } from '../change.ts';
import { nextStatus } from '../status.ts';
import type { HistoryEntry, Ticket } from '../ticket.ts';

const longestMs = 366 * 86_400_000;

/**
 * Out of the queue until `until` (ISO), or until its customer writes. Whoever holds it keeps it.
 *
 * @throws AppError `snooze_time` (invalid) unless `until` is ahead, within a year; `claimed_by_another`; InvalidTransitionError when it is done
 */
export function snooze(ticket: Ticket, operator: Person, until: string, now: string): Change {
  refuseAnother(ticket, operator);
  const status = nextStatus(ticket.number, ticket.status, 'snooze');
  const ms = msBetween(now, until);
  if (!(ms > 0 && ms <= longestMs)) {
    throw new AppError('invalid', 'snooze_time', 'Give a time that is still to come, within a year');
  }
  const snoozedUntil = new Date(Date.parse(until)).toISOString();
  return {
    ticket: { ...withStatus(ticket, status), snoozedUntil, updatedAt: now },
    history: [byOperator(operator, now, 'snoozed', snoozedUntil)],
  };
}

/** Back in the queue, by an operator's hand or, with `operator` undefined, since its time has come. @throws InvalidTransitionError when it is not snoozed */
export function wake(ticket: Ticket, operator: Person | undefined, now: string): Change {
  const line: HistoryEntry = operator
    ? byOperator(operator, now, 'woken')
    : { at: now, actor: 'system', kind: 'woken' };
  return { ticket: { ...awake(ticket, now), updatedAt: now }, history: [line] };
}

/** With the one who holds it, or new for everybody. The hold's clock starts now: nobody was expected to act meanwhile. */
export function awake(ticket: Ticket, now: string): Ticket {
  const status = nextStatus(ticket.number, ticket.status, 'wake');
  return ticket.assignee ? { ...withStatus(ticket, status), holdSince: now } : withStatus(ticket, 'new');
}

/** The instant at which it comes back by itself; undefined when it is not snoozed. */
export function wakesAt(ticket: Ticket | undefined): string | undefined {
  return ticket?.status === 'snoozed' ? ticket.snoozedUntil : undefined;
}
