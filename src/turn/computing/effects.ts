import type { Effect, Step } from '../../dialogs/dialog.ts';
import { writtenIn } from '../../tickets/actions/elsewhere.ts';
import { customerWrote, giveEmail, openTicket, raisePriority, reopen, withdraw } from '../../tickets/desk.ts';
import { priorityFrom, priorityOf, vipOf } from '../../tickets/priority.ts';
import { queueOf } from '../../tickets/queue.ts';
import { isOpen } from '../../tickets/status.ts';
import type { Shown, Ticket } from '../../tickets/ticket.ts';
import { type EffectContext, meaningOf, moreUrgent, urgencyNow } from '../asking/meaning.ts';
import { shownOf } from '../choosing/shown.ts';
import type { Draft } from '../draft.ts';

const mostShown = 10;

/** True when the step needs a ticket number: it opens a ticket and none is open. */
export function opensTicket(step: Step, draft: Draft): boolean {
  return !isOpen(draft.ticket) && step.effects.some(effect => effect.type === 'open-ticket');
}

/** What a customer is told who opened the policy's number of tickets within a day: nothing is opened. */
export function refusingTicket(step: Step, draft: Draft): Step {
  return {
    say: [{ key: 'ticket.tooMany' }, ...step.say.filter(said => 'section' in said)],
    // A form that is filled in is not thrown away: it can be sent tomorrow.
    dialog: draft.state.dialog?.name === 'form' ? draft.state.dialog : undefined,
    effects: step.effects.filter(effect => effect.type !== 'open-ticket'),
  };
}

/** A step that would open a second ticket adds to the open one instead, and says so. */
export function joiningOpenTicket(step: Step, draft: Draft): Step {
  if (!isOpen(draft.ticket)) return step;
  return {
    ...step,
    say: step.say.map(said => {
      if (!('key' in said) || !said.aboutTicket) return said;
      if (said.key === 'form.sent') return { ...said, key: 'form.added' };
      return said.key.startsWith('ticket.opened') ? { ...said, key: 'ticket.added' } : said;
    }),
    effects: step.effects.map(effect =>
      effect.type === 'open-ticket' ? { type: 'add-to-ticket', text: addedText(effect), raise: false } : effect,
    ),
  };
}

function addedText(effect: Effect & { type: 'open-ticket' }): string {
  return effect.form ? effect.form.fields.map(({ label, value }) => `${label}: ${value}`).join('\n') : effect.question;
}

/** Carries out one effect on the draft. */
export function applyEffect(effect: Effect, draft: Draft, context: EffectContext): void {
  const { now, ticket } = draft;
  const { sla } = draft;
  switch (effect.type) {
    case 'open-ticket':
      open(effect, draft, context);
      return;
    case 'add-to-ticket':
      if (!ticket) return;
      draft.change(customerWrote(writtenIn(ticket, draft.writer), effect.text, now, sla));
      if (draft.ticket) raise(effect.raise, draft, context);
      return;
    case 'give-email':
      keepEmail(effect.email, draft, context);
      return;
    case 'withdraw':
      if (ticket && isOpen(ticket)) {
        draft.change(withdraw(ticket, now));
        draft.handoff('handoff.status', { state: 'completed', ticket: ticket.number });
      }
      return;
    case 'reopen':
      if (!ticket) return;
      draft.change(reopen(ticket, 'customer', now, sla, effect.text));
      initiateHandoff(ticket, 'reopened', draft);
      return;
    case 'shown':
      remember(effect, draft, context);
      return;
    case 'ask-survey':
      askSurvey(draft);
      return;
    case 'rate':
      rate(effect, draft);
      return;
    case 'end-episode':
      draft.state = { ...draft.state, episode: { ...draft.state.episode, ended: true } };
      return;
    case 'event':
      draft.event(effect.kind, effect.data);
  }
}

function open(effect: Effect & { type: 'open-ticket' }, draft: Draft, context: EffectContext): void {
  if (context.number === undefined) throw new Error('A ticket number must be reserved before a ticket is opened');
  const { policy } = context.content;
  const meant = meaningOf(effect, draft, context);
  const topic = effect.topic ?? meant.topic;
  const { id, name, email, phone } = draft.customer;
  const { level } = meant.urgency;
  const ranked = priorityFrom({ level, articleIsUrgent: meant.articleIsUrgent, topic, email }, policy.priorities);
  const opened = openTicket(
    {
      number: context.number,
      conversationId: draft.conversation.id,
      priority: ranked.priority,
      topic,
      queue: queueOf(topic, policy.queues),
      question: effect.question,
      locale: draft.locale,
      channel: draft.conversation.channel,
      customer: { id, ...(name ? { name } : {}), ...(email ? { email } : {}), ...(phone ? { phone } : {}) },
      ...(effect.by ? { by: effect.by } : {}),
      form: effect.form,
      shown: draft.state.episode.shown,
      nearest: meant.nearest,
      reasons: [effect.reason, ...meant.reasons, ...ranked.reasons],
      urgency: meant.urgency,
      complexity: meant.complexity,
    },
    draft.now,
    draft.sla,
  );
  draft.change(opened);
  const { priority } = opened.ticket;
  draft.event('ticket.opened', { ticket: context.number, reason: effect.reason, priority, topic });
  initiateHandoff(opened.ticket, effect.reason, draft);
}

function initiateHandoff({ number, priority, topic, queue }: Ticket, reason: string, draft: Draft): void {
  draft.handoff('handoff.initiate', { ticket: number, reason, priority, topic, skill: queue });
}

/** It may show that the customer is one of those who matter more. */
function keepEmail(email: string, draft: Draft, { content }: EffectContext): void {
  draft.customer = { ...draft.customer, email };
  const { ticket, now } = draft;
  if (!ticket || !isOpen(ticket)) return;
  const given = giveEmail(ticket, email, now);
  draft.change(given);
  const rules = content.policy.priorities;
  const vip = vipOf(email, rules);
  if (vip) draft.change(raisePriority(given.ticket, rules.vip.priority, [`vip:${vip}`], now, draft.sla));
}

/** Pressing words, or a customer at the end of their patience, raise the ticket; what spoke is kept on it either way. */
function raise(isPressing: boolean, draft: Draft, context: EffectContext): void {
  const { ticket, now } = draft;
  const { said, content } = context;
  if (!ticket || !said) return;
  const urgency = urgencyNow(said, draft, content.policy);
  const kept = { ...ticket, urgency: moreUrgent(ticket.urgency, urgency) };
  draft.change({ ticket: kept, history: [] });
  if (!isPressing && urgency.level === said.urgency.level) return;
  draft.change(raisePriority(kept, priorityOf(urgency.level, true), urgency.reasons, now, draft.sla));
}

function remember({ hit, chosen }: Effect & { type: 'shown' }, draft: Draft, context: EffectContext): void {
  const found = shownOf(hit, context);
  if (!found) return;
  const shown: Shown = chosen ? { ...found, chosen } : found;
  const { episode } = draft.state;
  draft.state = { ...draft.state, episode: { ...episode, shown: [...episode.shown, shown].slice(-mostShown) } };
  if (draft.ticket && isOpen(draft.ticket)) {
    draft.change({ ticket: { ...draft.ticket, shown: [...draft.ticket.shown, shown].slice(-mostShown) }, history: [] });
  }
}

function askSurvey(draft: Draft): void {
  const { episode } = draft.state;
  const { ticket } = draft;
  const rated = episode.resolved && ticket ? ticket : undefined;
  draft.rating = {
    id: draft.newId('rat'),
    conversationId: draft.conversation.id,
    episode: episode.n,
    ...(rated ? { ticket: rated.number } : {}),
    ...(rated?.assignee ? { operatorId: rated.assignee.id } : {}),
    articles: [...new Set(episode.shown.map(({ articleId }) => articleId))],
    locale: draft.locale,
    channel: draft.conversation.channel,
    askedAt: draft.now,
  };
  draft.customer = { ...draft.customer, surveyedAt: [...draft.customer.surveyedAt, draft.now].slice(-mostShown) };
  draft.state = { ...draft.state, episode: { ...episode, surveyed: true }, rating: draft.rating };
}

function rate(effect: Effect & { type: 'rate' }, draft: Draft): void {
  const { rating } = draft.state;
  if (!rating) return;
  const { type: _type, ...given } = effect;
  draft.rating = { ...rating, ...given, answeredAt: rating.answeredAt ?? draft.now };
  draft.state = { ...draft.state, rating: draft.rating };
}
