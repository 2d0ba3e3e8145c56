import type { Attachment } from 'botframework-schema';
import type { Choice, FormCard } from '../../turn/activity.ts';

type Element = Record<string, unknown>;

/** Teams shows six actions of a set and hides the rest. */
const ACTIONS_A_SET = 6;

/** Choices as buttons whose title comes back as the customer's own message. */
export function choiceCard(choices: readonly Choice[]): Attachment {
  const actions = choices.map(({ title }) => ({
    type: 'Action.Submit',
    title,
    data: { msteams: { type: 'imBack', value: title } },
  }));
  const sets: Element[] = [];
  for (let i = 0; i < actions.length; i += ACTIONS_A_SET) {
    sets.push({ type: 'ActionSet', actions: actions.slice(i, i + ACTIONS_A_SET) });
  }
  return adaptiveCard(sets, []);
}

/** A form to be filled at once; the submit comes back as `{ form, ...values }`. */
export function formCard(card: FormCard): Attachment {
  const heading = { type: 'TextBlock', text: card.title, weight: 'Bolder', size: 'Medium', wrap: true };
  const submit = { type: 'Action.Submit', title: card.submit, data: { form: card.form } };
  return adaptiveCard([heading, ...card.fields.map(input)], [submit]);
}

function adaptiveCard(body: Element[], actions: Element[]): Attachment {
  return {
    contentType: 'application/vnd.microsoft.card.adaptive',
    content: {
      type: 'AdaptiveCard',
      $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
      version: '1.5',
      body,
      ...(actions.length === 0 ? {} : { actions }),
    },
  };
}

function input(field: FormCard['fields'][number]): Element {
  const shared = {
    id: field.id,
    label: field.label,
    isRequired: field.required,
    errorMessage: field.error ?? field.label,
    ...(field.placeholder === undefined ? {} : { placeholder: field.placeholder }),
    ...(field.value === undefined ? {} : { value: field.value }),
  };
  switch (field.type) {
    case 'text':
      return { type: 'Input.Text', ...shared };
    case 'email':
      return { type: 'Input.Text', style: 'Email', ...shared };
    case 'number':
      return { type: 'Input.Number', ...shared, ...(field.value === undefined ? {} : { value: Number(field.value) }) };
    case 'date':
      return { type: 'Input.Date', ...shared };
    case 'choice':
      return {
        type: 'Input.ChoiceSet',
        style: 'compact',
        ...shared,
        choices: (field.choices ?? []).map(title => ({ title, value: title })),
      };
  }
}
