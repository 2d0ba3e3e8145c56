import { type Route, route } from '../../http/route.ts';
import type { TicketDeps } from '../deps.ts';
import { signedIn } from './action-route.ts';
import { answeringRoutes } from './answering-api.ts';
import { cannedRoutes } from './canned-api.ts';
import { sortingRoutes } from './sorting-api.ts';
import { readTicket } from './ticket-desk.ts';
import { presentDetail, presentTicket, TicketDetail, TicketList } from './ticket-json.ts';
import { TicketNumber, TicketQuery, ticketFilter } from './ticket-query.ts';

/** What an operator's program may do with tickets. */
export function ticketApi(deps: TicketDeps): Route[] {
  return [list(deps), show(deps), ...answeringRoutes(deps), ...sortingRoutes(deps), ...cannedRoutes(deps)];
}

function list(deps: TicketDeps): Route {
  return route({
    method: 'GET',
    path: '/api/tickets',
    access: 'operator',
    limit: 'operator',
    summary: 'Tickets, the most urgent first, then the oldest',
    query: TicketQuery,
    replies: { 200: TicketList },
    handle: async ({ query, operator }) => {
      const { items, next } = await deps.tickets.list(ticketFilter(query, signedIn(operator).id));
      return { json: { items: items.map(presentTicket), next: next ?? null } };
    },
  });
}

function show(deps: TicketDeps): Route {
  return route({
    method: 'GET',
    path: '/api/tickets/{number}',
    access: 'operator',
    limit: 'operator',
    summary: 'One ticket with its conversation and its history',
    params: TicketNumber,
    replies: { 200: TicketDetail },
    handle: async ({ params }) => {
      return { json: presentDetail(await readTicket(deps, params.number)) };
    },
  });
}
