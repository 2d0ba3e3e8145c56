import { describe, expect, it } from 'vitest';
import { FormField } from '../../../src/dialogs/forms/form.ts';
import { readField, shownValue } from '../../../src/dialogs/forms/reading.ts';

const field = (more: Record<string, unknown>) => FormField.parse({ id: 'it', label: 'It', ask: 'It?', ...more });
const text = field({ type: 'text' });
const email = field({ type: 'email' });
const choice = field({ type: 'choice', choices: ['A lamp', '一盏灯', 'A shade'] });
const number = field({ type: 'number' });
const date = field({ type: 'date' });
const patterned = field({ type: 'text', pattern: 'LL-?\\d{5}' });
const order = field({ type: 'text', code: 'LL-#####' });
const item = field({
  type: 'choice',
  choices: [
    { id: 'one', label: 'Lantern One', also: ['table lamp'] },
    { id: 'mini', label: 'Lantern Mini', also: ['pocket lamp', 'small'] },
    { id: 'part', label: 'A spare part', also: ['shade', 'cable'] },
  ],
});
const itemInChinese = field({
  type: 'choice',
  choices: [
    { id: 'one', label: '大灯' },
    { id: 'mini', label: '口袋小灯' },
    { id: 'part', label: '一个配件', also: ['灯罩', '线'] },
  ],
});
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
  ['a choice by its words, kept as its place', choice, 'a LAMP.', '1'],
  ['a choice in Chinese', choice, '一盏灯。', '2'],
  ['a choice by its number', choice, '3', '3'],
  ['a choice by a full-width number', choice, '１', '1'],
  ['a choice by a number in brackets', choice, '(2)', '2'],
  ['a choice by its words, kept as its id', item, 'lantern mini', 'mini'],
  ['a choice by other words for it', item, 'Pocket lamp', 'mini'],
  ['a choice by a part that no other has', item, 'mini', 'mini'],
  ['a part that two choices have', item, 'Lantern', undefined],
  ['a word that is a part of everything', item, 'a', undefined],
  ['a choice within other words', item, 'the small one, please', 'mini'],
  ['two choices within other words', item, 'the Lantern Mini and a shade', undefined],
  ['a question that names a choice', item, 'Is the Lantern Mini cheaper?', undefined],
  ['a long story that names a choice', item, `${'It is a long story. '.repeat(6)}Lantern Mini`, undefined],
  ['a choice in the other language', item, '口袋小灯', 'mini'],
  ['a part of a choice in the other language', item, '配件', 'part'],
  ['other words in the other language, in traditional characters', item, '燈罩', 'part'],
  ['other words in the other language, within others', item, '我要退灯罩', 'part'],
  ['a character that is a part of many words', item, '热线', undefined],
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
  ['a pattern, in either case', patterned, 'll-20418', 'll-20418'],
  ['a pattern within other words', patterned, 'it is LL-20418', undefined],
  ['a pattern followed by more', patterned, 'LL-204189', undefined],
  ['a code as it is printed', order, 'LL-20418', 'LL-20418'],
  ['a code without its letters', order, '20418', 'LL-20418'],
  ['a code in small letters', order, 'll20418', 'LL-20418'],
  ['a code with spaces', order, ' LL 20 418 ', 'LL-20418'],
  ['a code in full-width letters', order, 'ＬＬ－２０４１８', 'LL-20418'],
  ['a code with a long hyphen', order, 'LL–20418', 'LL-20418'],
  ['a code with a mark before it', order, '#20418', 'LL-20418'],
  ['a code within other words', order, 'my order is ll-20418, thanks', 'LL-20418'],
  ['a code within Chinese words', order, '订单号是20418。', 'LL-20418'],
  ['the same code twice', order, 'LL-20418 or 20418', 'LL-20418'],
  ['two codes', order, 'LL-20418 and LL-20419', undefined],
  ['a code of too many digits', order, '204189', undefined],
  ['a code of too few digits', order, '2041', undefined],
  ['a code of other letters', order, 'SKU-20418', undefined],
  ['words without a code', order, 'I have no order number', undefined],
  ['all of a pattern with alternatives', either, 'red sky', undefined],
  ['letters beyond the basic plane count as one', name, '😀'.repeat(80), '😀'.repeat(80)],
  ['one letter more than the pattern allows', name, 'x'.repeat(81), undefined],
  ['text as long as a message can be', text, 'x'.repeat(4000), 'x'.repeat(4000)],
];

describe('the value that words give a field', () => {
  it.each(table)('%s', (_what, given, said, value) => {
    const others = given === item ? [itemInChinese] : [];
    expect(readField(given, said, others)).toEqual(value === undefined ? { ok: false } : { ok: true, value });
  });
});

describe('the words of a value', () => {
  it('are those of the choice in the language that is shown', () => {
    expect([shownValue(item, 'mini'), shownValue(itemInChinese, 'mini')]).toEqual(['Lantern Mini', '口袋小灯']);
  });

  it("are the customer's own where nothing fitted", () => {
    expect([shownValue(item, 'the green thing'), shownValue(text, '2')]).toEqual(['the green thing', '2']);
  });
});
