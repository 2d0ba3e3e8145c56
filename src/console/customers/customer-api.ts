import { z } from 'zod';
import { NotFoundError } from '../../base/errors.ts';
import { Customer, CustomerNote } from '../../customers/profile.ts';
import { type Call, type Route, route } from '../../http/route.ts';
import { audit } from '../audit/audit.ts';
import type { CustomerDeps } from '../deps.ts';
import { presentRating, RatingJson } from '../rating-api.ts';
import { signedIn } from '../tickets/action-route.ts';
import { presentTicket, TicketJson } from '../tickets/ticket-json.ts';
import { OperatorText } from '../tickets/ticket-text.ts';
import { CustomerId, conversationRoute, PastConversationJson } from './conversation-api.ts';
import type { CustomerFile } from './ports.ts';

/** Earlier tickets and conversations on a card. */
const most = 20;

export const CustomerCard = Customer.pick({ id: true, name: true, email: true, phone: true, channel: true }).extend({
  since: z.string().describe('When they first came'),
  blockedAt: z.string().optional().describe('Since when nothing of theirs is taken up'),
  tags: z.array(z.string()).describe('Those of the tickets below'),
  tickets: z.array(TicketJson).describe('The newest first, at most 20'),
  conversations: z.array(PastConversationJson).describe('The one of the newest words first, at most 20'),
  ratings: z.array(RatingJson),
  notes: z.array(CustomerNote).describe('The newest first'),
});
export type CustomerCard = z.infer<typeof CustomerCard>;

const mostFound = 8;
const Found = Customer.pick({ id: true, name: true, email: true, phone: true, channel: true });

/** What is known of one customer, and what operators keep about them. */
export function customerRoutes(deps: CustomerDeps): Route[] {
  return [
    search(deps),
    card(deps),
    conversationRoute(deps),
    change(deps, 'block', 'Take up nothing more of a customer; they are told once', async (id, call) => {
      await block(deps, id, deps.clock.now());
      await audit(deps, call, { action: 'customer.blocked', target: id });
    }),
    change(deps, 'unblock', "Take a customer's words up again", async (id, call) => {
      await block(deps, id, undefined);
      await audit(deps, call, { action: 'customer.unblocked', target: id });
    }),
    note(deps),
    erase(deps),
  ];
}

function search({ customers }: CustomerDeps): Route {
  return route({
    method: 'GET',
    path: '/api/customers',
    access: 'operator',
    limit: 'operator',
    summary: 'Customers whose name, e-mail address or telephone number holds the words, the newest first, at most 8',
    query: z.strictObject({ q: z.string().trim().min(2).max(100) }),
    replies: { 200: z.object({ items: z.array(Found) }) },
    handle: async ({ query }) => ({
      json: { items: (await customers.search(query.q, mostFound)).map(one => Found.parse(one)) },
    }),
  });
}

function card(deps: CustomerDeps): Route {
  return route({
    method: 'GET',
    path: '/api/customers/{id}',
    access: 'operator',
    limit: 'operator',
    summary: 'A customer with earlier tickets and conversations, ratings and notes',
    params: CustomerId,
    replies: { 200: CustomerCard },
    handle: async ({ params }) => ({ json: presentCard(await find(deps, params.id)) }),
  });
}

function change(
  deps: CustomerDeps,
  name: string,
  summary: string,
  work: (id: string, call: Call<unknown, unknown, unknown>) => Promise<void>,
): Route {
  return route({
    method: 'POST',
    path: `/api/customers/{id}/${name}`,
    access: 'operator',
    limit: 'operator',
    summary,
    params: CustomerId,
    body: z.strictObject({}).optional(),
    replies: { 200: CustomerCard },
    handle: async call => {
      await work(call.params.id, call);
      return { json: presentCard(await find(deps, call.params.id)) };
    },
  });
}

function note(deps: CustomerDeps): Route {
  return route({
    method: 'POST',
    path: '/api/customers/{id}/note',
    access: 'operator',
    limit: 'operator',
    summary: 'Keep a note on a customer, who never sees it',
    params: CustomerId,
    body: z.strictObject({ text: OperatorText }),
    replies: { 200: CustomerCard },
    handle: async ({ params, body, operator }) => {
      await find(deps, params.id);
      const { id, name } = signedIn(operator);
      await deps.customers.addNote(params.id, { at: deps.clock.now(), by: { id, name }, text: body.text });
      return { json: presentCard(await find(deps, params.id)) };
    },
  });
}

function erase(deps: CustomerDeps): Route {
  return route({
    method: 'DELETE',
    path: '/api/customers/{id}',
    access: 'owner',
    limit: 'operator',
    summary: 'Delete a customer with their conversations and tickets and every word of theirs; it cannot be undone',
    params: CustomerId,
    replies: { 200: z.strictObject({ erased: z.literal(true) }) },
    handle: async call => {
      const { id } = call.params;
      if (!(await deps.customers.erase(id))) throw new NotFoundError('customer', id);
      await audit(deps, call, { action: 'customer.erased', target: id });
      return { json: { erased: true } };
    },
  });
}

async function find({ customers }: CustomerDeps, id: string): Promise<CustomerFile> {
  const file = await customers.find(id, most);
  if (!file) throw new NotFoundError('customer', id);
  return file;
}

async function block({ customers }: CustomerDeps, id: string, since: string | undefined): Promise<void> {
  if (!(await customers.setBlocked(id, since))) throw new NotFoundError('customer', id);
}

function presentCard({ customer, tickets, conversations, ratings, notes }: CustomerFile): CustomerCard {
  return CustomerCard.parse({
    ...customer,
    since: customer.createdAt,
    tags: [...new Set(tickets.flatMap(({ tags = [] }) => tags))].sort(),
    tickets: tickets.map(presentTicket),
    conversations: conversations.map(one => ({
      ...one,
      tickets: tickets.filter(({ conversationId }) => conversationId === one.id).map(({ number }) => number),
    })),
    ratings: ratings.filter(({ answeredAt }) => answeredAt !== undefined).map(presentRating),
    notes,
  });
}
