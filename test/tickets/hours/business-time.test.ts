import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addBusinessMinutes,
  businessMinutesBetween,
  isOpenAt,
  nextOpening,
  type OpeningHours,
} from '../../../src/tickets/hours/business-time.ts';
import { office } from '../../support/office.ts';

const day = { monday: ['00:00-24:00'], tuesday: ['00:00-24:00'] };
const roundTheClock = (timeZone: string): OpeningHours => ({
  ...office(timeZone, ['00:00-24:00']),
  days: { ...office(timeZone, ['00:00-24:00']).days, ...day, saturday: ['00:00-24:00'], sunday: ['00:00-24:00'] },
});
const lunch = ['09:00-12:00', '13:00-17:00'];

describe('opening time', () => {
  it.each<[string, OpeningHours, string, number, string]>([
    ['goes over the weekend', office('UTC'), '2026-03-06T16:30:00Z', 60, '2026-03-09T09:30:00.000Z'],
    ['skips the lunch break', office('UTC', lunch), '2026-03-02T11:30:00Z', 60, '2026-03-02T13:30:00.000Z'],
    ['skips a holiday', office('UTC', lunch, ['2026-03-09']), '2026-03-06T16:30:00Z', 60, '2026-03-10T09:30:00.000Z'],
    [
      'does not count a holiday at the weekend twice',
      office('UTC', lunch, ['2026-03-07', '2026-03-08']),
      '2026-03-06T16:30:00Z',
      60,
      '2026-03-09T09:30:00.000Z',
    ],
    [
      'crosses the year, with its holidays',
      office('UTC', lunch, ['2026-12-25', '2027-01-01']),
      '2026-12-31T16:30:00Z',
      60,
      '2027-01-04T09:30:00.000Z',
    ],
    ['goes on past midnight', roundTheClock('UTC'), '2026-03-02T23:30:00Z', 60, '2026-03-03T00:30:00.000Z'],
    // Clocks go from 2:00 to 3:00 on 2026-03-29 in Berlin, on 2026-03-08 in New York: that day has 23 hours.
    [
      'keeps 9:00 in Berlin over the change to summer time',
      office('Europe/Berlin'),
      '2026-03-27T15:30:00Z',
      60,
      '2026-03-30T07:30:00.000Z',
    ],
    [
      'keeps 9:00 in New York over the change to summer time',
      office('America/New_York'),
      '2026-03-06T21:30:00Z',
      60,
      '2026-03-09T13:30:00.000Z',
    ],
    [
      'loses the hour that there is not',
      roundTheClock('Europe/Berlin'),
      '2026-03-28T23:00:00Z',
      24 * 60,
      '2026-03-29T23:00:00.000Z',
    ],
    // And back from 3:00 to 2:00 on 2026-10-25 in Berlin, from 2:00 to 1:00 on 2026-11-01 in New York: that day has 25 hours.
    [
      'keeps 9:00 in Berlin over the change back',
      office('Europe/Berlin'),
      '2026-10-23T14:30:00Z',
      60,
      '2026-10-26T08:30:00.000Z',
    ],
    [
      'keeps 9:00 in New York over the change back',
      office('America/New_York'),
      '2026-10-30T20:30:00Z',
      60,
      '2026-11-02T14:30:00.000Z',
    ],
    [
      'counts the hour that there is twice',
      roundTheClock('America/New_York'),
      '2026-11-01T04:00:00Z',
      25 * 60,
      '2026-11-02T05:00:00.000Z',
    ],
    // Midnight does not exist on 2026-03-29 in Beirut.
    [
      'closes at 24:00 where the next day begins at 1:00',
      roundTheClock('Asia/Beirut'),
      '2026-03-28T21:30:00Z',
      60,
      '2026-03-28T22:30:00.000Z',
    ],
  ])('%s', (_what, hours, from, minutes, at) => {
    expect(addBusinessMinutes(from, minutes, hours)?.at).toBe(at);
    expect(businessMinutesBetween(from, at, hours)).toBe(minutes);
  });

  it('that nobody ever has, or that lies more than a year away, gives no due time', () => {
    const closed = office('UTC', []);
    expect(addBusinessMinutes('2026-03-06T16:30:00Z', 60, closed)).toBeUndefined();
    expect(nextOpening('2026-03-06T16:30:00Z', closed)).toBeUndefined();
    expect(businessMinutesBetween('2026-03-06T16:30:00Z', '2027-03-06T16:30:00Z', closed)).toBe(0);
    expect(isOpenAt('2026-03-06T16:30:00Z', closed)).toBe(false);
  });

  it('does not run backwards', () => {
    expect(businessMinutesBetween('2026-03-06T16:30:00Z', '2026-03-06T16:00:00Z', office('UTC'))).toBe(0);
  });

  it('leaves out the times when everybody is away', () => {
    const away = [{ from: '2026-03-02T10:00:00.000Z', until: '2026-03-02T11:00:00.000Z' }];
    const hours = { ...office('UTC'), closures: away };
    expect(addBusinessMinutes('2026-03-02T09:30:00Z', 60, hours)).toEqual({
      at: '2026-03-02T11:30:00.000Z',
      steps: [
        { kind: 'start', at: '2026-03-02T09:30:00.000Z', minutes: 60 },
        { kind: 'open', from: '2026-03-02T09:30:00.000Z', to: '2026-03-02T10:00:00.000Z', minutes: 30 },
        { kind: 'end', from: '2026-03-02T11:00:00.000Z', at: '2026-03-02T11:30:00.000Z', minutes: 30 },
      ],
    });
    expect(businessMinutesBetween('2026-03-02T09:00:00Z', '2026-03-02T12:00:00Z', hours)).toBe(120);
    expect(nextOpening('2026-03-02T10:20:00Z', hours)).toBe('2026-03-02T11:00:00.000Z');
    expect(
      nextOpening('2026-03-02T10:20:00Z', { ...hours, closures: [{ from: '2026-03-02T10:00:00Z' }] }),
    ).toBeUndefined();
  });
});

describe('when people are next there', () => {
  const hours = office('Asia/Singapore', lunch, ['2026-03-09']);
  it.each([
    ['now', '2026-03-02T02:00:00.000Z', '2026-03-02T02:00:00.000Z', true],
    ['after lunch', '2026-03-02T04:30:00.000Z', '2026-03-02T05:00:00.000Z', false],
    ['at closing time, tomorrow', '2026-03-02T09:00:00.000Z', '2026-03-03T01:00:00.000Z', false],
    ['after a weekend and a holiday', '2026-03-06T12:00:00.000Z', '2026-03-10T01:00:00.000Z', false],
  ])('%s', (_when, from, at, isOpen) => {
    expect(nextOpening(from, hours)).toBe(at);
    expect(isOpenAt(from, hours)).toBe(isOpen);
  });
});

describe('whatever the hours', () => {
  const zone = fc.constantFrom('UTC', 'Europe/Berlin', 'America/New_York', 'Asia/Singapore', 'Australia/Lord_Howe');
  const instant = fc
    .date({ min: new Date('2026-01-01'), max: new Date('2027-12-31'), noInvalidDate: true })
    .map(date => date.toISOString());
  const holidays = fc.uniqueArray(
    fc
      .date({ min: new Date('2026-01-01'), max: new Date('2027-12-31'), noInvalidDate: true })
      .map(date => date.toISOString().slice(0, 10)),
    { maxLength: 8 },
  );
  const intervals = fc.constantFrom(['09:00-17:00'], lunch, ['00:00-24:00'], ['00:30-02:30', '22:00-24:00']);
  const anyHours = fc
    .tuple(zone, intervals, holidays)
    .map(([timeZone, open, closed]) => office(timeZone, open, closed));

  it('minutes that are added are the minutes that are counted back, and end while people are there or have just gone', () => {
    fc.assert(
      fc.property(anyHours, instant, fc.integer({ min: 1, max: 3000 }), (hours, from, minutes) => {
        const at = addBusinessMinutes(from, minutes, hours)?.at ?? '';
        expect(businessMinutesBetween(from, at, hours)).toBeCloseTo(minutes, 6);
        expect(isOpenAt(new Date(Date.parse(at) - 1).toISOString(), hours)).toBe(true);
      }),
      { numRuns: 60 },
    );
  });

  it('a time that is cut in two has the minutes of both parts', () => {
    fc.assert(
      fc.property(anyHours, instant, fc.nat(20_000), fc.nat(20_000), (hours, from, first, second) => {
        const middle = new Date(Date.parse(from) + first * 60_000).toISOString();
        const end = new Date(Date.parse(middle) + second * 60_000).toISOString();
        const parts = businessMinutesBetween(from, middle, hours) + businessMinutesBetween(middle, end, hours);
        expect(businessMinutesBetween(from, end, hours)).toBeCloseTo(parts, 6);
      }),
      { numRuns: 40 },
    );
  });

  it('the next opening is ahead, and people are there then', () => {
    fc.assert(
      fc.property(anyHours, instant, (hours, from) => {
        const at = nextOpening(from, hours) ?? '';
        expect(Date.parse(at)).toBeGreaterThanOrEqual(Date.parse(from));
        expect(isOpenAt(at, hours)).toBe(true);
        expect(businessMinutesBetween(from, at, hours)).toBe(0);
      }),
      { numRuns: 60 },
    );
  });
});
