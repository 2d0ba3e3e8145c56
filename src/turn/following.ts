import { isJoined } from '../tickets/actions/elsewhere.ts';
import { isOpen } from '../tickets/status.ts';
import type { Ticket } from '../tickets/ticket.ts';
import type { Snapshot, TurnStore } from './ports.ts';
import { TurnState } from './state.ts';
import type { Turn } from './turn.ts';

type Store = Pick<TurnStore, 'ticket'>;

/** All that is read of the state here: most turns follow nothing, and parse it once, later. */
const Joining = TurnState.pick({ joins: true });

/** A merged ticket may have been merged again. */
const mostMerges = 10;

/**
 * The snapshot with the ticket that the turn is about, which may be another conversation's: the one that goes on after a merge, or the one
 * that the customer's words here were added to.
 */
export async function following(turn: Turn, found: Snapshot, store: Store): Promise<Snapshot> {
  if (turn.kind === 'operator') return withTicket(found, await operatorsTicket(turn, found, store));
  if (turn.kind !== 'message' && turn.kind !== 'due') return found;
  return withTicket(found, (await joinedTicket(found, store)) ?? (await mergedInto(found.ticket, store)));
}

function withTicket(found: Snapshot, ticket: Ticket | undefined): Snapshot {
  return ticket ? { ...found, ticket } : found;
}

/** One that goes on, as long as it is open. */
async function mergedInto(from: Ticket | undefined, store: Store): Promise<Ticket | undefined> {
  let ticket = from;
  for (let steps = 0; ticket?.mergedInto !== undefined && steps < mostMerges; steps += 1) {
    ticket = await store.ticket(ticket.mergedInto);
  }
  return isOpen(ticket) ? ticket : undefined;
}

/** Unless the conversation has got a ticket of its own since. */
async function joinedTicket({ conversation, ticket }: Snapshot, store: Store): Promise<Ticket | undefined> {
  const joins = Joining.safeParse(conversation.state).data?.joins;
  if (!joins || isOpen(ticket) || (ticket && ticket.createdAt > joins.at)) return undefined;
  const joined = await store.ticket(joins.ticket);
  return joined?.mergedInto === undefined ? joined : mergedInto(joined, store);
}

/** An operator answers a ticket where its customer is, which may be another conversation than its own. */
async function operatorsTicket(
  { ticket: number }: Turn & { kind: 'operator' },
  { conversation, ticket }: Snapshot,
  store: Store,
): Promise<Ticket | undefined> {
  if (ticket?.number === number || (isOpen(ticket) && ticket?.mergedInto === undefined)) return undefined;
  const wanted = await store.ticket(number);
  return wanted && wanted.conversationId !== conversation.id && isJoined(wanted, conversation.id) ? wanted : undefined;
}
