import { AppError } from '../base/errors.ts';
import { isHeld } from './status.ts';
import type { HistoryEntry, Ticket, TicketStatus } from './ticket.ts';

/** A ticket after something happened to it, and the lines that its history gains. */
export type Change = { ticket: Ticket; history: HistoryEntry[] };

/** An operator who does it. */
export type Person = { id: string; name: string };

/** In that status, and with no time to come back unless it is snoozed. */
export function withStatus(ticket: Ticket, status: TicketStatus): Ticket {
  if (status === 'snoozed') return { ...ticket, status };
  const { snoozedUntil: _over, ...rest } = ticket;
  return { ...rest, status };
}

/** A line of the history that an operator wrote. */
export function byOperator(operator: Person, at: string, kind: HistoryEntry['kind'], text?: string): HistoryEntry {
  return { at, actor: operator.name, operatorId: operator.id, kind, ...(text ? { text } : {}) };
}

/** @throws AppError `claimed_by_another` (conflict) when somebody else holds the ticket; who is only assigned does not yet */
export function refuseAnother(ticket: Ticket, operator: Person): void {
  if (!isHeld(ticket) || !ticket.assignee || ticket.assignee.id === operator.id) return;
  const who = ticket.assignee.name;
  throw new AppError('conflict', 'claimed_by_another', `Ticket ${ticket.number} is held by ${who}`);
}
