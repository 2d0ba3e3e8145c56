import type { Locale } from '../../base/locale.ts';
import type { TicketForm } from '../../tickets/ticket.ts';
import type { Content } from '../content/content.ts';
import type { Step } from '../dialog.ts';
import type { FormState } from '../dialog-state.ts';
import type { Form } from './form.ts';
import { formOf } from './languages.ts';
import { isEmail, shownValue } from './reading.ts';

/** Sends the form: its answers become a ticket, its address the customer's. */
export function sendForm(form: Form, state: FormState, locale: Locale): Step {
  const filled = filledForm(form, state);
  const addresses = form.fields.flatMap(({ id, type }) => (type === 'email' ? [state.values[id] ?? ''] : []));
  const address = addresses.find(isEmail);
  return {
    say: [{ key: 'form.sent', aboutTicket: true }],
    dialog: undefined,
    effects: [
      ...(address === undefined ? [] : [{ type: 'give-email', email: address } as const]),
      { type: 'open-ticket', reason: 'form', question: questionOf(form, filled), topic: form.topic, form: filled },
      { type: 'event', kind: 'form.sent', data: { form: form.id, locale } },
    ],
  };
}

/** What has been filled in so far, when a person is asked for in the middle of it; undefined when nothing has. */
export function formSoFar(
  state: FormState,
  content: Content,
  locale: Locale,
): { form: TicketForm; question: string; topic: string } | undefined {
  const form = formOf(state, { content, said: { locale } });
  if (!form) return undefined;
  const filled = filledForm(form, state);
  if (filled.fields.length === 0) return undefined;
  return { form: filled, question: questionOf(form, filled), topic: form.topic };
}

function filledForm(form: Form, state: FormState): TicketForm {
  const fields = form.fields.flatMap(field => {
    const value = state.values[field.id];
    return value === undefined || value === ''
      ? []
      : [{ id: field.id, label: field.label, value: shownValue(field, value) }];
  });
  return { name: form.id, fields };
}

/** One line for the queue: the form's title and its answers. */
function questionOf(form: Form, filled: TicketForm): string {
  const words = filled.fields.map(({ value }) => value);
  return `${form.title}: ${words.join(' · ')}`.slice(0, 500);
}
