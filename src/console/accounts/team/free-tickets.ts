import { AppError } from '../../../base/errors.ts';
import { answeredIn } from '../../../tickets/actions/elsewhere.ts';
import type { Person } from '../../../tickets/change.ts';
import type { Ticket } from '../../../tickets/ticket.ts';
import type { TicketDeps } from '../../deps.ts';

const open = ['new', 'open', 'pending', 'snoozed'] as const;
const pageSize = 100;

/**
 * Gives the open tickets of somebody who no longer answers back to the queue, each through the door of every turn; how many.
 * One whose customer has a newer ticket is history and stays as it is.
 *
 * @param holder operator id
 * @param by whoever takes them back: the history names them, not the one who is gone
 */
export async function freeTickets(
  deps: Pick<TicketDeps, 'tickets' | 'turns'>,
  holder: string,
  by: Person,
): Promise<number> {
  let freed = 0;
  let cursor: string | undefined;
  do {
    const page = await deps.tickets.list({
      status: [...open],
      assignee: holder,
      limit: pageSize,
      ...(cursor ? { cursor } : {}),
    });
    for (const ticket of page.items) {
      if (await isFreed(deps, holder, by, ticket)) freed += 1;
    }
    cursor = page.next;
  } while (cursor !== undefined);
  return freed;
}

async function isFreed(
  { turns }: Pick<TicketDeps, 'turns'>,
  holder: string,
  by: Person,
  ticket: Ticket,
): Promise<boolean> {
  try {
    await turns.handle({
      kind: 'operator',
      conversationId: answeredIn(ticket),
      ticket: ticket.number,
      operator: { id: by.id, name: by.name },
      action: { type: 'assign', to: undefined, from: holder },
    });
    return true;
  } catch (error) {
    // resolved or followed by another in the meantime
    if (error instanceof AppError && error.kind === 'conflict') return false;
    throw error;
  }
}
