import { expect, it } from 'vitest';
import { snoozeTimes } from '../../../src/web/console/ticket/actions/snooze-times.ts';

it.each([
  ['a Monday afternoon in Singapore', '2026-03-02T09:00:00Z', 'Asia/Singapore', '2026-03-03T01:00', '2026-03-09T01:00'],
  [
    'a Sunday there that is Saturday in Greenwich',
    '2026-03-07T20:00:00Z',
    'Asia/Singapore',
    '2026-03-09T01:00',
    '2026-03-09T01:00',
  ],
  ['the night in which clocks change', '2026-03-28T20:00:00Z', 'Europe/Berlin', '2026-03-29T07:00', '2026-03-30T07:00'],
])('tomorrow and Monday begin at nine by the desk’s clocks: %s', (_name, now, timeZone, tomorrow, monday) => {
  const times = snoozeTimes(Date.parse(now), timeZone);
  expect(times.map(({ key }) => key)).toEqual(['hours', 'tomorrow', 'monday']);
  expect(times.map(({ at }) => at.slice(0, 16)).slice(1)).toEqual([tomorrow, monday]);
});
