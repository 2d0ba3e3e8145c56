import type { TicketDetail } from '../api-types.ts';

/**
 * Whether the last words of an operator are in the customer's chat. Undefined while a customer's words are the last ones, and where
 * the customer is answered elsewhere than in a chat of ours.
 */
export function isDelivered({
  inChat,
  messages,
  joined,
}: Pick<TicketDetail, 'inChat' | 'messages' | 'joined'>): boolean | undefined {
  if (!inChat) return undefined;
  const answered = joined.find(({ isAnswered }) => isAnswered)?.messages ?? messages;
  const last = answered.findLast(({ from, text }) => text !== undefined && from !== 'bot');
  if (last?.from !== 'operator') return undefined;
  return inChat.isHere || (inChat.seenAt !== undefined && inChat.seenAt >= last.at);
}
