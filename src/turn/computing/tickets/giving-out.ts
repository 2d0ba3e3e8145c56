import { giveBackTo, giveOn } from '../../../tickets/people/giving.ts';
import type { StaffStore } from '../../../tickets/people/ports.ts';
import { isOpen } from '../../../tickets/status.ts';
import type { Ticket } from '../../../tickets/ticket.ts';
import type { Draft } from '../../draft.ts';
import type { Turn } from '../../turn.ts';

/**
 * Gives the ticket of the turn to somebody, when it has opened, come back to the queue or been left lying. It stays new until they take it up.
 * The draft remembers whose turn it was, so that of two turns that gave to the same person the second is computed again.
 *
 * @param before the conversation's ticket before the turn
 */
export async function giveOut(
  draft: Draft,
  before: Ticket | undefined,
  kind: Turn['kind'],
  staff: Pick<StaffStore, 'list'>,
): Promise<void> {
  const { ticket, now, assignment } = draft;
  if (ticket?.status !== 'new' || (kind !== 'due' && !isNewInQueue(before, ticket))) return;
  const everybody = await staff.list();
  const isReopened = before?.number === ticket.number && !isOpen(before);
  const back = isReopened ? giveBackTo(ticket, before.assignee, everybody, now) : undefined;
  const giving = back ?? giveOn(ticket, everybody, assignment, now, draft.sla.hours);
  if (!giving) return;
  draft.change(giving);
  if (giving.gives) draft.assigns = { operatorId: giving.gives.id, version: giving.gives.version };
}

function isNewInQueue(before: Ticket | undefined, ticket: Ticket): boolean {
  return (
    ticket.assignee === undefined &&
    (before?.number !== ticket.number || before.status !== 'new' || before.assignee !== undefined)
  );
}
