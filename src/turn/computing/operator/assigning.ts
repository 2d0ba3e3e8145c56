import { escapeMarkdown } from '../../../dialogs/words/markdown-text.ts';
import { type Change, refuseAnother } from '../../../tickets/change.ts';
import { release } from '../../../tickets/desk.ts';
import { assign, moveToQueue, unassign } from '../../../tickets/people/giving.ts';
import { isHeld } from '../../../tickets/status.ts';
import type { Ticket } from '../../../tickets/ticket.ts';
import type { Draft } from '../../draft.ts';
import type { Operator } from '../../turn.ts';
import { tellOpening } from '../tickets/telling-opening.ts';

/** The operator gives it back to the queue. */
export function giveBack(ticket: Ticket, by: Operator, draft: Draft): void {
  backToQueue(ticket, release(ticket, by, draft.now), draft);
}

/** Hands it to a colleague, or back to the queue. A customer with a person is told who goes on; a new ticket waits to be taken up. */
export function handOver(to: Operator | undefined, by: Operator, ticket: Ticket, draft: Draft): void {
  if (to) goOnWith(to, by, ticket, draft);
  else backToQueue(ticket, unassign(ticket, by, draft.now), draft);
}

/** Into another queue. @throws AppError `claimed_by_another` (conflict) when a colleague holds it */
export function handToQueue(queue: string, by: Operator, ticket: Ticket, draft: Draft): void {
  refuseAnother(ticket, by);
  backToQueue(ticket, moveToQueue(ticket, queue, by, draft.now), draft);
}

function goOnWith(to: Operator, by: Operator, ticket: Ticket, draft: Draft): void {
  const before = ticket.assignee?.id;
  draft.change(assign(ticket, to, by, draft.now));
  if (!isHeld(ticket) || before === to.id) return;
  draft.handoff('handoff.status', { state: 'accepted', ticket: ticket.number, operator: to.name });
  draft.say([{ key: 'ticket.handedOver', values: { name: escapeMarkdown(to.name) }, aboutTicket: true }]);
}

/** The customer hears of it only if a person was with them, by the name of that person. */
function backToQueue(ticket: Ticket, change: Change, draft: Draft): void {
  if (isHeld(ticket)) draft.say([{ key: 'ticket.released', aboutTicket: true }]);
  draft.change(change);
  if (!isHeld(ticket)) return;
  tellOpening(draft);
  draft.handoff('handoff.status', { state: 'failed', ticket: ticket.number, message: 'released' });
}
