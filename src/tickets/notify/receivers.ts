import { isAble, takesTickets } from '../people/assignment.ts';
import type { Colleague } from '../people/ports.ts';
import { isPresent } from '../people/presence.ts';
import type { Ticket } from '../ticket.ts';

/**
 * Whom a ticket's matter concerns: the one who has it; if nobody has it, or they are away, those present who know its queue and its
 * language, or else everybody present. Pure.
 *
 * @param now ISO
 */
export function concerned(
  ticket: Pick<Ticket, 'assignee' | 'queue' | 'locale' | 'priority'>,
  staff: readonly Colleague[],
  now: string,
): Colleague[] {
  const present = staff.filter(one => takesTickets(one) && isPresent(one, now));
  const holder = present.filter(({ id }) => id === ticket.assignee?.id);
  if (holder.length > 0) return holder;
  const able = present.filter(one => isAble(one, ticket, []));
  return able.length > 0 ? able : present;
}
