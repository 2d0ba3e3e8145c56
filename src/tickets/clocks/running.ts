import { isOpen } from '../status.ts';
import type { Ticket } from '../ticket.ts';

/** True while the ticket waits for its customer or for a day to come, so that nothing but the first response is counted. */
export function isPaused({ status }: Pick<Ticket, 'status'>): boolean {
  return status === 'pending' || status === 'snoozed';
}

/** True while the clock of that due time runs: to be done yet, and not standing still. A first response is never put off. */
export function isRunning(ticket: Ticket, kind: keyof Ticket['due']): boolean {
  const state = ticket.due[kind]?.state;
  if (!isOpen(ticket) || (state !== 'active' && state !== 'overdue')) return false;
  return kind === 'firstResponse' || !isPaused(ticket);
}
