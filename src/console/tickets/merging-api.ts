import { z } from 'zod';
import type { Route } from '../../http/route.ts';
import type { TicketDeps } from '../deps.ts';
import { actionRoute, Nothing } from './action-route.ts';
import { TicketNumber } from './ticket-query.ts';

const Into = z.strictObject({
  into: TicketNumber.shape.number.describe('The ticket that goes on'),
  force: z.boolean().optional().describe('Join tickets of different customers too'),
});

/** Two tickets about one matter. */
export function mergingRoutes(deps: TicketDeps): Route[] {
  return [
    actionRoute(deps, 'merge', 'Close a ticket in favour of another one', Into, ({ into, force }) =>
      force ? { type: 'merge', into, force } : { type: 'merge', into },
    ),
    actionRoute(deps, 'unmerge', 'Take a merge back: the ticket is what it was', Nothing, () => ({ type: 'unmerge' })),
  ];
}
