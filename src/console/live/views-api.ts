import { z } from 'zod';
import { AppError, NotFoundError } from '../../base/errors.ts';
import { type Route, route } from '../../http/route.ts';
import type { ViewDeps } from '../deps.ts';
import { signedIn } from '../tickets/action-route.ts';
import { TicketQuery } from '../tickets/ticket-query.ts';

export const View = z.object({
  id: z.string(),
  name: z.string(),
  query: z.string().describe('As in the address of GET /api/tickets: `status=open&tag=fragile`'),
});
const NewView = z.strictObject({ name: z.string().trim().min(1).max(80), query: z.string().max(1000) });

/** The inbox views that an operator has saved, each seen by its operator alone. */
export function viewsApi(deps: ViewDeps): Route[] {
  return [list(deps), save(deps), remove(deps)];
}

function list({ views }: ViewDeps): Route {
  return route({
    method: 'GET',
    path: '/api/views',
    access: 'operator',
    limit: 'operator',
    summary: 'Your saved views, the oldest first',
    replies: { 200: z.object({ items: z.array(View) }) },
    handle: async ({ operator }) => ({ json: { items: await views.list(signedIn(operator).id) } }),
  });
}

function save({ views, ids, clock }: ViewDeps): Route {
  return route({
    method: 'POST',
    path: '/api/views',
    access: 'operator',
    limit: 'operator',
    summary: 'Saves a view: a name and a query of GET /api/tickets; at most 50',
    body: NewView,
    replies: { 201: View },
    handle: async ({ body, operator }) => {
      const view = { id: ids.next('viw'), name: body.name, query: checked(body.query) };
      await views.insert(signedIn(operator).id, view, clock.now());
      return { status: 201, json: view };
    },
  });
}

function remove({ views }: ViewDeps): Route {
  return route({
    method: 'DELETE',
    path: '/api/views/{id}',
    access: 'operator',
    limit: 'operator',
    summary: 'Deletes one of your saved views',
    params: z.strictObject({ id: z.string().max(80) }),
    handle: async ({ params: { id }, operator }) => {
      if (!(await views.delete(signedIn(operator).id, id))) throw new NotFoundError('view', id);
      return { empty: true };
    },
  });
}

/** Without the page it was on; AppError `invalid` for what the list would refuse. */
function checked(query: string): string {
  const given = new URLSearchParams(query);
  for (const paging of ['cursor', 'limit']) given.delete(paging);
  const parsed = TicketQuery.safeParse(Object.fromEntries(given));
  if (!parsed.success) throw new AppError('invalid', 'invalid', 'body.query: not a query of GET /api/tickets');
  return given.toString();
}
