import { type Route, route } from '../../http/route.ts';
import type { TicketDeps } from '../deps.ts';
import type { KnowledgeDeps } from '../knowledge/deps.ts';
import { signedIn } from './action-route.ts';
import { answeringRoutes } from './answering-api.ts';
import { cannedRoutes } from './canned-api.ts';
import { mergingRoutes } from './merging-api.ts';
import { sortingRoutes } from './sorting-api.ts';
import { readTicket } from './ticket-desk.ts';
import { presentDetail, presentTicket, TicketCounts, TicketDetail, TicketList } from './ticket-json.ts';
import { TicketNumber, TicketQuery, ticketFilter } from './ticket-query.ts';

type Deps = TicketDeps & Pick<KnowledgeDeps, 'editing'>;

/** What an operator's program may do with tickets. */
export function ticketApi(deps: Deps): Route[] {
  return [
    list(deps),
    counts(deps),
    show(deps),
    ...answeringRoutes(deps),
    ...sortingRoutes(deps),
    ...mergingRoutes(deps),
    ...cannedRoutes(deps),
  ];
}

function list(deps: TicketDeps): Route {
  return route({
    method: 'GET',
    path: '/api/tickets',
    access: 'operator',
    limit: 'operator',
    summary: 'Tickets in the order of the queue, or the newest or last changed first',
    query: TicketQuery,
    replies: { 200: TicketList },
    handle: async ({ query, operator }) => {
      const me = signedIn(operator).id;
      const { items, next } = await deps.tickets.inbox(ticketFilter(query, me), me);
      const shown = items.map(({ ticket, ...seen }) => {
        return { ...presentTicket(ticket), ...seen, viewers: deps.live.viewersOf(ticket.number) };
      });
      return { json: { items: shown, next: next ?? null } };
    },
  });
}

function counts(deps: TicketDeps): Route {
  return route({
    method: 'GET',
    path: '/api/tickets/counts',
    access: 'operator',
    limit: 'operator',
    summary: 'How many open tickets there are, by what an inbox shows',
    replies: { 200: TicketCounts },
    handle: async ({ operator }) => ({ json: await deps.tickets.counts(signedIn(operator).id) }),
  });
}

function show(deps: Deps): Route {
  return route({
    method: 'GET',
    path: '/api/tickets/{number}',
    access: 'operator',
    limit: 'operator',
    summary: 'One ticket with its conversation and its history',
    params: TicketNumber,
    replies: { 200: TicketDetail },
    handle: async ({ params }) => {
      const open = await readTicket(deps, params.number);
      return { json: presentDetail(open, deps.editing.articleOf(params.number)) };
    },
  });
}
