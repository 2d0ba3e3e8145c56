import { z } from 'zod';
import type { Route } from '../../http/route.ts';
import { Tag } from '../../tickets/actions/labels.ts';
import { priorities } from '../../tickets/ticket.ts';
import type { TicketDeps } from '../deps.ts';
import { actionRoute, Nothing } from './action-route.ts';

const Until = z.strictObject({
  until: z.iso.datetime({ offset: true }).describe('When it comes back by itself, within a year'),
});
const Tags = z
  .strictObject({ add: z.array(Tag).max(20).default([]), remove: z.array(Tag).max(20).default([]) })
  .describe('A tag in both stays');
const WithPriority = z.strictObject({ priority: z.enum(priorities) });

/** What keeps the queue in order. */
export function sortingRoutes(deps: TicketDeps): Route[] {
  return [
    actionRoute(
      deps,
      'snooze',
      'Put a ticket aside until a time, or until its customer writes',
      Until,
      ({ until }) => ({ type: 'snooze', until }),
    ),
    actionRoute(deps, 'wake', 'Bring a snoozed ticket back now', Nothing, () => ({ type: 'wake' })),
    actionRoute(deps, 'tags', 'Put tags on a ticket and take others off', Tags, ({ add, remove }) => ({
      type: 'tag',
      add,
      remove,
    })),
    actionRoute(
      deps,
      'priority',
      'Set the priority by hand; what is due is counted again',
      WithPriority,
      ({ priority }) => ({ type: 'prioritise', priority }),
    ),
  ];
}
