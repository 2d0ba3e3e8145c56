import { z } from 'zod';
import { NotFoundError } from '../../base/errors.ts';
import { mayEnter } from '../../http/guard/roles.ts';
import { type Route, route } from '../../http/route.ts';
import { answeredIn } from '../../tickets/actions/elsewhere.ts';
import { isOpen } from '../../tickets/status.ts';
import { authenticateOperator } from '../accounts/sessions.ts';
import type { AccountDeps, LiveApiDeps, TicketDeps } from '../deps.ts';
import { signedIn } from '../tickets/action-route.ts';
import { TicketNumber } from '../tickets/ticket-query.ts';
import { placeOf } from './live-event.ts';

type Deps = LiveApiDeps & AccountDeps & Pick<TicketDeps, 'tickets'>;

const ViewerJson = z.object({ id: z.string(), name: z.string(), typing: z.literal(true).optional() });

/** Live updates, and the signs of life that operators give. */
export function liveApi(deps: Deps): Route[] {
  return [live(deps), viewing(deps), read(deps)];
}

/**
 * Server-sent events: `message` `{ number, message }` and `ticket` `{ number, version, kinds, unread }` for each commit, `viewers`, `typing`,
 * `presence` `{ operator: { id, name, presence, awayUntil? } }` and `desk` (as `GET /api/desk`) as they come. The `id` is a place in the stored log of changes, kept for a day: with `Last-Event-ID` (or `after`) a reader goes on
 * exactly there, also after a restart of the desk. `reload` says that too much was missed. At the beginning comes a `viewers` for each ticket
 * that somebody looks at; nobody looks at the others.
 */
function live({ live: desk, operators, clock }: Deps): Route {
  const authenticate = authenticateOperator({ operators, clock });
  return route({
    method: 'GET',
    path: '/api/live',
    access: 'operator',
    limit: 'operator',
    summary: 'Server-sent events of everything that happens to tickets; resumes with Last-Event-ID',
    query: z.strictObject({
      after: z.string().max(40).optional().describe('An event’s id, for readers that cannot send Last-Event-ID'),
    }),
    handle: async ({ query, operator, header, cookie }) => {
      const { id } = signedIn(operator);
      const place = placeOf(header('last-event-id') ?? query.after);
      const isWelcome = async () => {
        const now = await authenticate({ header, cookie });
        return now !== undefined && now.id === id && mayEnter(now.role, 'operator');
      };
      return { stream: stream => desk.open(stream, id, place, isWelcome) };
    },
  });
}

function viewing({ live: desk, tickets, showTyping }: Deps): Route {
  return route({
    method: 'POST',
    path: '/api/tickets/{number}/viewing',
    access: 'operator',
    limit: 'operator',
    summary:
      'Tells the others that you look at a ticket, for 30 seconds; with `typing` the customer sees that you write',
    params: TicketNumber,
    body: z.strictObject({ typing: z.boolean().optional() }).optional(),
    replies: { 200: z.object({ viewers: z.array(ViewerJson) }) },
    handle: async ({ params: { number }, body, operator }) => {
      const me = signedIn(operator);
      const ticket = await tickets.find(number);
      if (ticket === undefined) throw new NotFoundError('ticket', number);
      const isTyping = body?.typing === true;
      desk.viewing(number, me, isTyping);
      // what a colleague drafts beside the one who has the customer is not the customer's to see
      const isOurs = ticket.assignee === undefined || ticket.assignee.id === me.id;
      if (isTyping && isOurs && isOpen(ticket)) showTyping(answeredIn(ticket), me.name);
      return { json: { viewers: desk.viewersOf(number) } };
    },
  });
}

function read({ live: desk, reads, tickets }: Deps): Route {
  return route({
    method: 'POST',
    path: '/api/tickets/{number}/read',
    access: 'operator',
    limit: 'operator',
    summary: 'You have read all that the customer wrote until now',
    params: TicketNumber,
    body: z.strictObject({}).optional(),
    handle: async ({ params: { number }, operator }) => {
      const me = signedIn(operator);
      if (!(await reads.read(number, me.id))) throw new NotFoundError('ticket', number);
      const ticket = await tickets.find(number);
      // the operator's other windows
      desk.tell('ticket', { number, version: ticket?.version ?? 0, kinds: [], unread: false }, me.id);
      return { empty: true };
    },
  });
}
