import type { DialogContext, Said, Step } from '../dialog.ts';
import type { FormState } from '../dialog-state.ts';
import { picks } from '../replies.ts';
import { saysOneOf } from '../words/comparison.ts';
import { ask, withChoices } from './asking.ts';
import type { Form, FormField } from './form.ts';

/** The value of a required field that the customer goes on without: there, so that it is not asked for again, and empty. */
export const leftOpen = '';

/** Offers to go on without a required answer, under the question or, after the words in `before`, under the offer itself. */
export function offerWithout(
  form: Form,
  state: FormState,
  context: DialogContext,
  field: FormField,
  before: Said[] = [],
): Step {
  const needed: Said = { key: 'form.needed' };
  const say = before.length > 0 ? withChoices([...before, needed], field) : ask(form, state, context, [needed]).say;
  return { say: withWayOn(say), dialog: state, effects: [] };
}

/** True when the offer is taken: its button, or a second "skip". */
export function goesOnWithout(field: FormField, context: DialogContext): boolean {
  const { content, offered } = context;
  const isOffered = content.locales.some(locale => saysOneOf(offered, content.say(locale, 'form.without')));
  return field.required && isOffered && picks(context, 'form.without', 'skip');
}

function withWayOn(said: Said[]): Said[] {
  return said.map((one, at) =>
    at === said.length - 1 ? { ...one, choices: [...(one.choices ?? []), { key: 'form.without' }] } : one,
  );
}
