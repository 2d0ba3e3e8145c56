import { z } from 'zod';
import { AppError } from '../../base/errors.ts';
import type { Credentials } from '../../http/guard/auth.ts';
import { type Identity, type Reply, type Route, route } from '../../http/route.ts';
import type { TicketFilter } from '../../tickets/ports.ts';
import type { OperatorAction } from '../../turn/turn.ts';
import { authenticateOperator } from '../accounts/sessions.ts';
import type { ConsoleDeps } from '../deps.ts';
import { signedIn } from '../tickets/action-route.ts';
import { resolve } from '../tickets/answering-api.ts';
import { actOnTicket, readTicket } from '../tickets/ticket-desk.ts';
import { TicketNumber } from '../tickets/ticket-query.ts';
import { OperatorText, textMax, unixLines } from '../tickets/ticket-text.ts';
import { pageOf } from './page.ts';
import { type QueueFilter, queueFilters, queuePage } from './queue-page.ts';
import { type TicketProblem, ticketPage, ticketProblems } from './ticket/ticket-page.ts';

const Locale = z.string().max(35).optional();
const QueueQuery = z.strictObject({
  status: z.enum(queueFilters).default('active'),
  cursor: z.string().max(500).optional(),
  welcome: z.literal('1').optional(),
  locale: Locale,
});
const TicketPageQuery = z.strictObject({ problem: z.enum(ticketProblems).optional(), locale: Locale });
const ActionPath = TicketNumber.extend({
  action: z.enum(['claim', 'release', 'reply', 'note', 'resolve', 'reopen']),
});
const ActionForm = z
  .strictObject({
    text: z
      .string()
      .max(4 * textMax)
      .optional(),
  })
  .optional();

/** The queue, the tickets, and the forms on them. A reader who is not signed in is shown the way. */
export function deskRoutes(deps: ConsoleDeps): Route[] {
  return [queue(deps), ticket(deps), action(deps)];
}

function queue(deps: ConsoleDeps): Route {
  return route({
    method: 'GET',
    path: '/console',
    access: 'signed',
    limit: 'operator',
    query: QueueQuery,
    handle: call =>
      asOperator(deps, call, '/console', async operator => {
        const { status: filter, cursor, welcome, locale } = call.query;
        const found = await deps.tickets.list({ ...statusFilter(filter), ...(cursor ? { cursor } : {}), limit: 50 });
        return queuePage(pageOf(deps, call, locale), operator, { ...found, filter, isWelcome: welcome === '1' });
      }),
  });
}

function statusFilter(filter: QueueFilter): Pick<TicketFilter, 'status'> {
  if (filter === 'all') return {};
  return { status: filter === 'active' ? ['new', 'open', 'pending', 'snoozed'] : [filter] };
}

function ticket(deps: ConsoleDeps): Route {
  return route({
    method: 'GET',
    path: '/console/tickets/{number}',
    access: 'signed',
    limit: 'operator',
    params: TicketNumber,
    query: TicketPageQuery,
    handle: call =>
      asOperator(deps, call, pathOf(call.params.number), async operator => {
        const page = pageOf(deps, call, call.query.locale);
        return ticketPage(page, operator, await readTicket(deps, call.params.number), call.query.problem);
      }),
  });
}

function action(deps: ConsoleDeps): Route {
  return route({
    method: 'POST',
    path: '/console/tickets/{number}/{action}',
    access: 'operator',
    limit: 'operator',
    params: ActionPath,
    bodyType: 'form',
    body: ActionForm,
    handle: async call => {
      const { number } = call.params;
      const read = readAction(call.params.action, call.body?.text ?? '');
      const problem = typeof read === 'string' ? read : await attempt(deps, number, signedIn(call.operator), read);
      return { redirect: problem === undefined ? pathOf(number) : `${pathOf(number)}?problem=${problem}` };
    },
  });
}

/** The action a form asks for, or what is wrong with its text. */
function readAction(name: z.infer<typeof ActionPath>['action'], text: string): OperatorAction | TicketProblem {
  if (name === 'claim' || name === 'release' || name === 'reopen') return { type: name };
  if (text.trim() === '') return name === 'resolve' ? { type: 'resolve' } : 'empty';
  const parsed = OperatorText.safeParse(unixLines(text));
  if (!parsed.success) return 'long';
  return name === 'resolve' ? resolve(parsed.data) : { type: name, text: parsed.data };
}

async function attempt(
  deps: ConsoleDeps,
  number: string,
  operator: Identity,
  wanted: OperatorAction,
): Promise<TicketProblem | undefined> {
  try {
    await actOnTicket(deps, number, operator, wanted);
    return undefined;
  } catch (error) {
    if (error instanceof AppError && error.kind === 'conflict') return 'conflict';
    throw error;
  }
}

function pathOf(number: string): string {
  return `/console/tickets/${number}`;
}

/** Runs `show` for an operator; anybody else is sent to sign in and comes back to `path`. */
export async function asOperator(
  deps: ConsoleDeps,
  call: Credentials,
  path: string,
  show: (operator: Identity) => Promise<Reply>,
): Promise<Reply> {
  const operator = await authenticateOperator(deps)(call);
  if (operator === undefined) {
    const onward = path === '/console' ? '' : `?onward=${encodeURIComponent(path)}`;
    return { redirect: `/console/sign-in${onward}` };
  }
  if (operator.role === 'editor') throw new AppError('forbidden', 'forbidden', 'The desk needs the role operator');
  return show(operator);
}
