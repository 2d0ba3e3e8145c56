import { NotFoundError } from '../../../base/errors.ts';
import { answeredIn, writtenIn } from '../../../tickets/actions/elsewhere.ts';
import { merge, unmerge } from '../../../tickets/actions/merging.ts';
import type { Person } from '../../../tickets/change.ts';
import type { Ticket } from '../../../tickets/ticket.ts';
import type { Draft } from '../../draft.ts';
import { readState } from '../../state.ts';
import type { OperatorAction } from '../../turn.ts';
import type { MessageDeps } from '../message-turn.ts';

/**
 * Both tickets change in one commit; the other's conversation then reads again what is due. The customer is told, and is answered from then
 * on where they wrote last.
 */
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
  if (action.type === 'unmerge') {
    const done = unmerge(ticket, other, operator, draft.now);
    draft.change(done.from);
    draft.changeAlso(done.into);
    return draft.say([{ key: 'ticket.unmerged', aboutTicket: true }]);
  }
  const done = merge(ticket, other, operator, draft.now, action.force ?? false);
  const isLater = draft.state.customerAt !== undefined && draft.state.customerAt > (await lastWrittenIn(other, store));
  draft.say([{ key: 'ticket.merged', values: { other: other.number }, aboutTicket: true }]);
  draft.change(done.from);
  draft.changeAlso({ ...done.into, ticket: isLater ? writtenIn(done.into.ticket, draft.writer) : done.into.ticket });
}

/** When the customer last wrote where a ticket is answered (ISO); the beginning of time when never. */
async function lastWrittenIn(ticket: Ticket, store: MessageDeps['store']): Promise<string> {
  const found = await store.snapshot(answeredIn(ticket));
  return (found && readState(found.conversation.state, found.conversation.lastN).state.customerAt) ?? '';
}
