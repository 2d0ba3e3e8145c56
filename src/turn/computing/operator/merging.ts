import { NotFoundError } from '../../../base/errors.ts';
import { type Merge, merge, unmerge } from '../../../tickets/actions/merging.ts';
import type { Person } from '../../../tickets/change.ts';
import type { Ticket } from '../../../tickets/ticket.ts';
import type { Draft } from '../../draft.ts';
import type { OperatorAction } from '../../turn.ts';
import type { MessageDeps } from '../message-turn.ts';

/** Both tickets change in one commit; the other's conversation then reads again what is due. */
export async function mergeTickets(
  action: OperatorAction & { type: 'merge' | 'unmerge' },
  operator: Person,
  ticket: Ticket,
  draft: Draft,
  { store }: MessageDeps,
): Promise<void> {
  const number = action.type === 'merge' ? action.into : (ticket.mergedInto ?? ticket.number);
  const other = number === ticket.number ? ticket : await store.ticket(number);
  if (!other) throw new NotFoundError('ticket', number);
  const done: Merge =
    action.type === 'merge'
      ? merge(ticket, other, operator, draft.now, action.force ?? false)
      : unmerge(ticket, other, operator, draft.now);
  draft.change(done.from);
  draft.changeAlso(done.into);
}
