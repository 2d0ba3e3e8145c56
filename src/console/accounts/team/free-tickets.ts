import { AppError } from '../../../base/errors.ts';
import type { TicketDeps } from '../../deps.ts';

const open = ['new', 'open', 'pending', 'snoozed'] as const;
const pageSize = 100;

/**
 * Gives the open tickets of somebody who no longer answers back to the queue, each through the door of every turn; how many.
 * One whose customer has a newer ticket is history and stays as it is.
 */
export async function freeTickets(
  deps: Pick<TicketDeps, 'tickets' | 'turns'>,
  holder: { id: string; name: string },
): Promise<number> {
  let freed = 0;
  let cursor: string | undefined;
  do {
    const page = await deps.tickets.list({
      status: [...open],
      assignee: holder.id,
      limit: pageSize,
      ...(cursor ? { cursor } : {}),
    });
    for (const { conversationId, number } of page.items) {
      if (await isFreed(deps, holder, conversationId, number)) freed += 1;
    }
    cursor = page.next;
  } while (cursor !== undefined);
  return freed;
}

async function isFreed(
  { turns }: Pick<TicketDeps, 'turns'>,
  holder: { id: string; name: string },
  conversationId: string,
  ticket: string,
): Promise<boolean> {
  const { id, name } = holder;
  try {
    await turns.handle({
      kind: 'operator',
      conversationId,
      ticket,
      operator: { id, name },
      action: { type: 'release' },
    });
    return true;
  } catch (error) {
    // resolved, taken over or followed by another in the meantime
    if (error instanceof AppError && error.kind === 'conflict') return false;
    throw error;
  }
}
