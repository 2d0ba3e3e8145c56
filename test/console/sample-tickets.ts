import type { Store } from '../../src/store/store.ts';
import type { Rating } from '../../src/survey/rating.ts';
import type { HistoryEntry, Ticket } from '../../src/tickets/ticket.ts';
import type { LoggedActivity } from '../../src/turn/activity.ts';
import { now } from './start-desk.ts';

export function sampleTicket(number: string, change: Partial<Ticket> = {}): Ticket {
  return {
    number,
    version: 0,
    conversationId: `cnv_${number}`,
    status: 'new',
    priority: 'normal',
    topic: 'payment',
    queue: 'money',
    question: 'Where is my refund?',
    locale: 'en',
    channel: 'directline',
    customer: { id: `cus_${number}`, name: 'Mei Tan', email: 'mei@example.com' },
    shown: [],
    reasons: ['unanswered'],
    due: { firstResponse: { at: '2026-03-02T11:00:00.000Z', state: 'active', steps: ['2 hours of opening time'] } },
    createdAt: '2026-03-02T08:00:00.000Z',
    updatedAt: '2026-03-02T08:00:00.000Z',
    ...change,
  };
}

type Around = {
  outbox?: Parameters<Store['turns']['commit']>[0]['outbox'];
  activities?: LoggedActivity[];
  history?: HistoryEntry[];
  rating?: Rating;
  at?: string;
};

/** Stores a ticket with a conversation and a customer of its own. */
export async function keepTicket(store: Store, ticket: Ticket, around: Around = {}): Promise<Ticket> {
  const at = around.at ?? now;
  const { channel, locale, conversationId, customer } = ticket;
  const activities = around.activities ?? [
    { n: 1, at: ticket.createdAt, from: 'customer', kind: 'message', text: ticket.question, locale },
  ];
  await store.turns.commit({
    conversation: {
      id: conversationId,
      version: 0,
      channel,
      customerId: customer.id,
      locale,
      state: null,
      lastN: activities.length,
      dueAt: undefined,
      address: null,
      createdAt: at,
      updatedAt: at,
    },
    at,
    activities,
    answered: [],
    customer: { ...customer, channel, channelUser: `dl_${customer.id}`, surveyedAt: [], createdAt: at },
    ticket,
    history: around.history ?? [{ at: ticket.createdAt, actor: 'bot', kind: 'opened' }],
    rating: around.rating,
    events: [],
    outbox: around.outbox ?? [],
  });
  return ticket;
}
