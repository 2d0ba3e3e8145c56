import { describe, expect, it } from 'vitest';
import { FormField, readField } from '../../../src/dialogs/forms/form.ts';

const field = (more: Record<string, unknown>) => FormField.parse({ id: 'it', label: 'It', ask: 'It?', ...more });
const text = field({ type: 'text' });
const email = field({ type: 'email' });
const choice = field({ type: 'choice', choices: ['A lamp', '一盏灯', 'A shade'] });
const number = field({ type: 'number' });
const date = field({ type: 'date' });
const order = field({ type: 'text', pattern: 'LL-?\\d{5}' });
const either = field({ type: 'text', pattern: 'red|blue' });
const name = field({ type: 'text', pattern: '.{1,80}' });

/** What is said, and the value it gives; undefined when it does not fit. */
const table: [what: string, field: FormField, said: string, value: string | undefined][] = [
  ['text is taken without the space around it', text, '  My lamp \n', 'My lamp'],
  ['text keeps what it says, markdown and all', text, '**x** <b> {name}', '**x** <b> {name}'],
  ['empty words', text, '', undefined],
  ['only space', text, ' \n\t ', undefined],
  ['an address in small letters', email, ' Anna@Example.COM ', 'anna@example.com'],
  ['no address', email, 'anna at example', undefined],
  ['an address longer than mail allows', email, `${'a'.repeat(250)}@example.com`, undefined],
  ['a choice by its words', choice, 'a LAMP.', 'A lamp'],
  ['a choice in Chinese', choice, '一盏灯。', '一盏灯'],
  ['a choice by its number', choice, '3', 'A shade'],
  ['a choice by a full-width number', choice, '１', 'A lamp'],
  ['the number of no choice', choice, '4', undefined],
  ['number nought', choice, '0', undefined],
  ['no choice', choice, 'a table', undefined],
  ['a number', number, '12', '12'],
  ['a number with a decimal comma', number, '-3,5', '-3,5'],
  ['a number with words', number, '12 lamps', undefined],
  ['a number of too many digits', number, '1'.repeat(13), undefined],
  ['a number in exponents', number, '1e5', undefined],
  ['a date', date, '2026-03-02', '2026-03-02'],
  ['a day that does not exist', date, '2026-02-30', undefined],
  ['a date in another order', date, '02/03/2026', undefined],
  ['a pattern, in either case', order, 'll-20418', 'll-20418'],
  ['a pattern within other words', order, 'it is LL-20418', undefined],
  ['a pattern followed by more', order, 'LL-204189', undefined],
  ['all of a pattern with alternatives', either, 'red sky', undefined],
  ['letters beyond the basic plane count as one', name, '😀'.repeat(80), '😀'.repeat(80)],
  ['one letter more than the pattern allows', name, 'x'.repeat(81), undefined],
  ['text too long is cut', text, 'x'.repeat(2001), 'x'.repeat(2000)],
];

describe('the value that words give a field', () => {
  it.each(table)('%s', (_what, given, said, value) => {
    expect(readField(given, said)).toEqual(value === undefined ? { ok: false } : { ok: true, value });
  });
});
