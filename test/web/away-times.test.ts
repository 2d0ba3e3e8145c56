import { describe, expect, it } from 'vitest';
import { endOfDay, inHalfAnHour, instantOf, wallClock } from '../../src/web/console/away/away-times.ts';

describe('times of being away', () => {
  it.each([
    ['2026-03-02T02:00:00.000Z', 'Asia/Singapore', '2026-03-02T16:00:00.000Z'],
    ['2026-03-02T17:00:00.000Z', 'Asia/Singapore', '2026-03-03T16:00:00.000Z'],
    // Days of 23 and of 25 hours.
    ['2026-03-29T00:30:00.000Z', 'Europe/Berlin', '2026-03-29T22:00:00.000Z'],
    ['2026-10-25T00:30:00.000Z', 'Europe/Berlin', '2026-10-25T23:00:00.000Z'],
    ['2026-12-31T12:00:00.000Z', 'America/New_York', '2027-01-01T05:00:00.000Z'],
  ])('end today at midnight by the shop’s clock: %s in %s', (now, zone, expected) => {
    expect(endOfDay(Date.parse(now), zone)).toBe(expected);
  });

  it.each([
    ['2026-03-02T14:30', 'Asia/Singapore', '2026-03-02T06:30:00.000Z'],
    ['2026-07-02T14:30', 'Europe/Berlin', '2026-07-02T12:30:00.000Z'],
    ['2026-03-29T03:00', 'Europe/Berlin', '2026-03-29T01:00:00.000Z'],
    ['', 'Asia/Singapore', undefined],
    ['tomorrow', 'Asia/Singapore', undefined],
  ])('are read by the shop’s clock: "%s" in %s', (local, zone, expected) => {
    expect(instantOf(local, zone)).toBe(expected);
  });

  it('are shown by the shop’s clock, too', () => {
    expect(wallClock(Date.parse('2026-03-02T16:05:00.000Z'), 'Asia/Singapore')).toBe('2026-03-03T00:05');
    expect(inHalfAnHour(Date.parse('2026-03-02T16:45:10.000Z'))).toBe('2026-03-02T17:15:10.000Z');
  });
});
