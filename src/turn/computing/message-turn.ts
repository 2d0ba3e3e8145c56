import type { Locale } from '../../base/locale.ts';
import type { DialogContext, Step } from '../../dialogs/dialog.ts';
import { episodeFor } from '../../dialogs/episode.ts';
import { formNamed } from '../../dialogs/forms/languages.ts';
import { fillForm } from '../../dialogs/forms/submitted-card.ts';
import { afterStep, heard } from '../../dialogs/gauges/frustration.ts';
import { withVectors } from '../../knowledge/encoding/with-vectors.ts';
import { maxTextLength, type Understand, type Understanding } from '../../language/understanding.ts';
import type { StaffStore } from '../../tickets/people/ports.ts';
import { isHeld } from '../../tickets/status.ts';
import { deferred, joined } from '../asking/burst.ts';
import { lookUp, lookUpParts, mostParts, textsOf } from '../asking/lookup.ts';
import { wholeMatter } from '../asking/meaning.ts';
import { meantOption } from '../choosing/offered.ts';
import { type Action, decide } from '../decide.ts';
import { type Draft, type DraftDeps, openDraft } from '../draft.ts';
import type { Snapshot, TurnStore } from '../ports.ts';
import type { Outcome, SubmittedFields, Turn } from '../turn.ts';
import { act } from './act.ts';
import { withApology } from './apology.ts';
import { applyEffect, joiningOpenTicket, opensTicket, refusingTicket } from './effects.ts';
import { oneShotStep } from './one-shot.ts';
import { contactIn, joinNearSame, tellingSame } from './tickets/near-same.ts';

export type MessageDeps = DraftDeps & {
  understand: Understand;
  /** Left out, no ticket is given to anybody by rule or by name. */
  staff?: Pick<StaffStore, 'list'>;
  store: Pick<TurnStore, 'nextTicketNumber' | 'ticketsOpened' | 'openTickets' | 'isRead' | 'ticket' | 'snapshot'>;
};

export type Computed = { draft: Draft; outcome: Outcome; confidence?: number; deferred: boolean };

type Answered = { outcome: Outcome; confidence: number };

/** A customer's message: logged, understood, decided on and answered, or put aside until its burst is over. */
export async function messageTurn(
  turn: Turn & { kind: 'message' },
  snapshot: Snapshot,
  now: string,
  deps: MessageDeps,
): Promise<Computed> {
  const draft = openDraft(snapshot, now, deps);
  const understood = deps.understand(turn.text, turn.locale ?? snapshot.conversation.locale);
  const said = turn.fields && turn.text === '' ? { ...understood, text: filledIn(turn.fields.values) } : understood;
  // A card of no form, with nothing written on it, is no message.
  if (said.text === '' && !isOfForm(turn.fields, draft, deps)) {
    return { draft, outcome: 'other', deferred: draft.state.waiting.length > 0 };
  }
  if (!turn.oneShot) draft.state = { ...draft.state, customerAt: now };
  if (turn.opening) draft.address = turn.opening.address;
  const option = meantOption(said, turn.locale, draft, deps);
  draft.locale = option?.locale ?? said.locale;
  const waits = !turn.oneShot && !turn.fields && !option && deferred(said, draft, deps.content.policy.burst);
  const logged = draft.log({
    from: 'customer',
    kind: 'message',
    text: said.text,
    format: 'plain',
    ...(turn.clientId === undefined ? {} : { clientId: turn.clientId }),
    ...(waits ? { waiting: true } : {}),
  });
  if (waits) {
    draft.state = { ...draft.state, waiting: [...draft.state.waiting, { n: logged.n, text: said.text }] };
    return { draft, outcome: 'other', deferred: true };
  }
  const whole = joined(said, draft, deps.understand);
  const answered = await answerMessage(turn, option ?? whole, draft, deps);
  return { draft, ...answered, deferred: false };
}

/** Answers what has waited, now that nothing more came. */
export async function answerWaiting(draft: Draft, deps: MessageDeps): Promise<Answered> {
  const last = draft.state.waiting.at(-1);
  if (!last) return { outcome: 'other', confidence: 0 };
  const before = { ...draft.state, waiting: draft.state.waiting.slice(0, -1) };
  draft.answered.push(last.n);
  draft.state = before;
  const said = joined(deps.understand(last.text, draft.locale), draft, deps.understand);
  return answerMessage({ kind: 'message', conversationId: draft.conversation.id, text: last.text }, said, draft, deps);
}

async function answerMessage(
  turn: Turn & { kind: 'message' },
  said: Understanding,
  draft: Draft,
  given: MessageDeps,
): Promise<Answered> {
  draft.locale = said.locale;
  const deps = await readyForMessage(said, given);
  const { dialog } = draft.state;
  const before = contextOf(said, draft, deps, turn.oneShot ?? false);
  const filled = turn.fields && !isHeld(draft.ticket) ? submittedForm(turn.fields, before) : undefined;
  const action = decide(before, dialog);
  if (!belongsToEnd(action)) draft.state = { ...draft.state, episode: episodeFor(draft.state.episode) };
  if (wasLookedUp(action)) draft.state = { ...draft.state, episode: heard(draft.state.episode, said) };
  const context = { ...before, episode: draft.state.episode };
  const planned = filled ?? withApology(act(action, context, dialog), action, context);
  const answer = turn.oneShot && !filled ? oneShotStep(planned, action, context) : planned;
  const cutAt = turn.fields?.cutAt ?? (said.isCut ? maxTextLength : undefined);
  const step = cutAt === undefined ? answer : tellingCut(answer, cutAt, said.locale);
  const opens = await carryOut(step, said, draft, deps);
  return { outcome: outcomeOf(action, opens), confidence: confidenceOf(action, context) };
}

/** With an encoder's vectors of what will be looked up, where there is one: what follows is pure. */
async function readyForMessage(said: Understanding, deps: MessageDeps): Promise<MessageDeps> {
  if (!deps.knowledge.encode) return deps;
  const parts = said.parts?.slice(0, mostParts).map(text => deps.understand(text, said.locale)) ?? [];
  return { ...deps, knowledge: await withVectors(deps.knowledge, [said, ...parts].flatMap(textsOf), said.locale) };
}

/** Nobody should think that all of a very long message was read. */
function tellingCut(step: Step, cutAt: number, locale: Locale): Step {
  const count = new Intl.NumberFormat(locale).format(cutAt);
  return { ...step, say: [{ key: 'control.onlyFirst', values: { count } }, ...step.say] };
}

/** Answering the survey, and the person offered after a low rating, are still the episode that has ended. */
function belongsToEnd(action: Action): boolean {
  if (action.type !== 'continue') return false;
  const { dialog } = action;
  return dialog.name === 'survey' || (dialog.name === 'person' && dialog.reason === 'low-rating');
}

/** Applies a step to the draft; true when it opened a ticket, or asked again what is on an open one. */
export async function carryOut(
  planned: Step,
  said: Understanding | undefined,
  draft: Draft,
  deps: MessageDeps,
): Promise<boolean> {
  const isSame = await joinNearSame(planned, draft, deps);
  const going = joiningOpenTicket(planned, draft);
  const joining = isSame ? tellingSame(going) : going;
  const wants = opensTicket(joining, draft);
  const refuses = wants && (await isAtDailyCap(joining, draft, deps));
  const step = refuses ? refusingTicket(joining, draft) : joining;
  const opens = wants && !refuses;
  const number = opens ? await deps.store.nextTicketNumber() : undefined;
  const knowing = opens ? await readyForTicket(step, draft, deps) : deps;
  const { rating: _old, dialog: _was, ...kept } = draft.state;
  const stillRating = step.dialog?.name === 'survey' || step.effects.some(effect => effect.type === 'rate');
  draft.state = {
    ...kept,
    ...(draft.state.rating && stillRating ? { rating: draft.state.rating } : {}),
    ...(step.dialog ? { dialog: step.dialog } : {}),
  };
  for (const effect of step.effects) {
    applyEffect(effect, draft, { ...knowing, said, number });
  }
  draft.say(step.say);
  draft.state = { ...draft.state, episode: afterStep(draft.state.episode, step) };
  return opens || isSame;
}

async function readyForTicket({ effects }: Step, draft: Draft, deps: MessageDeps): Promise<MessageDeps> {
  if (!deps.knowledge.encode) return deps;
  const [whole] = effects.flatMap(effect => (effect.type === 'open-ticket' ? wholeMatter(effect, draft, deps) : []));
  return whole ? { ...deps, knowledge: await withVectors(deps.knowledge, [whole.text], whole.locale) } : deps;
}

async function isAtDailyCap(step: Step, draft: Draft, { store }: MessageDeps): Promise<boolean> {
  const { since, most } = draft.ticketCap;
  return (await store.ticketsOpened(contactIn(step, draft), since)) >= most;
}

function contextOf(said: Understanding, draft: Draft, deps: MessageDeps, oneShot: boolean): DialogContext {
  const { content, knowledge } = deps;
  return {
    ...lookUp(said, knowledge, content.policy.match),
    ...lookUpParts(said, deps.understand, knowledge, content.policy.match),
    offered: draft.state.offered ?? [],
    content,
    knowledge,
    ticket: draft.ticket,
    customer: draft.customer,
    episode: draft.state.episode,
    now: draft.now,
    oneShot,
  };
}

function isOfForm(fields: SubmittedFields | undefined, { locale }: Draft, { content }: MessageDeps): boolean {
  return fields !== undefined && formNamed(fields.form, { content, said: { locale } }) !== undefined;
}

function submittedForm(fields: SubmittedFields, context: DialogContext): Step | undefined {
  const form = formNamed(fields.form, context);
  return form && fillForm(form, fields.values, context);
}

/** What a customer wrote on a card, for the log: the card's own post carries no words. */
function filledIn(values: Readonly<Record<string, string>>): string {
  return Object.values(values)
    .filter(value => value !== '')
    .join('\n');
}

function wasLookedUp({ type }: Action): boolean {
  return type === 'answer' || type === 'clarify' || type === 'unanswered' || type === 'person';
}

/** That of the article the action is about; of the best one where none was good enough. Who asks for a person asks no article. */
function confidenceOf(action: Action, { hits }: DialogContext): number {
  if (action.type === 'answer') return action.hit.confidence;
  const isAboutArticles = wasLookedUp(action) && !(action.type === 'person' && action.reason === 'asked');
  return isAboutArticles ? (hits[0]?.confidence ?? 0) : 0;
}

function outcomeOf(action: Action, opened: boolean): Outcome {
  if (opened) return 'escalated';
  switch (action.type) {
    case 'answer':
      return 'answered';
    case 'clarify':
      return 'clarify';
    case 'unanswered':
    case 'unclear':
    case 'person':
      return 'unanswered';
    case 'relay':
    case 'add-to-ticket':
      return 'escalated';
    default:
      return 'other';
  }
}
