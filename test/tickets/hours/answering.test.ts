import { describe, expect, it } from 'vitest';
import { type Answering, answeringAt, answeringUntil } from '../../../src/tickets/hours/answering.ts';
import type { OpeningHours } from '../../../src/tickets/hours/business-time.ts';
import { office } from '../../support/office.ts';

const lunch = ['09:00-12:30', '13:30-18:00'];
const singapore = (holidays: string[] = []) => office('Asia/Singapore', lunch, holidays);
const away = (from: string, until?: string, hours: OpeningHours = singapore()): OpeningHours => ({
  ...hours,
  closures: [{ from, until }],
});
const never = { ...singapore(), days: office('UTC', []).days };
const always = { ...office('UTC', ['00:00-24:00']), days: weekOf(['00:00-24:00']) };

function weekOf(hours: string[]) {
  const { monday } = office('UTC', hours).days;
  return {
    monday,
    tuesday: monday,
    wednesday: monday,
    thursday: monday,
    friday: monday,
    saturday: monday,
    sunday: monday,
  };
}

/** 2026-03-02 is a Monday; Singapore is eight hours ahead of UTC. */
describe('when a person answers', () => {
  it.each<[string, string, OpeningHours, Answering]>([
    ['now, within opening hours', '2026-03-02T02:00:00.000Z', singapore(), { is: 'now' }],
    ['now, at opening time', '2026-03-02T01:00:00.000Z', singapore(), { is: 'now' }],
    ['today, before opening', '2026-03-02T00:59:59.999Z', singapore(), { is: 'today', at: '2026-03-02T01:00:00.000Z' }],
    ['today, over lunch', '2026-03-02T04:30:00.000Z', singapore(), { is: 'today', at: '2026-03-02T05:30:00.000Z' }],
    [
      'tomorrow, at closing',
      '2026-03-02T10:00:00.000Z',
      singapore(),
      { is: 'tomorrow', at: '2026-03-03T01:00:00.000Z' },
    ],
    // 01:00 of Tuesday in Singapore, Monday still in UTC.
    ['today, after midnight', '2026-03-02T17:00:00.000Z', singapore(), { is: 'today', at: '2026-03-03T01:00:00.000Z' }],
    [
      'on Monday, from Friday on',
      '2026-03-06T10:00:00.000Z',
      singapore(),
      { is: 'weekday', at: '2026-03-09T01:00:00.000Z' },
    ],
    [
      'tomorrow, on Sunday',
      '2026-03-08T03:00:00.000Z',
      singapore(),
      { is: 'tomorrow', at: '2026-03-09T01:00:00.000Z' },
    ],
    [
      'after a holiday',
      '2026-03-06T10:00:00.000Z',
      singapore(['2026-03-09']),
      { is: 'weekday', at: '2026-03-10T01:00:00.000Z' },
    ],
    [
      'on a date, when that is a week away or more',
      '2026-03-06T10:00:00.000Z',
      singapore(['2026-03-09', '2026-03-10', '2026-03-11', '2026-03-12']),
      { is: 'date', at: '2026-03-13T01:00:00.000Z' },
    ],
    [
      'in the next year',
      '2026-12-31T10:00:00.000Z',
      singapore(['2027-01-01']),
      { is: 'weekday', at: '2027-01-04T01:00:00.000Z' },
    ],
    [
      'tomorrow, at the turn of the year',
      '2026-12-31T10:00:00.000Z',
      singapore(),
      { is: 'tomorrow', at: '2027-01-01T01:00:00.000Z' },
    ],
    [
      'when an absence ends in the middle of opening hours',
      '2026-03-02T02:00:00.000Z',
      away('2026-03-02T02:00:00.000Z', '2026-03-02T03:20:00.000Z'),
      { is: 'today', at: '2026-03-02T03:20:00.000Z' },
    ],
    [
      'the next morning, when an absence ends in the night',
      '2026-03-02T02:00:00.000Z',
      away('2026-03-02T02:00:00.000Z', '2026-03-02T15:00:00.000Z'),
      { is: 'tomorrow', at: '2026-03-03T01:00:00.000Z' },
    ],
    [
      'after lunch, when an absence ends at lunch',
      '2026-03-02T02:00:00.000Z',
      away('2026-03-02T02:00:00.000Z', '2026-03-02T05:00:00.000Z'),
      { is: 'today', at: '2026-03-02T05:30:00.000Z' },
    ],
    [
      'now, once the absence is over',
      '2026-03-02T03:20:00.000Z',
      away('2026-03-02T02:00:00.000Z', '2026-03-02T03:20:00.000Z'),
      { is: 'now' },
    ],
    [
      'nobody knows, away without an end',
      '2026-03-02T02:00:00.000Z',
      away('2026-03-02T02:00:00.000Z'),
      { is: 'unknown' },
    ],
    ['nobody knows, without opening hours', '2026-03-02T02:00:00.000Z', never, { is: 'unknown' }],
    // Clocks go forward in Berlin on Sunday 2026-03-29, and back on 2026-10-25: 9:00 stays 9:00.
    [
      'tomorrow, over a day of 23 hours',
      '2026-03-28T20:00:00.000Z',
      { ...office('Europe/Berlin'), days: weekOf(['09:00-17:00']) },
      { is: 'tomorrow', at: '2026-03-29T07:00:00.000Z' },
    ],
    [
      'tomorrow, over a day of 25 hours',
      '2026-10-24T22:30:00.000Z',
      office('Europe/Berlin'),
      { is: 'tomorrow', at: '2026-10-26T08:00:00.000Z' },
    ],
    [
      'on Monday, over the change to summer time',
      '2026-03-27T16:30:00.000Z',
      office('Europe/Berlin'),
      { is: 'weekday', at: '2026-03-30T07:00:00.000Z' },
    ],
  ])('is told: %s', (_, now, hours, expected) => {
    expect(answeringAt(now, hours)).toEqual(expected);
  });
});

describe('how long that stays true', () => {
  it.each<[string, string, OpeningHours, string | undefined]>([
    ['to lunch', '2026-03-02T02:00:00.000Z', singapore(), '2026-03-02T04:30:00.000Z'],
    ['over lunch, to its end', '2026-03-02T05:00:00.000Z', singapore(), '2026-03-02T05:30:00.000Z'],
    [
      'in the evening, to midnight, when tomorrow is today',
      '2026-03-02T11:00:00.000Z',
      singapore(),
      '2026-03-02T16:00:00.000Z',
    ],
    ['before opening, to the opening', '2026-03-02T16:00:00.000Z', singapore(), '2026-03-03T01:00:00.000Z'],
    [
      'to the end of an absence',
      '2026-03-02T02:00:00.000Z',
      away('2026-03-02T02:00:00.000Z', '2026-03-02T03:20:00.000Z'),
      '2026-03-02T03:20:00.000Z',
    ],
    [
      'past midnight, where nobody ever sleeps on weekdays',
      '2026-03-02T23:00:00.000Z',
      office('UTC', ['00:00-24:00']),
      '2026-03-07T00:00:00.000Z',
    ],
    [
      'for two weeks at most, where nobody ever goes home',
      '2026-03-02T02:00:00.000Z',
      always,
      '2026-03-17T00:00:00.000Z',
    ],
    ['for ever, away without an end', '2026-03-02T02:00:00.000Z', away('2026-03-02T02:00:00.000Z'), undefined],
  ])('is %s', (_, now, hours, expected) => {
    expect(answeringUntil(now, hours)).toBe(expected);
  });
});
