import type { Content } from '../../../dialogs/content/content.ts';
import { formSoFar } from '../../../dialogs/forms/filled-form.ts';
import { endEpisode } from '../../../dialogs/survey-dialog.ts';
import { escapeMarkdown } from '../../../dialogs/words/markdown-text.ts';
import { reply, resolve } from '../../../tickets/desk.ts';
import { reachOf } from '../../../tickets/reach.ts';
import { isHeld } from '../../../tickets/status.ts';
import { isByHand, type Ticket } from '../../../tickets/ticket.ts';
import type { Draft } from '../../draft.ts';
import type { TurnState } from '../../state.ts';
import { carryOut, type MessageDeps } from '../message-turn.ts';
import { mailWhenAway } from '../tickets/by-mail.ts';

/** Nobody is asked how it was while it goes on. */
export function withoutSurvey({ dialog: _asked, rating: _begun, ...rest }: TurnState): TurnState {
  return rest;
}

/** Words for the customer, in the conversation and by e-mail if they have left it; where nothing reaches them, what the operator told them. */
export function answerCustomer(
  text: string,
  operator: { id: string; name: string },
  ticket: Ticket,
  draft: Draft,
  deps: MessageDeps,
): void {
  const { channel } = draft.conversation;
  const isTold = isByHand(channel) && reachOf(channel, ticket.customer.email, deps.mail?.isMailable) === 'none';
  draft.change(reply(ticket, operator, text, draft.now, isTold ? 'told' : 'replied'));
  joined(ticket, operator, draft, deps.content);
  const { n } = draft.log({ from: 'operator', name: operator.name, kind: 'message', text, format: 'plain' });
  mailWhenAway(draft, n, deps);
}

/** The customer is told once that a person is there; a question that the bot had open is dropped, a form's answers are handed over. */
export function joined(before: Ticket, operator: { name: string }, draft: Draft, content: Content): void {
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

/** Resolves the ticket, tells the customer, and asks how it was where the policy says so. */
export async function finish(operator: { id: string; name: string }, draft: Draft, deps: MessageDeps): Promise<void> {
  const { ticket } = draft;
  if (!ticket) return;
  draft.change(resolve(ticket, operator, draft.now));
  draft.handoff('handoff.status', { state: 'completed', ticket: ticket.number });
  draft.event('ticket.resolved', { ticket: ticket.number, operatorId: operator.id });
  draft.say([{ key: 'ticket.resolved', aboutTicket: true }]);
  draft.state = { ...draft.state, episode: { ...draft.state.episode, resolved: true } };
  // Somebody in the middle of a form is not asked how it was, nor who cannot read it or is blocked.
  if (draft.state.dialog?.name === 'form' || isByHand(ticket.channel) || draft.customer.blockedAt) return;
  const { content } = deps;
  const { customer, now, locale } = draft;
  const facts = { content, ticket: draft.ticket, customer, episode: draft.state.episode, now, locale };
  await carryOut(endEpisode(facts), undefined, draft, deps);
}
