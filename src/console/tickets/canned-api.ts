import { z } from 'zod';
import { NotFoundError } from '../../base/errors.ts';
import { CannedReply, cannedText } from '../../dialogs/content/canned.ts';
import { type Route, route } from '../../http/route.ts';
import type { TicketDeps } from '../deps.ts';
import { actionRoute, signedIn } from './action-route.ts';
import { TicketNumber } from './ticket-query.ts';

const CannedQuery = z.strictObject({
  locale: z.string().max(35).describe("The language; one without replies of its own gets the default one's"),
  ticket: TicketNumber.shape.number.optional().describe('Fills in {customer}, {operator} and {ticket} for this one'),
});
const CannedList = z.object({ items: z.array(CannedReply) });
const MacroJson = z.object({
  name: z.string(),
  titles: z.record(z.string(), z.string()).describe('By locale'),
  actions: z.array(z.record(z.string(), z.json())).describe('What it does, in order'),
});
const MacroName = z.strictObject({ name: z.string().min(1).max(80) });

/** What operators do and write often. */
export function cannedRoutes(deps: TicketDeps): Route[] {
  return [
    canned(deps),
    macros(deps),
    actionRoute(deps, 'macro', 'Do all actions of a macro, or none of them', MacroName, ({ name }) => ({
      type: 'macro',
      name,
    })),
  ];
}

function canned(deps: TicketDeps): Route {
  return route({
    method: 'GET',
    path: '/api/canned',
    access: 'operator',
    limit: 'operator',
    summary: 'Canned replies of a language',
    query: CannedQuery,
    replies: { 200: CannedList },
    handle: async ({ query, operator }) => {
      const all = deps.content().canned(query.locale);
      if (!all) return { json: { items: [] } };
      if (query.ticket === undefined) return { json: { items: all.replies } };
      const ticket = await deps.tickets.find(query.ticket);
      if (!ticket) throw new NotFoundError('ticket', query.ticket);
      const values = { customer: ticket.customer.name, operator: signedIn(operator).name, ticket: ticket.number };
      return { json: { items: all.replies.map(one => ({ ...one, text: cannedText(all, one, values) })) } };
    },
  });
}

function macros(deps: TicketDeps): Route {
  return route({
    method: 'GET',
    path: '/api/macros',
    access: 'operator',
    limit: 'operator',
    summary: 'Named lists of actions',
    replies: { 200: z.object({ items: z.array(MacroJson) }) },
    handle: async () => ({ json: { items: deps.content().macros } }),
  });
}
