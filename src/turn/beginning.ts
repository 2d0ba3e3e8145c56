import { NotFoundError } from '../base/errors.ts';
import type { Ids } from '../base/ids.ts';
import type { Customer } from '../customers/profile.ts';
import type { Snapshot, TurnStore } from './ports.ts';
import type { Opening, Turn } from './turn.ts';

type Deps = { store: TurnStore; ids: Ids };

/** A conversation that does not exist yet, not stored before the turn's own commit. Rejects with NotFoundError when the turn opens none. */
export async function begin(turn: Turn, now: string, deps: Deps): Promise<Snapshot> {
  const opening = openingOf(turn);
  if (!opening) throw new NotFoundError('conversation', turn.conversationId);
  const customer = await customerFor(turn, opening, now, deps);
  return {
    conversation: {
      id: turn.conversationId,
      version: 0,
      channel: opening.channel,
      customerId: customer.id,
      locale: opening.locale,
      state: null,
      lastN: 0,
      dueAt: undefined,
      address: opening.address ?? null,
      createdAt: now,
      updatedAt: now,
    },
    customer,
    ticket: undefined,
  };
}

function openingOf(turn: Turn): Opening | undefined {
  if (turn.kind === 'hand') return turn.opening;
  return turn.kind === 'start' || turn.kind === 'message' ? turn.opening : undefined;
}

async function customerFor(turn: Turn, opening: Opening, now: string, { store, ids }: Deps): Promise<Customer> {
  if (turn.kind === 'hand' && turn.customerId !== undefined) {
    const named = await store.customerById(turn.customerId);
    if (!named) throw new NotFoundError('customer', turn.customerId);
    return named;
  }
  const known = await store.customerOf(opening.channel, opening.channelUser);
  if (known) return { ...known, ...contactOf(opening) };
  const { channel, channelUser, email } = opening;
  // A program's questions have nothing but the address in common.
  const blockedAt =
    channel === 'support' && email !== undefined ? await store.blockedByEmail(channel, email.toLowerCase()) : undefined;
  const id = ids.next('cus');
  const customer = { id, channel, channelUser, surveyedAt: [], createdAt: now, ...contactOf(opening) };
  return blockedAt === undefined ? customer : { ...customer, blockedAt };
}

function contactOf({ name, email, phone }: Opening): Pick<Customer, 'name' | 'email' | 'phone'> {
  return { ...(name ? { name } : {}), ...(email ? { email } : {}), ...(phone ? { phone } : {}) };
}
