import type { FormCard } from '../../turn/activity.ts';

export type Attachment = { contentType: string; content: unknown };

type Field = FormCard['fields'][number];

/** A form as an Adaptive Card 1.5; submitting posts `{ form, <field id>: <text>, ... }` as the activity's `value`. */
export function adaptiveCard(card: FormCard): Attachment {
  return {
    contentType: 'application/vnd.microsoft.card.adaptive',
    content: {
      type: 'AdaptiveCard',
      $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
      version: '1.5',
      fallbackText: card.title,
      body: [{ type: 'TextBlock', text: card.title, weight: 'Bolder', wrap: true }, ...card.fields.map(input)],
      actions: [{ type: 'Action.Submit', title: card.submit, data: { form: card.form } }],
    },
  };
}

function input(field: Field): Record<string, unknown> {
  return {
    ...inputType(field),
    id: field.id,
    label: field.label,
    isRequired: field.required,
    errorMessage: field.error ?? field.label,
    ...(field.placeholder === undefined ? {} : { placeholder: field.placeholder }),
    ...(field.value === undefined ? {} : { value: field.value }),
  };
}

function inputType(field: Field): Record<string, unknown> {
  switch (field.type) {
    case 'text':
      return { type: 'Input.Text', maxLength: 1000 };
    case 'email':
      return { type: 'Input.Text', style: 'Email', maxLength: 254 };
    case 'number':
      return { type: 'Input.Number' };
    case 'date':
      return { type: 'Input.Date' };
    case 'choice':
      return {
        type: 'Input.ChoiceSet',
        style: 'compact',
        choices: (field.choices ?? []).map(choice => ({ title: choice, value: choice })),
      };
  }
}
