import { describe, expect, it } from 'vitest';
import { digestDay } from '../../../src/tickets/notify/digest.ts';
import { NotifyRules } from '../../../src/tickets/notify/notify-rules.ts';
import { content } from '../../support/content.ts';

const { hours } = content().policy;
const rules = NotifyRules.parse({ digestAt: '08:30' });

describe('the morning’s overview', () => {
  it.each([
    ['before the time', '2026-03-02T00:29:59.000Z', undefined],
    ['at the time', '2026-03-02T00:30:00.000Z', '2026-03-02'],
    ['for a desk that starts at noon', '2026-03-02T04:00:00.000Z', '2026-03-02'],
    ['for a desk that starts in the afternoon', '2026-03-02T04:30:00.000Z', undefined],
    ['on a Sunday', '2026-03-01T01:00:00.000Z', undefined],
    ['on a holiday', '2026-12-25T01:00:00.000Z', undefined],
  ])('is due %s: %s', (_when, now, day) => {
    expect(digestDay(now, rules, hours)?.day).toBe(day);
  });

  it('looks back on the last day on which the shop opened', () => {
    expect(digestDay('2026-03-02T00:30:00.000Z', rules, hours)).toMatchObject({
      until: '2026-03-02T16:00:00.000Z',
      yesterday: { from: '2026-02-26T16:00:00.000Z', to: '2026-02-27T16:00:00.000Z' },
    });
  });
});
