import { AppError, NotFoundError } from '../../base/errors.ts';
import type { Content } from '../../dialogs/content/content.ts';
import { formSoFar } from '../../dialogs/forms/filled-form.ts';
import { endEpisode } from '../../dialogs/survey-dialog.ts';
import { escapeMarkdown } from '../../dialogs/words/markdown-text.ts';
import { claim, note, release, reopen, reply, resolve } from '../../tickets/desk.ts';
import { isHeld } from '../../tickets/status.ts';
import type { Ticket } from '../../tickets/ticket.ts';
import { type Draft, openDraft } from '../draft.ts';
import type { Snapshot } from '../ports.ts';
import type { TurnState } from '../state.ts';
import type { OperatorAction, Turn } from '../turn.ts';
import { type Computed, carryOut, type MessageDeps } from './message-turn.ts';

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
  return ticket;
}

async function carryOutAction(
  action: OperatorAction,
  operator: { id: string; name: string },
  ticket: Ticket,
  draft: Draft,
  deps: MessageDeps,
): Promise<void> {
  const { now } = draft;
  switch (action.type) {
    case 'claim':
      draft.change(claim(ticket, operator, now));
      return joined(ticket, operator, draft, deps.content);
    case 'release':
      draft.say([{ key: 'ticket.released', aboutTicket: true }]);
      draft.change(release(ticket, operator, now));
      return draft.handoff('handoff.status', { state: 'failed', ticket: ticket.number, message: 'released' });
    case 'reply':
      return answerCustomer(action.text, operator, ticket, draft, deps.content);
    case 'note':
      return draft.change(note(ticket, operator, action.text, now));
    case 'resolve':
      if (action.text !== undefined) answerCustomer(action.text, operator, ticket, draft, deps.content);
      return finish(operator, draft, deps);
    case 'reopen': {
      const sla = { targets: deps.content.policy.sla, hours: deps.content.policy.hours };
      draft.change(reopen(ticket, operator, now, sla));
      if (draft.state.dialog?.name === 'survey') draft.state = withoutSurvey(draft.state);
      return draft.say([{ key: 'ticket.reopened', aboutTicket: true }]);
    }
  }
}

/** Nobody is asked how it was while it goes on. */
function withoutSurvey({ dialog: _asked, rating: _begun, ...rest }: TurnState): TurnState {
  return rest;
}

function answerCustomer(
  text: string,
  operator: { id: string; name: string },
  ticket: Ticket,
  draft: Draft,
  content: Content,
): void {
  draft.change(reply(ticket, operator, text, draft.now));
  joined(ticket, operator, draft, content);
  draft.log({ from: 'operator', name: operator.name, kind: 'message', text, format: 'plain' });
}

/** The customer is told once that a person is there; a question that the bot had open is dropped, a form's answers are handed over. */
function joined(before: Ticket, operator: { name: string }, draft: Draft, content: Content): void {
  if (isHeld(before)) return;
  const { dialog, ...rest } = draft.state;
  draft.state = dialog?.name === 'address' ? draft.state : rest;
  const soFar = dialog?.name === 'form' ? formSoFar(dialog, content, draft.locale) : undefined;
  if (soFar && draft.ticket && !draft.ticket.form) {
    draft.change({ ticket: { ...draft.ticket, form: soFar.form }, history: [] });
  }
  draft.handoff('handoff.status', { state: 'accepted', ticket: before.number, operator: operator.name });
  draft.say([{ key: 'ticket.joined', values: { name: escapeMarkdown(operator.name) }, aboutTicket: true }]);
}

async function finish(operator: { id: string; name: string }, draft: Draft, deps: MessageDeps): Promise<void> {
  const { ticket } = draft;
  if (!ticket) return;
  draft.change(resolve(ticket, operator, draft.now));
  draft.handoff('handoff.status', { state: 'completed', ticket: ticket.number });
  draft.event('ticket.resolved', { ticket: ticket.number, operatorId: operator.id });
  draft.say([{ key: 'ticket.resolved', aboutTicket: true }]);
  draft.state = { ...draft.state, episode: { ...draft.state.episode, resolved: true } };
  // Somebody in the middle of a form is not asked how it was.
  if (draft.state.dialog?.name === 'form') return;
  const { content } = deps;
  const { customer, now, locale } = draft;
  const facts = { content, ticket: draft.ticket, customer, episode: draft.state.episode, now, locale };
  await carryOut(endEpisode(facts), undefined, draft, deps);
}
