import { AppError } from '../../base/errors.ts';
import { byOperator, type Change, type Person } from '../change.ts';
import { isOpen } from '../status.ts';
import { contactOf, type Ticket } from '../ticket.ts';
import { isJoined, type Joined } from './elsewhere.ts';

/** The ticket that goes, and the one that goes on in its place. */
export type Merge = { from: Change; into: Change };

/**
 * Two tickets about one matter become one: `from` is closed and remembers what it was, `into` goes on.
 *
 * @param force joins tickets of different customers too
 * @throws AppError (conflict) `same_ticket`, `ticket_done` when one of them is not open, `different_customers` without `force`
 */
export function merge(from: Ticket, into: Ticket, operator: Person, now: string, force: boolean): Merge {
  if (from.number === into.number) {
    throw new AppError(
      'conflict',
      'same_ticket',
      `Ticket ${from.number} cannot be merged into itself; name another one`,
    );
  }
  const done = [from, into].find(ticket => !isOpen(ticket));
  if (done) {
    throw new AppError('conflict', 'ticket_done', `Ticket ${done.number} is ${done.status}; only open ones are merged`);
  }
  if (!force && contact(from) !== contact(into)) {
    const message = `${from.number} and ${into.number} are of different customers; send "force": true if it is one matter all the same`;
    throw new AppError('conflict', 'different_customers', message);
  }
  const { status, assignee, assignedAt, due, snoozedUntil, waitingSince, holdSince } = from;
  const before = {
    status,
    due,
    ...(assignee ? { assignee } : {}),
    ...(assignedAt ? { assignedAt } : {}),
    ...(snoozedUntil ? { snoozedUntil } : {}),
    ...(waitingSince ? { waitingSince } : {}),
    ...(holdSince ? { holdSince } : {}),
  };
  return {
    from: {
      ticket: {
        ...cleared(from),
        status: 'closed',
        due: {},
        mergedInto: into.number,
        beforeMerge: before,
        updatedAt: now,
      },
      history: [byOperator(operator, now, 'merged', into.number)],
    },
    into: {
      ticket: { ...withConversations(from, into), updatedAt: now },
      history: [byOperator(operator, now, 'merged', `${from.number}: ${from.question}`)],
    },
  };
}

/** Takes it back: `from` is again exactly what it was. @throws AppError `not_merged` (conflict) */
export function unmerge(from: Ticket, into: Ticket, operator: Person, now: string): Merge {
  const { beforeMerge, mergedInto, ...rest } = from;
  if (!beforeMerge || mergedInto !== into.number) {
    throw new AppError('conflict', 'not_merged', `Ticket ${from.number} is not merged into another one`);
  }
  return {
    from: {
      ticket: { ...cleared(rest), ...beforeMerge, updatedAt: now },
      history: [byOperator(operator, now, 'unmerged', into.number)],
    },
    into: {
      ticket: { ...withoutConversations(from, into), updatedAt: now },
      history: [byOperator(operator, now, 'unmerged', from.number)],
    },
  };
}

/** What was said about the one belongs to the other now. */
function withConversations(from: Ticket, into: Ticket): Ticket {
  const more = conversationsOf(from).filter(({ conversationId }) => !isJoined(into, conversationId));
  return more.length === 0 ? into : { ...into, joined: [...(into.joined ?? []), ...more] };
}

function withoutConversations(from: Ticket, into: Ticket): Ticket {
  const gone = new Set(conversationsOf(from).map(({ conversationId }) => conversationId));
  const { joined = [], answerIn, ...rest } = into;
  const kept = joined.filter(({ conversationId }) => !gone.has(conversationId));
  return {
    ...rest,
    ...(kept.length > 0 ? { joined: kept } : {}),
    ...(answerIn !== undefined && !gone.has(answerIn) ? { answerIn } : {}),
  };
}

function conversationsOf({ conversationId, number, joined = [] }: Ticket): Joined[] {
  return [{ conversationId, ticket: number }, ...joined];
}

function cleared(ticket: Ticket): Ticket {
  const { assignee: _a, assignedAt: _at, snoozedUntil: _s, waitingSince: _w, holdSince: _h, ...rest } = ticket;
  return rest;
}

function contact({ channel, customer }: Ticket): string {
  return contactOf(channel, customer);
}
