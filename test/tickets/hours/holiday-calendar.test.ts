import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readHolidays } from '../../../src/tickets/hours/holiday-calendar.ts';

const calendar = (...lines: string[]) => ['BEGIN:VCALENDAR', 'VERSION:2.0', ...lines, 'END:VCALENDAR', ''].join('\n');
const event = (...lines: string[]) => ['BEGIN:VEVENT', ...lines, 'END:VEVENT'];
const dates = (...lines: string[]) => readHolidays(calendar(...event(...lines)));

describe('a calendar of holidays', () => {
  it.each<[string, string[], string[]]>([
    ['a day', ['DTSTART;VALUE=DATE:20261225'], ['2026-12-25']],
    ['a day that leaves out VALUE=DATE', ['DTSTART:20261225'], ['2026-12-25']],
    ['a day whose end is the same day', ['DTSTART;VALUE=DATE:20261225', 'DTEND;VALUE=DATE:20261225'], ['2026-12-25']],
    [
      'several days over a year end, without the day that DTEND names',
      ['DTSTART;VALUE=DATE:20261231', 'DTEND;VALUE=DATE:20270103'],
      ['2026-12-31', '2027-01-01', '2027-01-02'],
    ],
    ['a length in days', ['DTSTART;VALUE=DATE:20261224', 'DURATION:P2D'], ['2026-12-24', '2026-12-25']],
    [
      'further days',
      ['DTSTART;VALUE=DATE:20261224', 'RDATE;VALUE=DATE:20271223,20281222'],
      ['2026-12-24', '2027-12-23', '2028-12-22'],
    ],
    [
      'every year until one',
      ['DTSTART;VALUE=DATE:20260809', 'RRULE:FREQ=YEARLY;UNTIL=20280809'],
      ['2026-08-09', '2027-08-09', '2028-08-09'],
    ],
    [
      'a weekday of a month',
      ['DTSTART;VALUE=DATE:20261126', 'RRULE:FREQ=YEARLY;BYMONTH=11;BYDAY=4TH;COUNT=3'],
      ['2026-11-26', '2027-11-25', '2028-11-23'],
    ],
    [
      'a year left out, though the program names it with a time',
      ['DTSTART;VALUE=DATE:20260501', 'RRULE:FREQ=YEARLY;COUNT=3', 'EXDATE:20270501T000000Z'],
      ['2026-05-01', '2028-05-01'],
    ],
    [
      'several days, one year left out',
      [
        'DTSTART;VALUE=DATE:20260501',
        'DTEND;VALUE=DATE:20260503',
        'RRULE:FREQ=YEARLY;COUNT=2',
        'EXDATE;VALUE=DATE:20270501',
      ],
      ['2026-05-01', '2026-05-02'],
    ],
    ['no day that was cancelled', ['DTSTART;VALUE=DATE:20261225', 'STATUS:CANCELLED'], []],
    ['a day on which its owner is free', ['DTSTART;VALUE=DATE:20261225', 'TRANSP:TRANSPARENT'], ['2026-12-25']],
    ['lines that are folded', ['DTSTART;VALUE=DATE:2026', ' 1225', 'SUMMARY:Christ', '\tmas'], ['2026-12-25']],
    [
      'alarms, which are no days',
      ['DTSTART;VALUE=DATE:20261225', 'BEGIN:VALARM', 'TRIGGER:-PT15M', 'END:VALARM'],
      ['2026-12-25'],
    ],
  ])('has %s', (_what, lines, expected) => {
    expect(dates(...lines)).toEqual({ dates: expected, faults: [] });
  });

  it('repeats without end to the end of the century', () => {
    const { dates: all } = dates('DTSTART;VALUE=DATE:20261225', 'RRULE:FREQ=YEARLY');
    expect([all.length, all.at(-1)]).toEqual([74, '2099-12-25']);
  });

  it('moves a single year of a yearly day', () => {
    const master = event('UID:a', 'DTSTART;VALUE=DATE:20260809', 'RRULE:FREQ=YEARLY;COUNT=2');
    const moved = event('UID:a', 'RECURRENCE-ID;VALUE=DATE:20260809', 'DTSTART;VALUE=DATE:20260810');
    expect(readHolidays(calendar(...master, ...moved)).dates).toEqual(['2026-08-10', '2027-08-09']);
  });

  it('names a day once, in order, whatever the order of events', () => {
    const days = ['20261225', '20260101', '20261225'].flatMap(day => event(`DTSTART;VALUE=DATE:${day}`));
    expect(readHolidays(calendar(...days)).dates).toEqual(['2026-01-01', '2026-12-25']);
  });

  it.each<[string, string[], number, string]>([
    ['a time of day', ['DTSTART:20261225T100000Z'], 4, 'write DTSTART;VALUE=DATE:20261225'],
    ['a day that there is not', ['SUMMARY:x', 'DTSTART;VALUE=DATE:20260230'], 5, 'DTSTART: "20260230" is no day'],
    ['words for a day', ['DTSTART;VALUE=DATE:Christmas'], 4, 'write it like 20261225'],
    ['no day', ['SUMMARY:x'], 3, 'add DTSTART;VALUE=DATE:20261225'],
    ['an end before its beginning', ['DTSTART:20261225', 'DTEND:20261224'], 5, 'it is the day after the last one'],
    ['a rule that is none', ['DTSTART:20261225', 'RRULE:FREQ=OFTEN'], 5, 'write its RRULE like RRULE:FREQ=YEARLY'],
    ['a rule without a frequency', ['DTSTART:20261225', 'RRULE:FOO'], 5, 'write its RRULE like RRULE:FREQ=YEARLY'],
    ['every day for ever', ['DTSTART:20260101', 'RRULE:FREQ=DAILY'], 3, 'mend its DTEND or RRULE'],
    ['every Sunday for ever', ['DTSTART:20260104', 'RRULE:FREQ=WEEKLY'], 3, 'belong in hours.days of policy.yaml'],
    ['an event of many years', ['DTSTART:20260101', 'DTEND:20290101'], 3, 'mend its DTEND or RRULE'],
    ['a line that is none', ['DTSTART:20261225', 'Christmas'], 5, '"Christmas" is no line of a calendar'],
  ])('tells %s with its line and how to mend it', (_what, lines, line, mend) => {
    expect(dates(...lines).faults).toEqual([{ line, message: expect.stringContaining(mend) }]);
  });

  it.each([
    ['something else', 'Christmas', 1, 'begins with BEGIN:VCALENDAR'],
    ['nothing', '', 1, 'begins with BEGIN:VCALENDAR'],
    ['an event without its end', 'BEGIN:VCALENDAR\nBEGIN:VEVENT\nEND:VCALENDAR', 3, 'END:VEVENT belongs'],
    ['a file that was cut off', 'BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART:20261225', 2, 'add END:VEVENT'],
  ])('tells %s', (_what, text, line, mend) => {
    expect(readHolidays(text).faults).toEqual([{ line, message: expect.stringContaining(mend) }]);
  });

  it('of the sample shop gives every public holiday of 2026, and of 2027 those that nobody has to announce', () => {
    const text = readFileSync(new URL('../../../dialogs/holidays.ics', import.meta.url), 'utf8');
    const { dates: all, faults } = readHolidays(text.replaceAll('\r\n', '\n'));
    expect(faults).toEqual([]);
    expect(all.filter(day => day < '2027')).toHaveLength(14);
    for (const monday of ['2026-06-01', '2026-08-10', '2026-11-09']) expect(all).toContain(monday);
    expect(all.filter(day => day.startsWith('2027'))).toEqual([
      '2027-01-01',
      '2027-02-06',
      '2027-02-07',
      '2027-02-08',
      '2027-03-26',
      '2027-05-01',
      '2027-08-09',
      '2027-12-25',
    ]);
  });
});
