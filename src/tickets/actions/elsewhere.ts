import type { Change } from '../change.ts';
import { contactOf, type Ticket } from '../ticket.ts';

/** A conversation besides its own in which a ticket's customer writes. */
export type Joined = NonNullable<Ticket['joined']>[number];

/** Who writes, and where. */
export type Writer = { conversationId: string; channel: string; customer: { id: string; email?: string | undefined } };

/** Where an operator's words reach the customer: the conversation in which they wrote last. */
export function answeredIn({ answerIn, conversationId }: Ticket): string {
  return answerIn ?? conversationId;
}

export function isJoined({ conversationId, joined = [] }: Ticket, id: string): boolean {
  return conversationId === id || joined.some(one => one.conversationId === id);
}

/** Words from another conversation of the same customer belong to the ticket, as do all that follow there. */
export function joinConversation(ticket: Ticket, conversationId: string, now: string): Change {
  if (isJoined(ticket, conversationId)) return { ticket, history: [] };
  const joined = [...(ticket.joined ?? []), { conversationId }];
  return { ticket: { ...ticket, joined, updatedAt: now }, history: [{ at: now, actor: 'bot', kind: 'joined' }] };
}

/**
 * The ticket, answered where its customer has just written. Somebody else, whose ticket was merged into it, does not move where its
 * own customer is answered.
 */
export function writtenIn(ticket: Ticket, { conversationId, channel, customer }: Writer): Ticket {
  if (contactOf(channel, customer) !== contactOf(ticket.channel, ticket.customer)) return ticket;
  const { answerIn: _before, ...rest } = ticket;
  return conversationId === ticket.conversationId ? rest : { ...rest, answerIn: conversationId };
}
