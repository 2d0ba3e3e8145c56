import type { Choice, FormCard } from '../turn/activity.ts';
import { longestValue } from '../turn/clean-turn.ts';

/** An Adaptive Card 1.5 as an attachment of an activity. */
export type CardAttachment = { contentType: string; content: unknown };

type Element = Record<string, unknown>;
type Field = FormCard['fields'][number];

/** Teams shows six actions of a set and hides the rest. */
const actionsOfASet = 6;

const longestEmail = 254;

/** A form to be filled in at once; submitting posts `{ form, <field id>: <text>, ... }` as the activity's `value`. */
export function formCard(card: FormCard): CardAttachment {
  const heading = { type: 'TextBlock', text: card.title, weight: 'Bolder', size: 'Medium', wrap: true };
  return adaptiveCard({
    fallbackText: card.title,
    body: [heading, ...card.fields.map(input)],
    actions: [{ type: 'Action.Submit', title: card.submit, data: { form: card.form } }],
  });
}

/** Choices in Teams: buttons whose title comes back as the customer's own message. */
export function choiceCard(choices: readonly Choice[]): CardAttachment {
  const actions = choices.map(({ title }) => ({
    type: 'Action.Submit',
    title,
    data: { msteams: { type: 'imBack', value: title } },
  }));
  const body: Element[] = [];
  for (let i = 0; i < actions.length; i += actionsOfASet) {
    body.push({ type: 'ActionSet', actions: actions.slice(i, i + actionsOfASet) });
  }
  return adaptiveCard({ body });
}

function adaptiveCard(parts: { fallbackText?: string; body: Element[]; actions?: Element[] }): CardAttachment {
  return {
    contentType: 'application/vnd.microsoft.card.adaptive',
    content: {
      type: 'AdaptiveCard',
      $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
      version: '1.5',
      ...parts,
    },
  };
}

function input(field: Field): Element {
  return {
    ...kindOf(field),
    id: field.id,
    label: field.label,
    isRequired: field.required,
    errorMessage: field.error ?? field.label,
    ...(field.placeholder === undefined ? {} : { placeholder: field.placeholder }),
    ...(field.value === undefined ? {} : { value: field.type === 'number' ? Number(field.value) : field.value }),
  };
}

function kindOf(field: Field): Element {
  switch (field.type) {
    case 'text':
      // The field takes no more than is kept, so that nothing is cut off unseen.
      return { type: 'Input.Text', maxLength: longestValue };
    case 'email':
      return { type: 'Input.Text', style: 'Email', maxLength: longestEmail };
    case 'number':
      return { type: 'Input.Number' };
    case 'date':
      return { type: 'Input.Date' };
    case 'choice':
      return {
        type: 'Input.ChoiceSet',
        style: 'compact',
        choices: (field.choices ?? []).map(title => ({ title, value: title })),
      };
  }
}
