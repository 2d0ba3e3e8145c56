import { z } from 'zod';
import { NotFoundError } from '../../base/errors.ts';
import { type Route, route } from '../../http/route.ts';
import type { CustomerDeps } from '../deps.ts';
import { MessageJson, presentMessage } from '../tickets/ticket-json.ts';

/** Entries of a conversation that are shown: the newest ones. */
const shownActivities = 500;

const Id = z.string().regex(/^[\w-]{1,64}$/);
export const CustomerId = z.strictObject({ id: Id });

const About = z.object({
  id: z.string(),
  channel: z.string(),
  locale: z.string(),
  startedAt: z.string(),
  lastAt: z.string(),
});

export const PastConversationJson = About.extend({
  begins: z.string().optional().describe("The customer's first words, at most 200 characters"),
  tickets: z.array(z.string()).describe('Those of the tickets below that came of it'),
});

export const ConversationJson = About.extend({
  messages: z.array(MessageJson).describe('The newest 500 entries, in order'),
});

/** What was said in one conversation of a customer, whether a ticket came of it or not. */
export function conversationRoute({ log }: CustomerDeps): Route {
  return route({
    method: 'GET',
    path: '/api/customers/{id}/conversations/{conversation}',
    access: 'operator',
    limit: 'operator',
    summary: 'One conversation of a customer, to be read only',
    params: CustomerId.extend({ conversation: Id }),
    replies: { 200: ConversationJson },
    handle: async ({ params }) => {
      const found = await log.find(params.conversation);
      if (found?.customerId !== params.id) throw new NotFoundError('conversation', params.conversation);
      const { id, channel, locale, createdAt: startedAt, updatedAt: lastAt } = found;
      const messages = (await log.activities(id, 0, shownActivities)).map(presentMessage);
      return { json: { id, channel, locale, startedAt, lastAt, messages } };
    },
  });
}
