import { awake } from './actions/snoozing.ts';
import { byOperator, type Change, type Person, refuseAnother, withStatus } from './change.ts';
import { startClock, withoutUncounted } from './clocks/uncounted.ts';
import { moreUrgent } from './priority.ts';
import { dueFrom, dueKinds, isToDo, type Sla, settled } from './sla.ts';
import { InvalidTransitionError, isHeld, nextStatus } from './status.ts';
import type {
  Due,
  HistoryEntry,
  Priority,
  Shown,
  Ticket,
  TicketComplexity,
  TicketForm,
  TicketUrgency,
} from './ticket.ts';

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
  /** The operator who opens it by hand. */
  by?: Person;
};

export function openTicket(input: NewTicket, now: string, sla: Sla): Change {
  const { form, by, ...rest } = input;
  const ticket: Ticket = {
    ...rest,
    ...(form ? { form } : {}),
    version: 0,
    status: 'new',
    due: {},
    createdAt: now,
    updatedAt: now,
  };
  const why = input.reasons.join(', ');
  return {
    ticket: startClock(startClock(ticket, 'firstResponse', now, sla), 'resolution', now, sla),
    history: [by ? byOperator(by, now, 'opened', why) : { at: now, actor: 'bot', kind: 'opened', text: why }],
  };
}

/** @throws AppError `claimed_by_another` (conflict) when somebody else holds it; InvalidTransitionError when it is done */
export function claim(ticket: Ticket, operator: Person, now: string): Change {
  const status = nextStatus(ticket.number, ticket.status, 'claim');
  refuseAnother(ticket, operator);
  if (ticket.assignee && ticket.status === status) return { ticket, history: [] };
  return {
    ticket: { ...takenUp(withStatus(ticket, status)), assignee: operator, holdSince: now, updatedAt: now },
    history: [byOperator(operator, now, 'claimed')],
  };
}

/** Who lets it lie is asked no more; whoever takes it up starts afresh. */
function takenUp(ticket: Ticket): Ticket {
  const { assignedAt: _since, passedBy: _by, ...rest } = ticket;
  return rest;
}

/** The holder gives it back to the queue, or the system does after a hold without action (`operator` undefined). */
export function release(ticket: Ticket, operator: Person | undefined, now: string): Change {
  const status = nextStatus(ticket.number, ticket.status, 'release');
  const { assignee } = ticket;
  if (!assignee) throw new InvalidTransitionError(ticket.number, ticket.status, 'release');
  if (operator) refuseAnother(ticket, operator);
  const { assignee: _gone, assignedAt: _since, ...rest } = withStatus(ticket, status);
  return {
    ticket: { ...rest, passedBy: [...(ticket.passedBy ?? []), assignee.id], updatedAt: now },
    history: [operator ? byOperator(operator, now, 'released') : { at: now, actor: 'system', kind: 'released' }],
  };
}

/**
 * An answer to the customer. Claims the ticket when nobody holds it.
 *
 * @param how `told` when nothing but the operator's own voice brings it to them, as on the telephone
 */
export function reply(
  ticket: Ticket,
  operator: Person,
  text: string,
  now: string,
  how: 'replied' | 'told' = 'replied',
): Change {
  const claimed = claim(ticket, operator, now);
  const status = nextStatus(ticket.number, claimed.ticket.status, 'reply');
  return {
    ticket: {
      ...withoutUncounted(withStatus(claimed.ticket, status), ['firstResponse', 'nextResponse']),
      firstResponseAt: ticket.firstResponseAt ?? now,
      holdSince: now,
      updatedAt: now,
      due: dues({
        ...ticket.due,
        firstResponse: settled(ticket.due.firstResponse, now),
        nextResponse: settled(ticket.due.nextResponse, ticket.waitingSince ?? now),
      }),
    },
    history: [...claimed.history, byOperator(operator, now, how, text)],
  };
}

/** Words for operators only. @param mentions ids of the operators whom it names */
export function note(
  ticket: Ticket,
  operator: Person,
  text: string,
  now: string,
  mentions: readonly string[] = [],
): Change {
  const holdSince = ticket.assignee?.id === operator.id ? { holdSince: now } : {};
  const line = byOperator(operator, now, 'noted', text);
  return {
    ticket: { ...ticket, ...holdSince, updatedAt: now },
    history: [mentions.length > 0 ? { ...line, mentions: [...mentions] } : line],
  };
}

/** @param file of the article, relative to the knowledge folder */
export function savedAsArticle(ticket: Ticket, operator: Person, file: string, now: string): Change {
  return { ticket: { ...ticket, updatedAt: now }, history: [byOperator(operator, now, 'saved-as-article', file)] };
}

export function resolve(ticket: Ticket, operator: Person, now: string): Change {
  const status = nextStatus(ticket.number, ticket.status, 'resolve');
  refuseAnother(ticket, operator);
  return {
    ticket: {
      ...withStatus(done(ticket, now), status),
      assignee: (isHeld(ticket) && ticket.assignee) || operator,
      holdSince: now,
    },
    history: [byOperator(operator, now, 'resolved')],
  };
}

/** The customer no longer needs it. */
export function withdraw(ticket: Ticket, now: string): Change {
  const status = nextStatus(ticket.number, ticket.status, 'withdraw');
  return {
    ticket: withStatus(done(ticket, now), status),
    history: [{ at: now, actor: 'customer', kind: 'withdrawn' }],
  };
}

/** Back to the queue for everybody: the operator who had it may be away. */
export function reopen(ticket: Ticket, by: Person | 'customer', now: string, sla: Sla, text?: string): Change {
  const status = nextStatus(ticket.number, ticket.status, 'reopen');
  const { assignee: _before, resolvedAt: _at, ...rest } = takenUp(ticket);
  const line: HistoryEntry =
    by === 'customer' ? { at: now, actor: 'customer', kind: 'reopened' } : byOperator(by, now, 'reopened');
  const reopened: Ticket = { ...rest, status, updatedAt: now };
  return {
    ticket: startClock(startClock(reopened, 'nextResponse', now, sla), 'resolution', now, sla),
    history: [text ? { ...line, text } : line],
  };
}

/** More words of the customer on an open ticket. After an answer, the next one becomes due; a snoozed one comes back. */
export function customerWrote(given: Ticket, text: string, now: string, sla: Sla): Change {
  const ticket = given.status === 'snoozed' ? awake(given, now) : given;
  const status = nextStatus(ticket.number, ticket.status, 'customer-wrote');
  const isCounted = isToDo(ticket.due.nextResponse) || ticket.uncounted?.nextResponse !== undefined;
  const begins = ticket.firstResponseAt !== undefined && !isCounted;
  // The hold's clock starts when the wait for the customer ends, however long that took.
  const holdSince = ticket.status === 'pending' && ticket.assignee ? { holdSince: now } : {};
  const after: Ticket = { ...ticket, ...holdSince, status, updatedAt: now };
  return {
    ticket: begins ? startClock(after, 'nextResponse', now, sla) : after,
    history: [{ at: now, actor: 'customer', kind: 'customer-wrote', text }],
  };
}

/** The customer's later words are more pressing: a higher priority, and due times counted again with its targets. */
export function raisePriority(ticket: Ticket, to: Priority, reasons: readonly string[], now: string, sla: Sla): Change {
  const priority = moreUrgent(ticket.priority, to);
  const merged = [...new Set([...ticket.reasons, ...reasons])];
  if (priority === ticket.priority) return { ticket: { ...ticket, reasons: merged }, history: [] };
  return {
    ticket: { ...recounted(ticket, priority, now, sla), reasons: merged, updatedAt: now },
    history: [{ at: now, actor: 'bot', kind: 'raised', text: reasons.join(', ') }],
  };
}

/** Another priority: what is due is counted again from `now` with its targets. What is more pressing now is never due later than it was. */
export function recounted(ticket: Ticket, priority: Priority, now: string, sla: Sla): Ticket {
  const isRaised = moreUrgent(ticket.priority, priority) === priority;
  const again = (kind: keyof Ticket['due']) => {
    const before = ticket.due[kind];
    const counted = before?.state === 'active' ? dueFrom(now, kind, priority, sla) : undefined;
    return !counted || (before && isRaised && before.at <= counted.at) ? before : counted;
  };
  const due = dues({
    firstResponse: again('firstResponse'),
    nextResponse: again('nextResponse'),
    resolution: again('resolution'),
  });
  return { ...ticket, priority, due };
}

export function giveEmail(ticket: Ticket, email: string, now: string): Change {
  return {
    ticket: { ...ticket, customer: { ...ticket.customer, email }, updatedAt: now },
    history: [{ at: now, actor: 'customer', kind: 'email-given' }],
  };
}

/** The instant at which a hold without action ends; undefined when nobody holds it, it is snoozed, or the customer's answer is awaited. */
export function holdEndsAt(ticket: Ticket | undefined, holdMinutes: number): string | undefined {
  if (!ticket || !isHeld(ticket)) return undefined;
  if (ticket.status === 'pending' || ticket.status === 'snoozed') return undefined;
  const since = Date.parse(ticket.holdSince ?? ticket.updatedAt);
  return new Date(since + holdMinutes * 60_000).toISOString();
}

function done(ticket: Ticket, now: string): Ticket {
  const due = dues({
    // Done without an answer: there was no response to be in time, unless it was late already.
    firstResponse: unlessActive(ticket.due.firstResponse, now),
    nextResponse: unlessActive(ticket.due.nextResponse, now),
    // Since it waits for the customer, no time has passed for it.
    resolution: settled(ticket.due.resolution, ticket.waitingSince ?? now),
  });
  return { ...withoutUncounted(ticket, dueKinds), resolvedAt: now, updatedAt: now, due };
}

function unlessActive(due: Due | undefined, now: string): Due | undefined {
  return due?.state === 'active' ? undefined : settled(due, now);
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
