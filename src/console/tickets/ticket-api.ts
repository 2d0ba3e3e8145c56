import { z } from 'zod';
import { AppError } from '../../base/errors.ts';
import { type Identity, type Route, route } from '../../http/route.ts';
import type { OperatorAction } from '../../turn/turn.ts';
import type { TicketDeps } from '../deps.ts';
import { actOnTicket, readTicket } from './ticket-desk.ts';
import { presentDetail, presentTicket, TicketDetail, TicketJson, TicketList } from './ticket-json.ts';
import { TicketNumber, TicketQuery, ticketFilter } from './ticket-query.ts';
import { OperatorText } from './ticket-text.ts';

const WithText = z.strictObject({ text: OperatorText });
const WithOptionalText = z.strictObject({ text: OperatorText.optional() }).optional();
const Nothing = z.strictObject({}).optional();

/** What an operator's program may do with tickets. */
export function ticketApi(deps: TicketDeps): Route[] {
  return [list(deps), show(deps), ...actions(deps)];
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

function actions(deps: TicketDeps): Route[] {
  return [
    action(deps, 'claim', 'Take a ticket; 409 when another operator holds it', Nothing, () => ({ type: 'claim' })),
    action(deps, 'release', 'Give a ticket back to the queue', Nothing, () => ({ type: 'release' })),
    action(deps, 'reply', 'Write to the customer; claims a ticket that nobody holds', WithText, ({ text }) => ({
      type: 'reply',
      text,
    })),
    action(deps, 'note', 'Keep a note that the customer never sees', WithText, ({ text }) => ({ type: 'note', text })),
    action(deps, 'resolve', 'Resolve a ticket, with a last word or without', WithOptionalText, body =>
      resolve(body?.text),
    ),
    action(deps, 'reopen', 'Open a resolved ticket again', Nothing, () => ({ type: 'reopen' })),
  ];
}

function action<Body>(
  deps: TicketDeps,
  name: OperatorAction['type'],
  summary: string,
  body: z.ZodType<Body>,
  read: (body: Body) => OperatorAction,
): Route {
  return route({
    method: 'POST',
    path: `/api/tickets/{number}/${name}`,
    access: 'operator',
    limit: 'operator',
    summary,
    params: TicketNumber,
    body,
    replies: { 200: TicketJson },
    handle: async call => {
      const ticket = await actOnTicket(deps, call.params.number, signedIn(call.operator), read(call.body));
      return { json: presentTicket(ticket) };
    },
  });
}

/** `text` is left out, not undefined, when there is no last word. */
export function resolve(text: string | undefined): OperatorAction {
  return text === undefined ? { type: 'resolve' } : { type: 'resolve', text };
}

/** The operator of a call whose access is `operator`: the server has made sure that there is one. */
export function signedIn(operator: Identity | undefined): Identity {
  if (!operator) throw new AppError('unauthenticated', 'unauthenticated', 'Sign in, or send a bearer API token');
  return operator;
}
