import { AppError } from '../base/errors.ts';
import type { TicketStatus } from './ticket.ts';

/** What can happen to a ticket's status. */
export type TicketEvent =
  | 'claim'
  | 'assign'
  | 'release'
  | 'reply'
  | 'customer-wrote'
  | 'snooze'
  | 'wake'
  | 'resolve'
  | 'withdraw'
  | 'reopen'
  | 'close';

/** The whole life of a ticket: from a status, by an event, to a status. What is not listed is refused. */
export const transitions: Readonly<Record<TicketStatus, Partial<Record<TicketEvent, TicketStatus>>>> = {
  new: {
    claim: 'open',
    assign: 'new',
    release: 'new',
    reply: 'pending',
    'customer-wrote': 'new',
    snooze: 'snoozed',
    resolve: 'resolved',
    withdraw: 'resolved',
  },
  open: {
    claim: 'open',
    assign: 'open',
    release: 'new',
    reply: 'pending',
    'customer-wrote': 'open',
    snooze: 'snoozed',
    resolve: 'resolved',
    withdraw: 'resolved',
  },
  pending: {
    claim: 'pending',
    assign: 'pending',
    release: 'new',
    reply: 'pending',
    'customer-wrote': 'open',
    snooze: 'snoozed',
    resolve: 'resolved',
    withdraw: 'resolved',
  },
  snoozed: {
    claim: 'open',
    assign: 'snoozed',
    release: 'new',
    reply: 'pending',
    'customer-wrote': 'open',
    snooze: 'snoozed',
    wake: 'open',
    resolve: 'resolved',
    withdraw: 'resolved',
  },
  resolved: { reopen: 'new', close: 'closed' },
  closed: { reopen: 'new' },
};

export class InvalidTransitionError extends AppError {
  constructor(number: string, from: TicketStatus, event: TicketEvent) {
    const allowed = Object.keys(transitions[from]).join(', ');
    super('conflict', 'invalid_transition', `Ticket ${number} is ${from}: ${event} is not possible, only ${allowed}`);
  }
}

/** @throws InvalidTransitionError when the table has no such way */
export function nextStatus(number: string, from: TicketStatus, event: TicketEvent): TicketStatus {
  const to = transitions[from][event];
  if (!to) throw new InvalidTransitionError(number, from, event);
  return to;
}

/** True until a ticket is resolved or closed. */
export function isOpen(ticket: { status: TicketStatus } | undefined): boolean {
  return ticket !== undefined && ticket.status !== 'resolved' && ticket.status !== 'closed';
}

/** True while a person has the conversation: somebody has taken the ticket up and it is not done. Assigned alone, it is new as before. */
export function isHeld(ticket: { status: TicketStatus; assignee?: unknown } | undefined): boolean {
  return ticket !== undefined && isOpen(ticket) && ticket.assignee !== undefined && ticket.status !== 'new';
}
