import { z } from 'zod';
import { AppError } from '../../base/errors.ts';
import { type Identity, type Route, route } from '../../http/route.ts';
import type { OperatorAction } from '../../turn/turn.ts';
import type { TicketDeps } from '../deps.ts';
import { actOnTicket } from './ticket-desk.ts';
import { presentTicket, TicketJson } from './ticket-json.ts';
import { TicketNumber } from './ticket-query.ts';

/** The body of an action that needs none. */
export const Nothing = z.strictObject({}).optional();

/** `POST /api/tickets/{number}/{name}`: reads the body as an action, does it, and answers with the ticket after it. */
export function actionRoute<Body>(
  deps: TicketDeps,
  name: string,
  summary: string,
  body: z.ZodType<Body>,
  read: (body: Body) => OperatorAction | Promise<OperatorAction>,
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
      const operator = signedIn(call.operator);
      const ticket = await actOnTicket(deps, call.params.number, operator, await read(call.body));
      return { json: presentTicket(ticket) };
    },
  });
}

/** The operator of a call whose access is `operator`: the server has made sure that there is one. */
export function signedIn(operator: Identity | undefined): Identity {
  if (!operator) throw new AppError('unauthenticated', 'unauthenticated', 'Sign in, or send a bearer API token');
  return operator;
}
