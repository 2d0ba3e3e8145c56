import { z } from 'zod';
import { AppError } from '../../base/errors.ts';
import type { Route } from '../../http/route.ts';
import type { PeopleDeps, TicketDeps } from '../deps.ts';
import { actionRoute } from '../tickets/action-route.ts';

export const AssignBody = z.strictObject({
  operator: z
    .string()
    .regex(/^[\w-]{1,64}$/)
    .nullable()
    .describe('Id of an operator; null puts it back into the queue'),
  from: z
    .string()
    .regex(/^[\w-]{1,64}$/)
    .nullable()
    .optional()
    .describe('Who had it when you chose, null for nobody: 409 if it has gone to somebody else meanwhile'),
});

/** `POST /api/tickets/{number}/assign`. */
export function assignApi(deps: TicketDeps & PeopleDeps): Route {
  return actionRoute(deps, 'assign', 'Give a ticket to an operator, or back to the queue', AssignBody, async body => {
    const seen = body.from === undefined ? {} : { from: body.from };
    if (body.operator === null) return { type: 'assign', to: undefined, ...seen };
    const known = await deps.staff.find(body.operator);
    if (!known || known.role === 'editor') {
      throw new AppError('invalid', 'unknown_operator', `No operator ${body.operator} answers tickets`);
    }
    return { type: 'assign', to: { id: known.id, name: known.name }, ...seen };
  });
}
