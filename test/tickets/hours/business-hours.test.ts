import { describe, expect, it } from 'vitest';
import { BusinessHours } from '../../../src/tickets/hours/business-hours.ts';
import { addBusinessMinutes } from '../../../src/tickets/hours/business-time.ts';

const nineToFive = ['09:00-17:00'];
const week = (hours: string[]) => ({ monday: hours, tuesday: hours, wednesday: hours, thursday: hours, friday: hours });
const open = (timeZone: string, hours: string[], holidays: string[] = []): BusinessHours =>
  BusinessHours.parse({ timeZone, days: { ...week(hours), saturday: [], sunday: [] }, holidays });

describe('time that counts only while somebody works', () => {
  const cases = [
    // A published complaint: opened Friday 16:30 + 1 h with hours 9-17 was due Friday 17:30.
    ['goes over the weekend', 'UTC', nineToFive, '2026-03-06T16:30:00Z', 60, '2026-03-09T09:30:00.000Z'],
    [
      'skips the lunch break',
      'UTC',
      ['09:00-12:00', '13:00-17:00'],
      '2026-03-02T11:30:00Z',
      60,
      '2026-03-02T13:30:00.000Z',
    ],
    ['begins at the next opening', 'UTC', nineToFive, '2026-03-07T23:00:00Z', 30, '2026-03-09T09:30:00.000Z'],
    ['ends exactly at closing time', 'UTC', nineToFive, '2026-03-02T16:00:00Z', 60, '2026-03-02T17:00:00.000Z'],
    [
      'counts on the wall clock of the zone',
      'Asia/Singapore',
      nineToFive,
      '2026-03-02T08:30:00Z',
      60,
      '2026-03-03T01:30:00.000Z',
    ],
    // Berlin moves to summer time on 2026-03-29: Monday 9:00 is 07:00 UTC, Friday 9:00 was 08:00 UTC.
    [
      'keeps opening hours over the change to summer time',
      'Europe/Berlin',
      nineToFive,
      '2026-03-27T15:30:00Z',
      60,
      '2026-03-30T07:30:00.000Z',
    ],
    ['crosses the year', 'UTC', nineToFive, '2026-12-31T16:30:00Z', 60, '2027-01-01T09:30:00.000Z'],
    [
      'takes no time for no minutes while open',
      'UTC',
      nineToFive,
      '2026-03-02T10:00:00Z',
      0,
      '2026-03-02T10:00:00.000Z',
    ],
  ] as const;
  for (const [name, zone, hours, from, minutes, at] of cases) {
    it(name, () => {
      expect(addBusinessMinutes(from, minutes, open(zone, [...hours]))?.at).toBe(at);
    });
  }

  it('skips holidays', () => {
    const due = addBusinessMinutes('2026-12-24T16:30:00Z', 60, open('UTC', nineToFive, ['2026-12-25']));
    expect(due?.at).toBe('2026-12-28T09:30:00.000Z');
  });

  it('tells how the time was reached, a step for each stretch', () => {
    expect(addBusinessMinutes('2026-03-06T16:30:00Z', 60, open('UTC', nineToFive))?.steps).toEqual([
      { kind: 'start', at: '2026-03-06T16:30:00.000Z', minutes: 60 },
      { kind: 'open', from: '2026-03-06T16:30:00.000Z', to: '2026-03-06T17:00:00.000Z', minutes: 30 },
      { kind: 'end', from: '2026-03-09T09:00:00.000Z', at: '2026-03-09T09:30:00.000Z', minutes: 30 },
    ]);
  });

  it('has no due time when nobody ever works', () => {
    expect(addBusinessMinutes('2026-03-06T16:30:00Z', 60, open('UTC', []))).toBeUndefined();
  });

  it('refuses hours that end before they begin, and unknown time zones, with the mend', () => {
    const bad = BusinessHours.safeParse({
      timeZone: 'Mars/Base',
      days: { ...week(['17:00-09:00']), saturday: [], sunday: [] },
    });
    const said = bad.error?.issues.map(issue => issue.message) ?? [];
    expect(said).toContain('name an IANA time zone, like Asia/Singapore');
    expect(said).toContain('an interval ends after it begins; split one that passes midnight');
  });

  const parsedMonday = (monday: string[]) =>
    BusinessHours.safeParse({ timeZone: 'UTC', days: { ...week([]), monday, saturday: [], sunday: [] } });

  it('takes intervals in any order, and ones that touch', () => {
    expect(parsedMonday(['13:00-17:00', '09:00-12:00', '17:00-24:00']).data?.days.monday).toEqual([
      '09:00-12:00',
      '13:00-17:00',
      '17:00-24:00',
    ]);
  });

  it.each([
    { monday: ['09:00-13:00', '12:00-17:00'], mend: 'intervals of a day do not overlap; join them into one' },
    { monday: ['12:00-17:00', '09:00-13:00'], mend: 'intervals of a day do not overlap; join them into one' },
    { monday: ['09:00-24:30'], mend: 'write opening hours as 09:00-12:30; a day ends at 24:00' },
  ])('refuses $monday with the mend', ({ monday, mend }) => {
    expect(parsedMonday(monday).error?.issues.map(issue => issue.message)).toEqual([mend]);
  });
});
