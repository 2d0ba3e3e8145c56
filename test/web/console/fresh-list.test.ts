import { describe, expect, it } from 'vitest';
import type { TicketJson, TicketList } from '../../../src/web/console/api-types.ts';
import { refreshed, withFacts } from '../../../src/web/console/data/fresh-list.ts';

const ticket = (number: string, facts: Partial<TicketJson> = {}): TicketJson => ({
  number,
  status: 'open',
  priority: 'normal',
  topic: 'lamp',
  question: '',
  locale: 'en',
  channel: 'directline',
  customer: { id: 'c' },
  createdAt: '',
  due: {},
  reasons: [],
  ...facts,
});
const list = (...pages: string[][]) => ({
  pages: pages.map((numbers, n) => ({ items: numbers.map(number => ticket(number)), next: `page ${n}` })),
  pageParams: [],
});
const numbersOf = ({ pages }: { pages: TicketList[] }) => pages.map(({ items }) => items.map(({ number }) => number));
const first = (...numbers: string[]) => ({ items: numbers.map(number => ticket(number)), next: 'now' });

describe('a long list after news', () => {
  it.each([
    [
      'a new ticket stands on top',
      first('9', '1'),
      [],
      [
        ['9', '1', '2'],
        ['3', '4'],
      ],
    ],
    ['what has moved up is listed once', first('4', '1'), [], [['4', '1', '2'], ['3']]],
    ['what was resolved leaves', first('1', '2'), [ticket('3', { status: 'resolved' })], [['1', '2'], ['4']]],
    [
      'what has changed stays in its place',
      first('1', '2'),
      [ticket('4', { priority: 'high' })],
      [
        ['1', '2'],
        ['3', '4'],
      ],
    ],
  ] as const)('%s', (_name, now, changed, expected) => {
    expect(numbersOf(refreshed(list(['1', '2'], ['3', '4']), now, changed, 'status=open'))).toEqual(expected);
  });

  it('shows what has changed, and reads on where it stood', () => {
    const after = refreshed(list(['1'], ['2']), first('1'), [ticket('2', { priority: 'high' })], '');
    expect(after.pages[1]?.items[0]?.priority).toBe('high');
    expect(after.pages.map(({ next }) => next)).toEqual(['page 0', 'page 1']);
  });
});

it('facts of a ticket that is not listed change nothing', () => {
  const before = list(['1']);
  expect(withFacts(before, '2', { unread: true })).toBe(before);
  expect(withFacts(before, '1', { unread: true }).pages[0]?.items[0]?.unread).toBe(true);
});
