import { z } from 'zod';
import { AppError } from '../../base/errors.ts';
import { byOperator, type Change, type Person } from '../change.ts';
import { recounted } from '../desk.ts';
import type { Sla } from '../sla.ts';
import { isOpen } from '../status.ts';
import type { Priority, Ticket } from '../ticket.ts';

/** Kept in lower case. A comma or a plus would be read as two. */
export const Tag = z
  .string()
  .transform(text => text.normalize('NFKC').trim().replace(/\s+/g, ' ').toLowerCase())
  .pipe(
    z.string().regex(/^[\p{L}\p{N}][\p{L}\p{M}\p{N} _./-]{0,39}$/u, 'use 1 to 40 letters, digits, spaces or dashes'),
  );

const mostTags = 20;

/**
 * Puts tags on a ticket and takes others off; one that is in both stays. Tags as `Tag` gives them.
 *
 * @throws AppError `too_many_tags` (invalid) past 20
 */
export function tag(
  ticket: Ticket,
  operator: Person,
  { add, remove }: { add: readonly string[]; remove: readonly string[] },
  now: string,
): Change {
  const before = new Set(ticket.tags);
  const after = new Set([...(ticket.tags ?? []).filter(name => !remove.includes(name)), ...add]);
  const gained = [...after].filter(name => !before.has(name));
  const lost = [...before].filter(name => !after.has(name));
  if (gained.length + lost.length === 0) return { ticket, history: [] };
  if (after.size > mostTags) {
    throw new AppError('invalid', 'too_many_tags', `A ticket has at most ${mostTags} tags; take one off first`);
  }
  const { tags: _before, ...rest } = ticket;
  const tags = [...after].sort();
  const text = [...gained.map(name => `+${name}`), ...lost.map(name => `-${name}`)].join(', ');
  return {
    ticket: { ...rest, ...(tags.length > 0 ? { tags } : {}), updatedAt: now },
    history: [byOperator(operator, now, 'tagged', text)],
  };
}

/**
 * A priority set by hand, up or down: what is due is counted again with its targets, from now.
 *
 * @throws AppError `ticket_done` (conflict) when nothing is due any more
 */
export function prioritise(ticket: Ticket, operator: Person, priority: Priority, now: string, sla: Sla): Change {
  if (!isOpen(ticket)) {
    throw new AppError('conflict', 'ticket_done', `Ticket ${ticket.number} is ${ticket.status}; reopen it first`);
  }
  if (priority === ticket.priority) return { ticket, history: [] };
  return {
    ticket: { ...recounted(ticket, priority, now, sla), updatedAt: now },
    history: [byOperator(operator, now, 'prioritised', `${ticket.priority} -> ${priority}`)],
  };
}
