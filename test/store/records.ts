import type { Customer } from '../../src/customers/profile.ts';
import type { Store } from '../../src/store/store.ts';
import type { Rating } from '../../src/survey/rating.ts';
import type { Ticket } from '../../src/tickets/ticket.ts';
import type { LoggedActivity } from '../../src/turn/activity.ts';
import type { Conversation, TurnRecord } from '../../src/turn/ports.ts';

export const at = '2026-03-02T09:00:00.000Z';

/** An instant `minutes` after `at`. */
export function minute(minutes: number): string {
  return new Date(Date.parse(at) + minutes * 60_000).toISOString();
}

export function customer(id: string): Customer {
  return { id, channel: 'directline', channelUser: `dl_${id}`, surveyedAt: [], createdAt: at };
}

export function conversation(id: string, change: Partial<Conversation> = {}): Conversation {
  return {
    id,
    version: 0,
    channel: 'directline',
    customerId: `cus_${id}`,
    locale: 'en',
    state: { v: 1, dialog: 'none' },
    lastN: 0,
    dueAt: undefined,
    address: undefined,
    createdAt: at,
    updatedAt: at,
    ...change,
  };
}

export function said(n: number, change: Partial<LoggedActivity> = {}): LoggedActivity {
  return { n, at, from: 'customer', kind: 'message', text: `line ${n}`, locale: 'en', ...change };
}

export function record(of: Conversation, change: Partial<TurnRecord> = {}): TurnRecord {
  return {
    conversation: of,
    at,
    activities: [],
    answered: [],
    customer: undefined,
    ticket: undefined,
    history: [],
    rating: undefined,
    events: [],
    outbox: [],
    ...change,
  };
}

/** A turn as most are: a question, its answer, and the event that counts it. */
export function plainTurn(of: Conversation): TurnRecord {
  const { lastN } = of;
  return record(
    { ...of, lastN: lastN + 2 },
    {
      activities: [said(lastN + 1, { clientId: `c${lastN + 1}` }), said(lastN + 2, { from: 'bot', text: 'answer' })],
      events: [{ kind: 'answered', data: { article: 'reset-password' } }],
    },
  );
}

export function ticket(number: string, conversationId: string, change: Partial<Ticket> = {}): Ticket {
  return {
    number,
    version: 0,
    conversationId,
    status: 'new',
    priority: 'normal',
    topic: 'payment',
    queue: 'desk',
    question: 'Where is my refund?',
    locale: 'en',
    channel: 'directline',
    customer: { id: `cus_${conversationId}` },
    shown: [],
    reasons: ['unanswered'],
    due: { firstResponse: { at, state: 'active', steps: ['4 business hours'] } },
    createdAt: at,
    updatedAt: at,
    ...change,
  };
}

export function rating(id: string, conversationId: string, change: Partial<Rating> = {}): Rating {
  return { id, conversationId, episode: 1, articles: [], locale: 'en', channel: 'directline', askedAt: at, ...change };
}

/** Stores a new conversation with its customer, and gives it as it is stored. */
export async function begin(store: Store, id: string, change: Partial<TurnRecord> = {}): Promise<Conversation> {
  const given = change.conversation ?? conversation(id);
  await store.turns.commit(record(given, { customer: customer(given.customerId), ...change }));
  return { ...given, version: 1 };
}

/** Stores a conversation for each ticket, in the order given. */
export async function beginTickets(store: Store, tickets: Ticket[]): Promise<void> {
  for (const one of tickets) await begin(store, one.conversationId, { ticket: one });
}
