import { describe, expect, it } from 'vitest';
import { Moment, periodOf } from '../../src/base/period.ts';

describe('a period', () => {
  it('counts whole days, the last one too', () => {
    expect(periodOf({ from: '2026-03-01', to: '2026-03-31' })).toEqual({
      from: '2026-03-01T00:00:00.000Z',
      to: '2026-04-01T00:00:00.000Z',
    });
  });

  it('takes instants as they are, whatever their zone', () => {
    expect(periodOf({ from: '2026-03-02T18:00:00+08:00', to: '2026-03-02T12:00:00Z' })).toEqual({
      from: '2026-03-02T10:00:00.000Z',
      to: '2026-03-02T12:00:00.000Z',
    });
  });

  it('is open where nothing is given', () => {
    expect(periodOf({ from: '', to: undefined })).toEqual({ from: undefined, to: undefined });
  });

  it.each(['yesterday', '2026-13-01', '2026-03-01T10:00', '5'])('is not made from "%s"', text => {
    expect(Moment.safeParse(text).success).toBe(false);
  });
});
