import type { DialogContext, Said, Step } from '../dialog.ts';
import type { FormState } from '../dialog-state.ts';
import { escapeMarkdown } from '../words/markdown-text.ts';
import type { Form, FormField } from './form.ts';
import { shownValue } from './reading.ts';

/** Asks for the current field, after the words in `before`. */
export function ask(form: Form, state: FormState, context: DialogContext, before: Said[]): Step {
  const field = form.fields[state.at];
  if (!field) return review(form, state, context);
  const question: Said = field.required ? { words: field.ask } : { key: 'form.optional', values: { ask: field.ask } };
  return { say: [...before, ...withChoices([question], field)], dialog: { ...state, step: 'ask' }, effects: [] };
}

/** What is said to an answer that does not fit. */
export function mendWords(field: FormField): Said {
  return field.mend === undefined ? { key: 'form.mend', values: { label: field.label } } : { words: field.mend };
}

/** Puts the field's choices, and the way past it, under the last of the words. */
export function withChoices(said: Said[], field: FormField): Said[] {
  const choices = [
    ...(field.choices ?? []).map(({ label }) => ({ title: label })),
    ...(field.required ? [] : [{ key: 'form.skip' }]),
  ];
  const last = said.at(-1);
  return last && choices.length > 0 ? [...said.slice(0, -1), { ...last, choices }] : said;
}

/** Asks for the next of the fields that do not fit yet, each with what is wrong with it; after the last comes the review. */
export function askAgain(form: Form, state: FormState, context: DialogContext, fields: readonly number[]): Step {
  const [at, ...left] = fields;
  const field = at === undefined ? undefined : form.fields[at];
  if (at === undefined || !field) return review(form, { ...state, changing: false, left: [] }, context);
  return ask(form, { ...state, at, left, changing: true, retries: 0 }, context, [mendWords(field)]);
}

/** All answers, and whether to send them; a required one that is missing is asked for first. */
export function review(form: Form, state: FormState, context: DialogContext): Step {
  const missing = form.fields.findIndex(field => field.required && state.values[field.id] === undefined);
  if (missing >= 0) return ask(form, { ...state, at: missing, changing: true }, context, [{ key: 'form.required' }]);
  const { say } = context.content;
  const locale = context.said.locale;
  const lines = form.fields.map(field => {
    const value = state.values[field.id];
    const shown = value === undefined || value === '' ? say(locale, 'form.empty') : shownValue(field, value);
    return say(locale, 'form.line', { label: field.label, value: escapeMarkdown(shown) });
  });
  return {
    say: [
      { words: `${say(locale, 'form.review')}\n\n${lines.join('\n')}` },
      { key: 'form.confirm', choices: [{ key: 'form.send' }, { key: 'form.change' }, { key: 'form.stop' }] },
    ],
    dialog: { ...state, step: 'review', retries: 0 },
    effects: [],
  };
}

export function askWhich(form: Form, state: FormState): Step {
  return {
    say: [{ key: 'form.which', choices: form.fields.map(field => ({ title: field.label })) }],
    dialog: { ...state, step: 'which' },
    effects: [],
  };
}
