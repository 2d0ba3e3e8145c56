import { describe, expect, it } from 'vitest';
import { formCard } from '../../src/channels/adaptive-card.ts';
import type { FormCard } from '../../src/turn/activity.ts';

const cardOf = (...fields: FormCard['fields']) =>
  formCard({ form: 'contact', title: 'Contact', submit: 'Send', fields });

describe('the card of a form', () => {
  it('is an Adaptive Card 1.5 with a field for each question, whose submit names the form', () => {
    const card = cardOf(
      { id: 'email', label: 'E-mail', type: 'email', required: true, error: 'a@b, please', value: 'a@b.example' },
      { id: 'topic', label: 'Topic', type: 'choice', required: false, choices: ['Order', 'Other'] },
      { id: 'day', label: 'Day', type: 'date', required: false },
      { id: 'count', label: 'Count', type: 'number', required: false, placeholder: '1' },
      { id: 'words', label: 'Words', type: 'text', required: true },
    );
    expect(card).toMatchObject({
      contentType: 'application/vnd.microsoft.card.adaptive',
      content: {
        type: 'AdaptiveCard',
        version: '1.5',
        fallbackText: 'Contact',
        body: [
          { type: 'TextBlock', text: 'Contact' },
          {
            type: 'Input.Text',
            style: 'Email',
            id: 'email',
            label: 'E-mail',
            isRequired: true,
            errorMessage: 'a@b, please',
            value: 'a@b.example',
          },
          { type: 'Input.ChoiceSet', id: 'topic', choices: [{ title: 'Order', value: 'Order' }, { title: 'Other' }] },
          { type: 'Input.Date', id: 'day', isRequired: false },
          { type: 'Input.Number', id: 'count', placeholder: '1' },
          { type: 'Input.Text', id: 'words', errorMessage: 'Words' },
        ],
        actions: [{ type: 'Action.Submit', title: 'Send', data: { form: 'contact' } }],
      },
    });
  });

  it('gives a number field its value as a number, the only kind such a field shows', () => {
    const { content } = cardOf({ id: 'count', label: 'Count', type: 'number', required: false, value: '2' });
    expect(content).toMatchObject({ body: [{}, { type: 'Input.Number', value: 2 }] });
  });

  it('takes as many characters as a ticket keeps', () => {
    const { content } = cardOf({ id: 'words', label: 'Words', type: 'text', required: true });
    expect(content).toMatchObject({ body: [{}, { maxLength: 2000 }] });
  });
});
