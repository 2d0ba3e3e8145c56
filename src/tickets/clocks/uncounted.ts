import { type DueKind, dueFrom, dueKinds, type Sla } from '../sla.ts';
import { isOpen } from '../status.ts';
import type { Ticket } from '../ticket.ts';

/**
 * The ticket with that due time counted from `from` (ISO). Where nobody knows when people are back it has none, and `uncounted` keeps
 * from when it is to be counted once they are.
 */
export function startClock(ticket: Ticket, kind: DueKind, from: string, sla: Sla): Ticket {
  const { [kind]: _before, ...others } = ticket.due;
  const counted = dueFrom(from, kind, ticket.priority, sla);
  if (counted) return { ...withoutUncounted(ticket, [kind]), due: { ...others, [kind]: counted } };
  return { ...ticket, due: others, uncounted: { ...ticket.uncounted, [kind]: from } };
}

/** What was done before anybody could count by when is counted no more. */
export function withoutUncounted(ticket: Ticket, kinds: readonly DueKind[]): Ticket {
  const { uncounted, ...rest } = ticket;
  if (!uncounted) return ticket;
  const left = Object.entries(uncounted).filter(([kind]) => !kinds.some(gone => gone === kind));
  return left.length > 0 ? { ...rest, uncounted: Object.fromEntries(left) } : rest;
}

/** The due times that can be counted by now: people are back. The same ticket where there is none. */
export function countedAtLast(ticket: Ticket, sla: Sla): Ticket {
  return uncountedOf(ticket).reduce(
    (counted, [kind, from]) =>
      dueFrom(from, kind, ticket.priority, sla) ? startClock(counted, kind, from, sla) : counted,
    ticket,
  );
}

/** The due times that an open ticket ought to have, and has not yet, with the instants (ISO) from which they count. */
export function uncountedOf(ticket: Ticket): (readonly [kind: DueKind, from: string])[] {
  if (!isOpen(ticket)) return [];
  const { uncounted = Object.keys(ticket.due).length > 0 ? {} : unwritten(ticket) } = ticket;
  return dueKinds.flatMap(kind => {
    const from = uncounted[kind];
    return from === undefined ? [] : [[kind, from] as const];
  });
}

/** An older version did not write down what it could not count. */
function unwritten({ createdAt, firstResponseAt }: Ticket): NonNullable<Ticket['uncounted']> {
  return { resolution: createdAt, ...(firstResponseAt === undefined ? { firstResponse: createdAt } : {}) };
}
