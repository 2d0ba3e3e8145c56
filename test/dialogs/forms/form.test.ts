import { describe, expect, it } from 'vitest';
import { Form } from '../../../src/dialogs/forms/form.ts';
import { content } from '../../support/content.ts';

function faults(field: Record<string, unknown>): string[] {
  const whole = { id: 'it', label: 'It', ask: 'It?', ...field };
  const parsed = Form.safeParse({ id: 'form', title: 'Form', topic: 'general', intro: 'Hello', fields: [whole] });
  return (parsed.error?.issues ?? []).map(({ path, message }) => `${path.join('.')}: ${message}`);
}

describe('a field of a form', () => {
  it.each([
    ['a choice field without choices', { type: 'choice' }, 'needs `choices:`'],
    [
      'two choices of one name',
      {
        type: 'choice',
        choices: [
          { id: 'red', label: 'Red' },
          { id: 'red', label: 'Rosy' },
        ],
      },
      'fields.0.choices: two choices are called red',
    ],
    ['a code that is no shape', { type: 'text', code: 'LL-12345' }, 'like LL-#####'],
    ['a code that is no text', { type: 'number', code: 'LL-#####' }, 'for a field of type text'],
    ['free words that are no text', { type: 'email', free: true }, 'for a field of type text'],
  ])('is refused with a mending message for %s', (_what, field, message) => {
    expect(faults(field).join('\n')).toContain(message);
  });

  it('is taken with choices of only words', () => {
    expect(faults({ type: 'choice', choices: ['Red', 'Blue'] })).toEqual([]);
  });
});

describe('the forms that ship', () => {
  it('have the same fields and the same choices in every language', () => {
    const shapes = content().locales.map(locale =>
      content()
        .forms(locale)
        .map(({ id, fields }) => [
          id,
          fields.map(({ id: field, type, required, free, code, choices }) => ({
            ...{ field, type, required, free, code },
            choices: choices?.map(choice => choice.id),
          })),
        ]),
    );
    expect(shapes.length).toBeGreaterThan(1);
    for (const shape of shapes) expect(shape).toEqual(shapes[0]);
  });
});
