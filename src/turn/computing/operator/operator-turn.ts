import { AppError, NotFoundError } from '../../../base/errors.ts';
import { prioritise, tag } from '../../../tickets/actions/labels.ts';
import { snooze, wake } from '../../../tickets/actions/snoozing.ts';
import { claim, note, reopen, savedAsArticle } from '../../../tickets/desk.ts';
import { refuseGoneOn } from '../../../tickets/people/giving.ts';
import type { Ticket } from '../../../tickets/ticket.ts';
import { type Draft, openDraft } from '../../draft.ts';
import type { Snapshot } from '../../ports.ts';
import type { OperatorAction, Turn } from '../../turn.ts';
import type { Computed, MessageDeps } from '../message-turn.ts';
import { giveBack, handOver, handToQueue } from './assigning.ts';
import { answerCustomer, finish, joined, withoutSurvey } from './conversing.ts';
import { macroActions } from './macro.ts';
import { mergeTickets } from './merging.ts';

/**
 * An operator's action on the conversation's newest ticket.
 *
 * @throws NotFoundError when the conversation has no such ticket; AppError `superseded` when it has a newer one; the desk's errors
 */
export async function operatorTurn(
  turn: Turn & { kind: 'operator' },
  snapshot: Snapshot,
  now: string,
  deps: MessageDeps,
): Promise<Computed> {
  const draft = openDraft(snapshot, now, deps);
  const ticket = requireTicket(turn, snapshot);
  await carryOutAction(turn.action, turn.operator, ticket, draft, deps);
  return { draft, outcome: 'other', deferred: false };
}

function requireTicket(turn: Turn & { kind: 'operator' }, { ticket }: Snapshot): Ticket {
  if (!ticket) throw new NotFoundError('ticket', turn.ticket);
  if (ticket.number !== turn.ticket) {
    const message = `The customer's newest ticket is ${ticket.number}; go on there instead of ${turn.ticket}`;
    throw new AppError('conflict', 'superseded', message);
  }
  if (ticket.mergedInto !== undefined && turn.action.type !== 'unmerge') {
    const message = `${ticket.number} was merged into ${ticket.mergedInto}; go on there, or take the merge back`;
    throw new AppError('conflict', 'merged', message);
  }
  return ticket;
}

async function carryOutAction(
  action: OperatorAction,
  operator: { id: string; name: string },
  ticket: Ticket,
  draft: Draft,
  deps: MessageDeps,
): Promise<void> {
  const { now, sla } = draft;
  switch (action.type) {
    case 'claim':
      draft.change(claim(ticket, operator, now));
      return joined(ticket, operator, draft, deps.content);
    case 'release':
      return giveBack(ticket, operator, draft);
    case 'assign':
      refuseGoneOn(ticket, action.from, action.to);
      return handOver(action.to, operator, ticket, draft);
    case 'move':
      return handToQueue(action.queue, operator, ticket, draft);
    case 'reply':
      return answerCustomer(action.text, operator, ticket, draft, deps);
    case 'note':
      return noteDown(action, operator, ticket, draft);
    case 'saved-as-article':
      return draft.change(savedAsArticle(ticket, operator, action.file, now));
    case 'resolve':
      if (action.text !== undefined) answerCustomer(action.text, operator, ticket, draft, deps);
      return finish(operator, draft, deps);
    case 'reopen':
      draft.change(reopen(ticket, operator, now, sla));
      if (draft.state.dialog?.name === 'survey') draft.state = withoutSurvey(draft.state);
      return draft.say([{ key: 'ticket.reopened', aboutTicket: true }]);
    case 'snooze':
      return draft.change(snooze(ticket, operator, action.until, now));
    case 'wake':
      return draft.change(wake(ticket, operator, now));
    case 'tag':
      return draft.change(tag(ticket, operator, action, now));
    case 'prioritise':
      return draft.change(prioritise(ticket, operator, action.priority, now, sla));
    case 'merge':
    case 'unmerge':
      return mergeTickets(action, operator, ticket, draft, deps);
    case 'macro':
      for (const one of await macroActions(action.name, operator, draft, deps)) {
        await carryOutAction(one, operator, draft.ticket ?? ticket, draft, deps);
      }
  }
}

function noteDown(
  { text, mentions = [] }: OperatorAction & { type: 'note' },
  operator: { id: string; name: string },
  ticket: Ticket,
  draft: Draft,
): void {
  draft.change(note(ticket, operator, text, draft.now, mentions));
  for (const operatorId of mentions) {
    draft.event('operator.mentioned', { ticket: ticket.number, operatorId, by: operator.id });
  }
}
