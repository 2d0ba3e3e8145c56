import type { Hit } from '../knowledge/ports.ts';
import type { TicketForm } from '../tickets/ticket.ts';
import type { Dialog, DialogContext, Effect, Said, Step } from './dialog.ts';
import type { AddressState, PersonState } from './dialog-state.ts';
import type { Form } from './forms/form.ts';
import { picks } from './replies.ts';
import { escapeMarkdown } from './words/markdown-text.ts';

/** Says honestly that nothing was found and offers a person, and the form that collects what a person needs where there is one. */
export function offerPerson(reason: PersonState['reason'], question: string, form?: Form): Step {
  const choices = [{ key: 'person.yes' }, { key: 'person.no' }];
  const offer: Said = form
    ? {
        key: 'person.offerForm',
        values: { form: escapeMarkdown(form.title) },
        choices: [{ title: form.title }, ...choices],
      }
    : { key: 'person.offer', choices };
  const say: Said[] =
    reason === 'low-rating'
      ? [{ key: 'survey.low', choices }]
      : [{ key: reason === 'unhelpful' ? 'person.unhelpful' : 'person.unanswered' }, offer];
  return { say, dialog: { name: 'person', step: 'offer', reason, question, retries: 0 }, effects: [] };
}

/** Opens a ticket at once, because the customer asked for a person or the matter is pressing; then asks where to write. */
export function bringPerson(
  reason: 'asked' | 'urgent',
  context: DialogContext,
  hit: Hit | undefined,
  filled?: { form: TicketForm; topic: string },
): Step {
  const key = reason === 'urgent' ? 'ticket.openedUrgent' : 'ticket.openedAsked';
  // Pressing words are about something of their own.
  const about = filled && (reason === 'asked' ? { form: filled.form, topic: filled.topic } : { form: filled.form });
  const opened = opening(reason, context.said.text, key, hit, about);
  const told: Effect[] = reason === 'asked' ? [askedEvent(context)] : [];
  const step = { ...opened, effects: [...opened.effects, ...told] };
  return context.customer.email ? step : askAddress(step);
}

/** The words that asked for a person: what they ask besides is told from them when somebody looks for gaps. */
function askedEvent({ said }: DialogContext): Effect {
  return { type: 'event', kind: 'person.asked', data: { question: said.text, locale: said.locale } };
}

/** Passes on a matter of several questions or a long story, with all its words: no form holds it, and no button is worth a detour. */
export function bringWhole(reason: 'unanswered' | 'unhelpful', question: string, { customer }: DialogContext): Step {
  const opened = opening(reason, question, 'ticket.openedWhole', undefined, undefined);
  return customer.email ? opened : askAddress(opened);
}

/** A question that no article answers, on the record for who writes them. */
export function unansweredEvent({ said, hits }: DialogContext): Effect {
  const nearest = hits
    .slice(0, 3)
    .map(({ article, score, confidence }) => ({ articleId: article.id, score, confidence }));
  return {
    type: 'event',
    kind: 'question.unanswered',
    data: { question: said.text, locale: said.locale, nearest },
  };
}

/** The person was wanted and the customer has gone quiet before giving an address: the ticket opens without one. */
export function openWithoutAddress(state: PersonState): Step {
  return {
    say: [{ key: 'ticket.opened', aboutTicket: true }],
    dialog: undefined,
    effects: [{ type: 'open-ticket', reason: state.reason, question: state.question }],
  };
}

/** The offer of a person: yes or no, then the address, then the ticket. */
export const person: Dialog<PersonState> = {
  accepts: (state, context) =>
    state.step === 'email' ||
    picks(context, 'person.yes', 'yes') ||
    picks(context, 'person.no', 'no', 'skip') ||
    emailOf(context) !== undefined,
  step: (state, context) => {
    const email = emailOf(context);
    if (email !== undefined) return openWith(state, email);
    if (state.step === 'offer') return answerOffer(state, context);
    if (picks(context, 'person.skip', 'skip', 'no')) return openWith(state, undefined);
    if (state.retries === 0 && mayBeAddress(context.said.text)) {
      return {
        say: [{ key: 'person.badEmail', choices: [{ key: 'person.skip' }] }],
        dialog: { ...state, retries: 1 },
        effects: [],
      };
    }
    // No address, or twice none: the person was wanted, so the ticket opens, with these words added to it.
    return openWith({ ...state, question: `${state.question}\n${context.said.text}` }, undefined);
  },
};

/** The address for a ticket that is open already. Other words are not held back by it. */
export const address: Dialog<AddressState> = {
  accepts: (state, context) =>
    emailOf(context) !== undefined ||
    picks(context, 'person.skip', 'skip', 'no') ||
    (state.retries === 0 && isMistypedAddress(context.said.text)),
  step: (state, context) => {
    const email = emailOf(context);
    if (email !== undefined) {
      return {
        say: [{ key: 'person.emailKept', values: { email: escapeMarkdown(email) } }],
        dialog: undefined,
        effects: [{ type: 'give-email', email }],
      };
    }
    if (picks(context, 'person.skip', 'skip', 'no')) {
      return { say: [{ key: 'person.emailSkipped' }], dialog: undefined, effects: [] };
    }
    return {
      say: [{ key: 'person.badEmail', choices: [{ key: 'person.skip' }] }],
      dialog: { ...state, retries: 1 },
      effects: [],
    };
  },
};

function answerOffer(state: PersonState, context: DialogContext): Step {
  if (!picks(context, 'person.yes', 'yes')) {
    return { say: [{ key: 'person.declined' }], dialog: undefined, effects: [] };
  }
  if (context.customer.email) return openWith(state, undefined);
  return {
    say: [{ key: 'person.askEmail', choices: [{ key: 'person.skip' }] }],
    dialog: { ...state, step: 'email' },
    effects: [],
  };
}

function openWith(state: PersonState, email: string | undefined): Step {
  const opened = opening(state.reason, state.question, 'ticket.opened', undefined, undefined);
  const given: Effect[] = email === undefined ? [] : [{ type: 'give-email', email }];
  const kept: Said[] =
    email === undefined ? [] : [{ key: 'person.emailKept', values: { email: escapeMarkdown(email) } }];
  return { say: [...opened.say, ...kept], dialog: undefined, effects: [...given, ...opened.effects] };
}

function opening(
  reason: PersonState['reason'] | 'asked' | 'urgent',
  question: string,
  key: string,
  hit: Hit | undefined,
  about: { form: TicketForm; topic?: string } | undefined,
): Step {
  return {
    say: [{ key, aboutTicket: true }],
    dialog: undefined,
    effects: [{ type: 'open-ticket', reason, question, ...(hit ? { hit } : {}), ...about }],
  };
}

function askAddress(opened: Step): Step {
  return {
    ...opened,
    say: [...opened.say, { key: 'person.askEmail', choices: [{ key: 'person.skip' }] }],
    dialog: { name: 'address', retries: 0 },
  };
}

const mostAddressWords = 3;

function isMistypedAddress(text: string): boolean {
  return /@/.test(text) && text.split(/\s+/).length <= mostAddressWords;
}

/** A mistyped address is short or has an @; a sentence is something else that the customer has to say. */
function mayBeAddress(text: string): boolean {
  if (/@/.test(text)) return true;
  return !/[?？!！]/.test(text) && text.split(/\s+/).length <= mostAddressWords && !/\p{Script=Han}{4}/u.test(text);
}

function emailOf(context: DialogContext): string | undefined {
  return context.said.entities.find(entity => entity.kind === 'email')?.text;
}
