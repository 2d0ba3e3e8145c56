import { z } from 'zod';
import { AppError } from '../../base/errors.ts';
import { matchLocale } from '../../base/locale.ts';
import { type Route, route } from '../../http/route.ts';
import { mentionsIn } from '../../tickets/actions/mentions.ts';
import { handChannels, priorities } from '../../tickets/ticket.ts';
import type { Opening } from '../../turn/turn.ts';
import type { ByHandDeps } from '../deps.ts';
import { signedIn } from './action-route.ts';
import { presentTicket, TicketJson } from './ticket-json.ts';
import { OperatorText } from './ticket-text.ts';

const Known = z.strictObject({ id: z.string().regex(/^[\w-]{1,64}$/) });
const Somebody = z.strictObject({
  name: z.string().trim().min(1).max(100).optional(),
  email: z.email().max(254).optional(),
  phone: z
    .string()
    .trim()
    .regex(/^\+?[\d\s()./-]{4,30}$/, 'write a telephone number, like +65 6123 4567')
    .optional(),
});
const NewTicket = z.strictObject({
  channel: z.enum(handChannels),
  question: OperatorText.describe('What the customer said'),
  locale: z.string().max(35),
  customer: z.union([Known, Somebody]).describe('A known customer, or what is known of a new one'),
  topic: z
    .string()
    .regex(/^[a-z0-9][a-z0-9-]{0,39}$/)
    .optional()
    .describe('Told from the question when left out'),
  priority: z.enum(priorities).optional(),
  note: OperatorText.optional(),
});
type NewTicket = z.infer<typeof NewTicket>;

/** Opens a ticket for who telephoned, came by or wrote on social media. */
export function byHandRoute(deps: ByHandDeps): Route {
  return route({
    method: 'POST',
    path: '/api/tickets',
    access: 'operator',
    limit: 'operator',
    summary: 'Open a ticket by hand, for the telephone, a visit or social media',
    body: NewTicket,
    replies: { 200: TicketJson },
    handle: async ({ body, operator }) => {
      const conversationId = deps.ids.next('cnv');
      const { topic, priority, question, note } = body;
      const { id, name } = signedIn(operator);
      const { ticket } = await deps.turns.handle({
        kind: 'hand',
        conversationId,
        operator: { id, name },
        opening: openingOf(body, conversationId, deps),
        ...('id' in body.customer ? { customerId: body.customer.id } : {}),
        question,
        ...(topic === undefined ? {} : { topic }),
        ...(priority === undefined ? {} : { priority }),
        ...(note === undefined
          ? {}
          : { note: { text: note, mentions: mentionsIn(note, await deps.operators.list()) } }),
      });
      if (!ticket) throw new AppError('internal', 'not_opened', 'The ticket was not opened; try again');
      return { json: presentTicket(ticket) };
    },
  });
}

/** The same number, or the same address, is the same person: an operator has heard or seen them. */
function openingOf({ channel, customer, locale }: NewTicket, conversationId: string, deps: ByHandDeps): Opening {
  const [defaultLocale = 'en'] = deps.locales;
  const opening = { channel, channelUser: conversationId, locale: matchLocale(locale, deps.locales, defaultLocale) };
  if ('id' in customer) return opening;
  const { name, email, phone } = customer;
  const channelUser = phone?.replace(/[^\d+]/g, '') ?? email?.toLowerCase() ?? conversationId;
  return {
    ...opening,
    channelUser,
    ...(name === undefined ? {} : { name }),
    ...(email === undefined ? {} : { email }),
    ...(phone === undefined ? {} : { phone }),
  };
}
