import { addBusinessMinutes, nextOpening, type OpeningHours } from '../hours/business-time.ts';
import { isOpen } from '../status.ts';
import type { HistoryEntry, Ticket } from '../ticket.ts';
import type { NotifyRules } from './notify-rules.ts';

/**
 * The ticket with what its new lines mean for the wait of its customer: their words begin a wait, or go on with one; anything an operator
 * does ends it.
 */
export function waitingUnseen(ticket: Ticket, lines: readonly HistoryEntry[]): Ticket {
  return lines.reduce(afterLine, ticket);
}

function afterLine(ticket: Ticket, { at, actor, kind, operatorId }: HistoryEntry): Ticket {
  if (operatorId !== undefined) return seen(ticket);
  const begins = kind === 'opened' || kind === 'customer-wrote' || (kind === 'reopened' && actor === 'customer');
  return begins && ticket.unseenSince === undefined ? { ...ticket, unseenSince: at } : ticket;
}

/** The wait of its customer is over: somebody has looked at it. */
export function seen(ticket: Ticket): Ticket {
  if (ticket.unseenSince === undefined) return ticket;
  const { unseenSince: _since, unseenTold: _told, ...rest } = ticket;
  return rest;
}

/**
 * When operators are to be told that nobody has looked at a ticket: after the policy's minutes of opening time, and in opening time, once a
 * wait. Undefined when nobody waits unseen or they were told.
 *
 * @param now ISO; a time that has passed while nobody works moves to the next opening
 */
export function unseenAt(
  ticket: Ticket | undefined,
  { unseenMinutes }: NotifyRules,
  hours: OpeningHours,
  now: string,
): string | undefined {
  if (!ticket?.unseenSince || ticket.unseenTold !== undefined || !isOpen(ticket)) return undefined;
  const reached = addBusinessMinutes(ticket.unseenSince, unseenMinutes, hours)?.at;
  return reached === undefined || reached > now ? reached : nextOpening(now, hours);
}
