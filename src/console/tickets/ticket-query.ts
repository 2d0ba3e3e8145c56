import { z } from 'zod';
import type { TicketFilter } from '../../tickets/ports.ts';
import { priorities, ticketStatuses } from '../../tickets/ticket.ts';

const statusList = new RegExp(`^(${ticketStatuses.join('|')})(,(${ticketStatuses.join('|')}))*$`);

/** A filter may be left out or left empty, as a form sends it. */
function optional<T extends z.ZodType>(schema: T) {
  return z.union([z.literal(''), schema]).optional();
}

const Word = z.string().max(64);

/** The number of a ticket in a path. */
export const TicketNumber = z.strictObject({ number: z.string().regex(/^[A-Za-z0-9-]{1,40}$/) });

/** `?status=new,open&priority=high&assignee=me&q=lamp&cursor=&limit=50`; only named values, never free text, for what is not a search. */
export const TicketQuery = z.strictObject({
  status: optional(z.string().regex(statusList)).describe('One or more statuses, comma-separated'),
  priority: optional(z.enum(priorities)),
  assignee: optional(z.string().regex(/^[\w-]{1,64}$/)).describe('An operator id, `me`, or `none`'),
  queue: optional(Word),
  tag: optional(Word),
  channel: optional(Word),
  sla: optional(z.enum(['breached', 'soon'])).describe('Something is overdue, or about to be'),
  sort: optional(z.enum(['queue', 'newest', 'updated'])).describe('`queue`: breached, about to breach, priority, age'),
  q: optional(z.string().max(200)).describe(
    'In number, question, what people said, name or e-mail address of the customer',
  ),
  cursor: optional(z.string().max(500)).describe('The `next` of the page before'),
  limit: z.coerce.number().int().min(1).max(100).default(50),
});
export type TicketQuery = z.infer<typeof TicketQuery>;

/** The store's filter; `me` becomes `operatorId`. */
export function ticketFilter(query: TicketQuery, operatorId: string): TicketFilter {
  const asked = new Set(query.status?.split(','));
  const status = ticketStatuses.filter(name => asked.has(name));
  return {
    ...(status.length > 0 ? { status } : {}),
    ...(query.priority ? { priority: query.priority } : {}),
    ...(query.assignee ? { assignee: query.assignee === 'me' ? operatorId : query.assignee } : {}),
    ...(query.queue ? { queue: query.queue } : {}),
    ...(query.tag ? { tag: query.tag.toLowerCase() } : {}),
    ...(query.channel ? { channel: query.channel } : {}),
    ...(query.sla ? { sla: query.sla } : {}),
    ...(query.sort ? { sort: query.sort } : {}),
    ...(query.q ? { q: query.q } : {}),
    ...(query.cursor ? { cursor: query.cursor } : {}),
    limit: query.limit,
  };
}
