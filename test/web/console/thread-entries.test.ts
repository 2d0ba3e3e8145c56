import { expect, it } from 'vitest';
import type { MessageJson } from '../../../src/web/console/api-types.ts';
import { entriesOf } from '../../../src/web/console/ticket/thread/entries.ts';

const said = (n: number, minute: number, text: string): MessageJson => ({
  n,
  at: `2026-03-02T09:0${minute}:00.000Z`,
  from: 'customer',
  text,
});

it('a thread holds what was said elsewhere in its place, each with where it was, and no two entries under one key', () => {
  const merged = { ticket: 'T-1002', isAnswered: true, messages: [said(1, 1, 'second'), said(2, 3, 'fourth')] };
  const chat = { isAnswered: false, messages: [said(1, 4, 'fifth')] };
  const entries = entriesOf({
    messages: [said(1, 0, 'first'), said(2, 2, 'third')],
    joined: [merged, chat],
    history: [{ at: '2026-03-02T09:05:00.000Z', actor: 'Mei', kind: 'merged', text: 'T-1002' }],
  });
  const shown = entries.map(entry => (entry.type === 'message' ? [entry.message.text, entry.joined] : entry.type));
  expect(shown).toEqual([
    ['first', undefined],
    ['second', merged],
    ['third', undefined],
    ['fourth', merged],
    ['fifth', chat],
    'event',
  ]);
  expect(new Set(entries.map(({ key }) => key)).size).toBe(6);
});
