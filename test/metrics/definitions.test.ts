import { describe, expect, it } from 'vitest';
import * as metrics from '../../src/metrics/definitions.ts';

const times = <T>(count: number, value: T): T[] => Array.from({ length: count }, () => value);

describe('worked examples', () => {
  it('CSAT: 800 satisfied of 1,000 is 80 %', () => {
    expect(metrics.csat([...times(500, 5), ...times(300, 4), ...times(150, 3), ...times(50, 1)])).toEqual({
      value: 80,
      numerator: 800,
      denominator: 1000,
      unit: 'percent',
    });
  });

  it('NPS: 30 % promoters and 10 % detractors is 20, eights are passive', () => {
    const ratings = [...times(20, 9), ...times(10, 10), ...times(60, 8), ...times(5, 0), ...times(5, 6)];
    expect(metrics.nps(ratings)).toEqual({ value: 20, numerator: 20, denominator: 100, unit: 'points' });
  });

  it('NPS margin: 20 of 100 ratings is 20 ± 11.8', () => {
    const ratings = [...times(30, 9), ...times(60, 8), ...times(10, 6)];
    // variance 0.3 + 0.1 - 0.2² = 0.36, so 1.96 * 0.6 / 10
    expect(metrics.npsMargin(ratings)).toBeCloseTo(11.76, 9);
  });

  it('churn: 50 lost of 1,000 is 5 %', () => {
    expect(metrics.churn(50, 1000).value).toBe(5);
  });

  it('retention: 1,000 at the end of whom 100 are new, of 1,000 at the start, is 90 %', () => {
    expect(metrics.retention({ atStart: 1000, atEnd: 1000, fresh: 100 }).value).toBe(90);
  });

  it('CLV: 200 a month for 24 months is 4,800', () => {
    expect(metrics.lifetimeValue({ perMonth: 200, customers: 1, months: 24 })).toEqual({
      value: 4800,
      numerator: 4800,
      denominator: 1,
      unit: 'currency',
    });
    expect(metrics.lifetimeValue({ perMonth: 20_000, customers: 100, months: 24 }).value).toBe(4800);
  });

  it('match rate: an answer that did not help is no match', () => {
    expect(metrics.matchRate({ asked: 200, answered: 160, unhelpful: 10 }).value).toBe(75);
  });

  it('containment: what came back is not contained', () => {
    expect(metrics.containment({ asked: 100, confirmed: 30, assumed: 40, reopened: 5 }).value).toBe(65);
    expect(metrics.escalationRate(25, 100).value).toBe(25);
  });

  it('SLA attainment: overdue is missed already, running and never begun do not count yet', () => {
    const states = [...times(8, 'hit' as const), 'missed' as const, 'overdue' as const, 'active' as const, undefined];
    expect(metrics.slaAttainment(states)).toEqual({ value: 80, numerator: 8, denominator: 10, unit: 'percent' });
  });

  it('response times: who waits still is not counted', () => {
    expect(metrics.firstResponseTime([10, 20, undefined, 60])).toEqual({
      value: 30,
      numerator: 90,
      denominator: 3,
      unit: 'minutes',
    });
    expect(metrics.resolutionTime([60, 180]).value).toBe(120);
    expect(metrics.nextResponseTime([5]).value).toBe(5);
  });

  it('backlog: tickets and their mean age', () => {
    expect(metrics.backlog([30, 90])).toMatchObject({ tickets: 2, age: { value: 60 } });
  });

  it('cost: 10 hours at 30 for 60 tickets is 5 each', () => {
    expect(metrics.costPerPiece({ hours: 10, hourlyRate: 30, pieces: 60 }).value).toBe(5);
  });
});

it('knows nothing of nothing', () => {
  const none = [
    metrics.csat([]),
    metrics.nps([]),
    metrics.responseRate(0, 0),
    metrics.firstResponseTime([undefined]),
    metrics.matchRate({ asked: 0, answered: 0, unhelpful: 0 }),
    metrics.containment({ asked: 0, confirmed: 0, assumed: 0, reopened: 0 }),
    metrics.slaAttainment(['active']),
    metrics.reopenRate(0, 0),
    metrics.churn(0, 0),
    metrics.retention({ atStart: 0, atEnd: 5, fresh: 5 }),
    metrics.lifetimeValue({ perMonth: 0, customers: 0, months: 12 }),
    metrics.costPerPiece({ hours: 1, hourlyRate: 30, pieces: 0 }),
  ];
  expect(none.map(({ value }) => value)).toEqual(none.map(() => null));
  expect(metrics.npsMargin([9])).toBeNull();
});
