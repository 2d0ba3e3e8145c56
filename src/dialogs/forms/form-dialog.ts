import type { Locale } from '../../base/locale.ts';
import type { TicketForm } from '../../tickets/ticket.ts';
import type { Content } from '../content/content.ts';
import type { Dialog, DialogContext, Said, Step } from '../dialog.ts';
import type { FormState } from '../dialog-state.ts';
import { pickOf, picks } from '../replies.ts';
import { escapeMarkdown } from '../words/markdown-text.ts';
import { type Form, type FormField, isEmail, readField, saysOneOf } from './form.ts';

const mostRetries = 3;

/** The form that a whole message asks for, if it asks for one. */
export function triggeredForm({ said, content }: Pick<DialogContext, 'said' | 'content'>): Form | undefined {
  const text = said.text.replace(/[.!。！?？]+$/u, '');
  return content.locales.flatMap(locale => content.forms(locale)).find(form => saysOneOf(form.triggers, text));
}

export function beginForm(form: Form, context: DialogContext): Step {
  const state: FormState = { name: 'form', form: form.id, step: 'ask', at: 0, values: {}, retries: 0, changing: false };
  return ask(form, state, context, [
    { words: form.intro, ...(form.card ? { card: form.id } : {}) },
    { key: 'form.hint' },
  ]);
}

/** A form filled in on a card: every value is read like a typed answer, and the first that does not fit is asked for again. */
export function fillForm(form: Form, values: Readonly<Record<string, string>>, context: DialogContext): Step {
  const read = form.fields.map(field => ({ field, reading: readField(field, values[field.id] ?? '') }));
  const good = read.flatMap(({ field, reading }) => (reading.ok ? [[field.id, reading.value] as const] : []));
  const bad = read.findIndex(
    ({ field, reading }) => !reading.ok && (field.required || (values[field.id] ?? '').trim() !== ''),
  );
  const state: FormState = {
    name: 'form',
    form: form.id,
    step: 'ask',
    at: Math.max(bad, 0),
    values: Object.fromEntries(good),
    retries: 0,
    changing: bad >= 0,
  };
  const field = form.fields[bad];
  if (!field) return review(form, state, context);
  return ask(form, state, context, field.mend === undefined ? [] : [{ words: field.mend }]);
}

/** The form's current question again, after something else was answered in between. */
export function resumeForm(state: FormState, context: DialogContext): Step {
  const form = formOf(state, context);
  if (!form) return { say: [], dialog: undefined, effects: [] };
  const again = state.step === 'ask' ? ask(form, state, context, []) : review(form, state, context);
  return { ...again, say: [{ key: 'form.resume' }, ...again.say] };
}

/** True when the open field takes these words: only then are they an answer, not a question to look up. */
export function fieldTakes(state: FormState, context: DialogContext): boolean {
  const field = formOf(state, context)?.fields[state.at];
  if (!field || state.step !== 'ask') return false;
  return readField(field, context.said.text).ok || context.said.intent === 'skip' || context.said.intent === 'back';
}

export const formDialog: Dialog<FormState> = {
  accepts: (state, context) => formOf(state, context) !== undefined,
  step: (state, context) => {
    const form = formOf(state, context);
    if (!form) return { say: [], dialog: undefined, effects: [] };
    switch (state.step) {
      case 'ask':
        return takeAnswer(form, state, context);
      case 'review':
        return takeReview(form, state, context);
      case 'which':
        return takeWhich(form, state, context);
    }
  },
};

function takeAnswer(form: Form, state: FormState, context: DialogContext): Step {
  const field = form.fields[state.at];
  if (!field) return review(form, state, context);
  if (context.said.intent === 'back') return back(form, state, context);
  if (!field.required && picks(context, 'form.skip', 'skip', 'no'))
    return advance(form, state, context, field, undefined);
  if (field.required && context.said.intent === 'skip') return ask(form, state, context, [{ key: 'form.required' }]);
  const reading = readField(field, context.said.text);
  if (reading.ok) return advance(form, state, context, field, reading.value);
  const retries = state.retries + 1;
  // Somebody who cannot get past a field is not kept in the form: what there is goes to a person, in the customer's words.
  if (retries >= mostRetries)
    return advance(form, { ...state, retries: 0 }, context, field, context.said.text.slice(0, 200));
  const said: Said[] =
    field.mend === undefined ? [{ key: 'form.mend', values: { label: field.label } }] : [{ words: field.mend }];
  return { say: withChoices(said, field), dialog: { ...state, retries }, effects: [] };
}

function advance(
  form: Form,
  state: FormState,
  context: DialogContext,
  field: FormField,
  value: string | undefined,
): Step {
  const { [field.id]: _old, ...others } = state.values;
  const values = value === undefined ? others : { ...others, [field.id]: value };
  const next: FormState = { ...state, values, retries: 0, at: state.at + 1 };
  if (state.changing || next.at >= form.fields.length) return review(form, { ...next, changing: false }, context);
  return ask(form, next, context, []);
}

function back(form: Form, state: FormState, context: DialogContext): Step {
  if (state.changing) return review(form, { ...state, changing: false }, context);
  return ask(form, { ...state, at: Math.max(0, state.at - 1), retries: 0 }, context, []);
}

function ask(form: Form, state: FormState, context: DialogContext, before: Said[]): Step {
  const field = form.fields[state.at];
  if (!field) return review(form, state, context);
  const question: Said = field.required ? { words: field.ask } : { key: 'form.optional', values: { ask: field.ask } };
  return { say: [...before, ...withChoices([question], field)], dialog: { ...state, step: 'ask' }, effects: [] };
}

function withChoices(said: Said[], field: FormField): Said[] {
  const choices = [
    ...(field.choices ?? []).map(title => ({ title })),
    ...(field.required ? [] : [{ key: 'form.skip' }]),
  ];
  const last = said.at(-1);
  return last && choices.length > 0 ? [...said.slice(0, -1), { ...last, choices }] : said;
}

function review(form: Form, state: FormState, context: DialogContext): Step {
  const { say } = context.content;
  const locale = context.said.locale;
  const lines = form.fields.map(field =>
    say(locale, 'form.line', {
      label: field.label,
      value: escapeMarkdown(state.values[field.id] ?? say(locale, 'form.empty')),
    }),
  );
  return {
    say: [
      { words: `${say(locale, 'form.review')}\n\n${lines.join('\n')}` },
      { key: 'form.confirm', choices: [{ key: 'form.send' }, { key: 'form.change' }, { key: 'form.stop' }] },
    ],
    dialog: { ...state, step: 'review', retries: 0 },
    effects: [],
  };
}

function takeReview(form: Form, state: FormState, context: DialogContext): Step {
  if (picks(context, 'form.send', 'yes')) return send(form, state, context);
  if (picks(context, 'form.change', 'back')) return which(form, state);
  if (picks(context, 'form.stop', 'no')) return { say: [{ key: 'control.cancelled' }], dialog: undefined, effects: [] };
  const named = namedField(form, context.said.text);
  if (named >= 0) return ask(form, { ...state, at: named, changing: true }, context, []);
  return review(form, state, context);
}

function which(form: Form, state: FormState): Step {
  return {
    say: [{ key: 'form.which', choices: form.fields.map(field => ({ title: field.label })) }],
    dialog: { ...state, step: 'which' },
    effects: [],
  };
}

function takeWhich(form: Form, state: FormState, context: DialogContext): Step {
  const named = namedField(form, context.said.text);
  if (named < 0) return review(form, state, context);
  return ask(form, { ...state, at: named, changing: true }, context, []);
}

function namedField(form: Form, text: string): number {
  return pickOf(
    form.fields.map(field => field.label),
    text,
  );
}

function send(form: Form, state: FormState, context: DialogContext): Step {
  const email = form.fields.find(field => field.type === 'email' && state.values[field.id] !== undefined);
  const filled = filledForm(form, state);
  const given = email ? state.values[email.id] : undefined;
  const address = given !== undefined && isEmail(given) ? given : undefined;
  return {
    say: [{ key: 'form.sent', aboutTicket: true }],
    dialog: undefined,
    effects: [
      ...(address === undefined ? [] : [{ type: 'give-email', email: address } as const]),
      { type: 'open-ticket', reason: 'form', question: questionOf(form, filled), topic: form.topic, form: filled },
      { type: 'event', kind: 'form.sent', data: { form: form.id, locale: context.said.locale } },
    ],
  };
}

/** What has been filled in so far, when a person is asked for in the middle of it; undefined when nothing has. */
export function formSoFar(
  state: FormState,
  content: Content,
  locale: Locale,
): { form: TicketForm; question: string } | undefined {
  const form = formOf(state, { content, said: { locale } });
  if (!form || Object.keys(state.values).length === 0) return undefined;
  const filled = filledForm(form, state);
  return { form: filled, question: questionOf(form, filled) };
}

function filledForm(form: Form, state: FormState): TicketForm {
  const fields = form.fields.flatMap(({ id, label }) => {
    const value = state.values[id];
    return value === undefined ? [] : [{ id, label, value }];
  });
  return { name: form.id, fields };
}

/** One line for the queue: the form's title and its last free words. */
function questionOf(form: Form, filled: TicketForm): string {
  const words = filled.fields.map(({ value }) => value);
  return `${form.title}: ${words.join(' · ')}`.slice(0, 500);
}

/** In the language of the last message, or in whichever has the form. */
function formOf(state: FormState, { content, said }: { content: Content; said: { locale: Locale } }): Form | undefined {
  const inLocale = content.forms(said.locale).find(form => form.id === state.form);
  return inLocale ?? content.locales.flatMap(locale => content.forms(locale)).find(form => form.id === state.form);
}
