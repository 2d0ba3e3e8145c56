import { isByHand } from './ticket.ts';

/** By what an operator's words reach a customer. */
export const reaches = ['chat', 'mail', 'none'] as const;
export type Reach = (typeof reaches)[number];

/**
 * How the customer of a conversation hears what an operator writes: in their chat, by e-mail, or, with `none`, only from the operator
 * in person.
 *
 * @param email of the ticket's customer
 * @param isMailable whether an address is one that the desk writes to; left out where the desk sends no e-mail
 */
export function reachOf(
  channel: string,
  email: string | undefined,
  isMailable: ((address: string) => boolean) | undefined,
): Reach {
  if (channel !== 'support' && !isByHand(channel)) return 'chat';
  return email !== undefined && isMailable?.(email) ? 'mail' : 'none';
}
