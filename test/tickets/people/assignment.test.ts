import { describe, expect, it } from 'vitest';
import { AssignmentRules, choosePerson, isAutomatic } from '../../../src/tickets/people/assignment.ts';
import type { Colleague, OpenWork } from '../../../src/tickets/people/ports.ts';

const now = '2026-03-02T09:00:00.000Z';
const rules = AssignmentRules.parse({});

function person(id: string, change: Partial<Colleague> = {}): Colleague {
  return {
    id,
    name: id,
    role: 'operator',
    canSignIn: true,
    version: 1,
    presence: 'online',
    skills: [],
    languages: [],
    work: [],
    ...change,
  };
}

function work(count: number, change: Partial<OpenWork> = {}): OpenWork[] {
  return [{ status: 'open', priority: 'normal', count, ...change }];
}

const money = { queue: 'money', locale: 'zh', priority: 'normal' } as const;
const urgent = { ...money, priority: 'urgent' } as const;

type Case = [title: string, staff: Colleague[], expected: string | undefined, relaxed?: string[]];

/** Who gets a ticket of the queue `money` in Chinese. */
const cases: Case[] = [
  ['nobody, when nobody is there', [], undefined],
  ['who has least to do', [person('a', { work: work(2) }), person('b', { work: work(1) })], 'b'],
  [
    'who has one urgent ticket less than who has two others',
    [person('a', { work: work(1, { priority: 'urgent' }) }), person('b', { work: work(2) })],
    'b',
  ],
  [
    'who waits for customers rather than who answers them',
    [person('a', { work: work(2, { status: 'pending' }) }), person('b', { work: work(1) })],
    'a',
  ],
  [
    'of equals, who has waited longest since the last one',
    [
      person('a', { lastAssignedAt: '2026-03-02T08:00:00.000Z' }),
      person('b', { lastAssignedAt: '2026-03-02T07:00:00.000Z' }),
    ],
    'b',
  ],
  ['of equals, who never had one', [person('a', { lastAssignedAt: '2026-03-02T08:00:00.000Z' }), person('b')], 'b'],
  ['never who is away', [person('a', { presence: 'away' }), person('b', { work: work(9) })], 'b'],
  ['nobody, when everybody is away', [person('a', { presence: 'away' })], undefined],
  ['who is back by now', [person('a', { presence: 'away', awayUntil: now })], 'a'],
  [
    'nobody who is back only later',
    [person('a', { presence: 'away', awayUntil: '2026-03-02T09:00:00.001Z' })],
    undefined,
  ],
  ['never more than somebody can do', [person('a', { capacity: 2, work: work(2) })], undefined],
  ['up to what somebody can do', [person('a', { capacity: 3, work: work(2) })], 'a'],
  ['never an editor', [person('a', { role: 'editor' })], undefined],
  ['never a program', [person('a', { canSignIn: false })], undefined],
  [
    'who knows queue and language, however busy',
    [
      person('a', { skills: ['money'], languages: ['zh'], work: work(5) }),
      person('b', { skills: ['money'], languages: ['en'] }),
    ],
    'a',
  ],
  [
    'who knows the queue, when nobody knows the language as well',
    [person('a', { skills: ['money'], languages: ['en'] }), person('b', { skills: ['lamp'], languages: ['zh'] })],
    'a',
    ['language'],
  ],
  [
    'who knows the language, when nobody knows the queue',
    [
      person('a', { skills: ['lamp'], languages: ['en'] }),
      person('b', { skills: ['lamp'], languages: ['zh'], work: work(3) }),
    ],
    'b',
    ['skill'],
  ],
  [
    'anybody, when nobody knows either',
    [person('a', { skills: ['lamp'], languages: ['en'] })],
    'a',
    ['language', 'skill'],
  ],
  [
    'nobody yet, when who knows it is only busy',
    [person('a', { skills: ['money'], capacity: 1, work: work(1) }), person('b', { skills: ['lamp'] })],
    undefined,
  ],
  [
    'somebody else, when who knows it is away',
    [person('a', { skills: ['money'], presence: 'away' }), person('b', { skills: ['lamp'] })],
    'b',
    ['skill'],
  ],
];

describe('a ticket is given to', () => {
  it.each(cases)('%s', (_title, staff, expected, relaxed = []) => {
    const chosen = choosePerson(money, staff, rules, now);
    expect(chosen?.to.id).toBe(expected);
    if (expected !== undefined) expect(chosen?.relaxed).toEqual(relaxed);
  });

  it('nobody who let it lie before', () => {
    const staff = [person('a'), person('b', { work: work(3) })];
    expect(choosePerson(money, staff, rules, now, ['a'])?.to.id).toBe('b');
    expect(choosePerson(money, staff, rules, now, ['a', 'b'])).toBeUndefined();
  });

  it('only somebody with room for its weight', () => {
    const staff = [person('a', { capacity: 4, work: work(2) })];
    expect(choosePerson(money, staff, rules, now)?.to.id).toBe('a');
    expect(choosePerson(urgent, staff, rules, now)).toBeUndefined();
  });

  it('a person by rule as soon as two can sign in, or as the policy says', () => {
    const two = [person('a'), person('b')];
    expect(isAutomatic(two, rules)).toBe(true);
    expect(isAutomatic([person('a'), person('b', { canSignIn: false }), person('c', { role: 'editor' })], rules)).toBe(
      false,
    );
    expect(isAutomatic(two, { ...rules, mode: 'manual' })).toBe(false);
    expect(isAutomatic([], { ...rules, mode: 'automatic' })).toBe(true);
  });
});
