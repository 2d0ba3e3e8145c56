import { AppError } from '../base/errors.ts';
import { moreUrgent } from './priority.ts';
import { dueFrom, type Sla, settled } from './sla.ts';
import { isOpen, nextStatus } from './status.ts';
import type { HistoryEntry, Priority, Shown, Ticket, TicketComplexity, TicketForm, TicketUrgency } from './ticket.ts';

/** A ticket after something happened to it, and the lines that its history gains. */
export type Change = { ticket: Ticket; history: HistoryEntry[] };

export type NewTicket = {
  number: string;
  conversationId: string;
  priority: Priority;
  topic: string;
  queue: string;
  question: string;
  locale: string;
  channel: string;
  customer: Ticket['customer'];
  form?: TicketForm | undefined;
  shown: Shown[];
  nearest?: Shown[];
  reasons: string[];
  urgency?: TicketUrgency;
  complexity?: TicketComplexity;
};

type Person = { id: string; name: string };

export function openTicket(input: NewTicket, now: string, sla: Sla): Change {
  const { form, ...rest } = input;
  const ticket: Ticket = {
    ...rest,
    ...(form ? { form } : {}),
    version: 0,
    status: 'new',
    due: dues({
      firstResponse: dueFrom(now, 'firstResponse', input.priority, sla),
      resolution: dueFrom(now, 'resolution', input.priority, sla),
    }),
    createdAt: now,
    updatedAt: now,
  };
  return { ticket, history: [{ at: now, actor: 'bot', kind: 'opened', text: input.reasons.join(', ') }] };
}

/** @throws AppError `claimed_by_another` (conflict) when somebody else holds it; InvalidTransitionError when it is done */
export function claim(ticket: Ticket, operator: Person, now: string): Change {
  const status = nextStatus(ticket.number, ticket.status, 'claim');
  if (ticket.assignee && ticket.assignee.id !== operator.id) throw claimedByAnother(ticket);
  if (ticket.assignee) return { ticket, history: [] };
  return {
    ticket: { ...ticket, status, assignee: operator, holdSince: now, updatedAt: now },
    history: [byOperator(operator, now, 'claimed')],
  };
}

/** The holder gives it back to the queue, or the system does after a hold without action (`operator` undefined). */
export function release(ticket: Ticket, operator: Person | undefined, now: string): Change {
  const status = nextStatus(ticket.number, ticket.status, 'release');
  if (operator && ticket.assignee && ticket.assignee.id !== operator.id) throw claimedByAnother(ticket);
  const { assignee: _gone, ...rest } = ticket;
  return {
    ticket: { ...rest, status, updatedAt: now },
    history: [operator ? byOperator(operator, now, 'released') : { at: now, actor: 'system', kind: 'released' }],
  };
}

/** An answer to the customer. Claims the ticket when nobody holds it. */
export function reply(ticket: Ticket, operator: Person, text: string, now: string): Change {
  const claimed = claim(ticket, operator, now);
  const status = nextStatus(ticket.number, claimed.ticket.status, 'reply');
  return {
    ticket: {
      ...claimed.ticket,
      status,
      firstResponseAt: ticket.firstResponseAt ?? now,
      holdSince: now,
      updatedAt: now,
      due: dues({
        ...ticket.due,
        firstResponse: settled(ticket.due.firstResponse, now),
        nextResponse: settled(ticket.due.nextResponse, now),
      }),
    },
    history: [...claimed.history, byOperator(operator, now, 'replied', text)],
  };
}

/** Words for operators only. */
export function note(ticket: Ticket, operator: Person, text: string, now: string): Change {
  const holdSince = ticket.assignee?.id === operator.id ? { holdSince: now } : {};
  return { ticket: { ...ticket, ...holdSince, updatedAt: now }, history: [byOperator(operator, now, 'noted', text)] };
}

export function resolve(ticket: Ticket, operator: Person, now: string): Change {
  const status = nextStatus(ticket.number, ticket.status, 'resolve');
  if (ticket.assignee && ticket.assignee.id !== operator.id) throw claimedByAnother(ticket);
  return {
    ticket: { ...done(ticket, now), status, assignee: ticket.assignee ?? operator, holdSince: now },
    history: [byOperator(operator, now, 'resolved')],
  };
}

/** The customer no longer needs it. */
export function withdraw(ticket: Ticket, now: string): Change {
  const status = nextStatus(ticket.number, ticket.status, 'withdraw');
  return { ticket: { ...done(ticket, now), status }, history: [{ at: now, actor: 'customer', kind: 'withdrawn' }] };
}

/** Back to the queue for everybody: the operator who had it may be away. */
export function reopen(ticket: Ticket, by: Person | 'customer', now: string, sla: Sla, text?: string): Change {
  const status = nextStatus(ticket.number, ticket.status, 'reopen');
  const { assignee: _before, resolvedAt: _at, ...rest } = ticket;
  const line: HistoryEntry =
    by === 'customer' ? { at: now, actor: 'customer', kind: 'reopened' } : byOperator(by, now, 'reopened');
  return {
    ticket: {
      ...rest,
      status,
      updatedAt: now,
      due: dues({
        ...ticket.due,
        nextResponse: dueFrom(now, 'nextResponse', ticket.priority, sla),
        resolution: dueFrom(now, 'resolution', ticket.priority, sla),
      }),
    },
    history: [text ? { ...line, text } : line],
  };
}

/** More words of the customer on an open ticket. After an answer, the next one becomes due. */
export function customerWrote(ticket: Ticket, text: string, now: string, sla: Sla): Change {
  const status = nextStatus(ticket.number, ticket.status, 'customer-wrote');
  const waits = ticket.firstResponseAt !== undefined && ticket.due.nextResponse?.state !== 'active';
  const nextResponse = waits ? dueFrom(now, 'nextResponse', ticket.priority, sla) : ticket.due.nextResponse;
  // The hold's clock starts when the wait for the customer ends, however long that took.
  const holdSince = ticket.status === 'pending' && ticket.assignee ? { holdSince: now } : {};
  return {
    ticket: { ...ticket, ...holdSince, status, updatedAt: now, due: dues({ ...ticket.due, nextResponse }) },
    history: [{ at: now, actor: 'customer', kind: 'customer-wrote', text }],
  };
}

/** The customer's later words are more pressing: a higher priority, and due times counted again with its targets. */
export function raisePriority(ticket: Ticket, to: Priority, reasons: readonly string[], now: string, sla: Sla): Change {
  const priority = moreUrgent(ticket.priority, to);
  const merged = [...new Set([...ticket.reasons, ...reasons])];
  if (priority === ticket.priority) return { ticket: { ...ticket, reasons: merged }, history: [] };
  const again = (kind: keyof Ticket['due'], from: string) =>
    ticket.due[kind]?.state === 'active' ? dueFrom(from, kind, priority, sla) : ticket.due[kind];
  const due = dues({
    firstResponse: again('firstResponse', now),
    nextResponse: again('nextResponse', now),
    resolution: again('resolution', now),
  });
  return {
    ticket: { ...ticket, priority, reasons: merged, due, updatedAt: now },
    history: [{ at: now, actor: 'bot', kind: 'raised', text: reasons.join(', ') }],
  };
}

export function giveEmail(ticket: Ticket, email: string, now: string): Change {
  return {
    ticket: { ...ticket, customer: { ...ticket.customer, email }, updatedAt: now },
    history: [{ at: now, actor: 'customer', kind: 'email-given' }],
  };
}

/** The instant at which a hold without action ends; undefined when nobody holds it or the customer's answer is awaited. */
export function holdEndsAt(ticket: Ticket | undefined, holdMinutes: number): string | undefined {
  if (!ticket?.assignee || !isOpen(ticket) || ticket.status === 'pending') return undefined;
  const since = Date.parse(ticket.holdSince ?? ticket.updatedAt);
  return new Date(since + holdMinutes * 60_000).toISOString();
}

function done(ticket: Ticket, now: string): Ticket {
  const due = dues({
    // Done without an answer: there was no response to be in time.
    firstResponse: ticket.firstResponseAt === undefined ? undefined : ticket.due.firstResponse,
    nextResponse: ticket.due.nextResponse?.state === 'active' ? undefined : ticket.due.nextResponse,
    resolution: settled(ticket.due.resolution, now),
  });
  return { ...ticket, resolvedAt: now, updatedAt: now, due };
}

/** Leaves out what is undefined, so that a ticket equals itself after storage. */
function dues(all: Partial<Record<keyof Ticket['due'], Ticket['due']['resolution']>>): Ticket['due'] {
  const { firstResponse, nextResponse, resolution } = all;
  return {
    ...(firstResponse ? { firstResponse } : {}),
    ...(nextResponse ? { nextResponse } : {}),
    ...(resolution ? { resolution } : {}),
  };
}

function byOperator(operator: Person, at: string, kind: HistoryEntry['kind'], text?: string): HistoryEntry {
  return { at, actor: operator.name, operatorId: operator.id, kind, ...(text ? { text } : {}) };
}

function claimedByAnother(ticket: Ticket): AppError {
  const who = ticket.assignee?.name ?? 'somebody';
  return new AppError('conflict', 'claimed_by_another', `Ticket ${ticket.number} is held by ${who}`);
}
