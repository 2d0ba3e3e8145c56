import type { DialogContext, Step } from '../dialog.ts';
import type { FormState } from '../dialog-state.ts';
import { askAgain } from './asking.ts';
import type { Form } from './form.ts';
import { translationsOf } from './languages.ts';
import { readField } from './reading.ts';

/** A form filled in on a card: every value is read like a typed answer, and all that do not fit are asked for again, one by one. */
export function fillForm(form: Form, values: Readonly<Record<string, string>>, context: DialogContext): Step {
  const read = form.fields.map((field, at) => {
    const given = values[field.id] ?? '';
    const reading = readField(field, given, translationsOf(form, field, context));
    return { field, at, reading, isBad: !reading.ok && (field.required || given.trim() !== '') };
  });
  const state: FormState = {
    name: 'form',
    form: form.id,
    step: 'ask',
    at: 0,
    values: Object.fromEntries(read.flatMap(({ field, reading }) => (reading.ok ? [[field.id, reading.value]] : []))),
    retries: 0,
    changing: false,
  };
  const bad = read.filter(({ isBad }) => isBad).map(({ at }) => at);
  return askAgain(form, state, context, bad);
}
