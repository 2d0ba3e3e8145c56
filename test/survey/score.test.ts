import { describe, expect, it } from 'vitest';
import { csat, nps } from '../../src/survey/score.ts';

const times = <T>(n: number, value: T): T[] => Array.from({ length: n }, () => value);

describe('scores', () => {
  it('counts 800 satisfied of 1,000 as a CSAT of 80 %', () => {
    const ratings = [...times(500, { csat: 5 }), ...times(300, { csat: 4 }), ...times(200, { csat: 3 })];
    expect(csat(ratings)).toEqual({ value: 80, numerator: 800, denominator: 1000 });
  });

  it('counts 30 % promoters and 10 % detractors as an NPS of 20, with 8 as passive', () => {
    const ratings = [
      ...times(20, { nps: 9 }),
      ...times(10, { nps: 10 }),
      ...times(10, { nps: 6 }),
      ...times(60, { nps: 8 }),
    ];
    expect(nps(ratings)).toEqual({ value: 20, numerator: 20, denominator: 100 });
  });

  it('has no value without ratings, and leaves skipped questions out', () => {
    expect(csat([{}])).toEqual({ value: null, numerator: 0, denominator: 0 });
    expect(nps([{ nps: 0 }, {}]).value).toBe(-100);
  });
});
