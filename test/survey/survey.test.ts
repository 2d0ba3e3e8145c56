import { describe, expect, it } from 'vitest';
import { surveyDecision } from '../../src/survey/eligibility.ts';
import { readRating } from '../../src/survey/survey.ts';
import { content } from '../support/content.ts';

describe('reading a rating', () => {
  const csat = [
    ['4', 4],
    ['4/5', 4],
    ['5 stars', 5],
    ['five stars', 5],
    ['Four stars!', 4],
    ['五颗星', 5],
    ['四分。', 4],
    ['３分', 3],
    ['four', 4],
    ['四', 4],
    ['四分', 4],
    ['5 – very good', 5],
    ['1 – 很差', 1],
    ['6', undefined],
    ['0', undefined],
    ['4/10', undefined],
    ['it was fine', undefined],
    ['5 days and still nothing', undefined],
    ['star', undefined],
    ['', undefined],
  ] as const;
  for (const [text, value] of csat) {
    it(`reads ${JSON.stringify(text)} as ${value ?? 'no rating'}`, () => {
      expect(readRating(text, [1, 5], content().surveys)).toBe(value);
    });
  }

  it('reads 0 to 10 for the recommendation', () => {
    const read = (text: string) => readRating(text, [0, 10], content().surveys);
    expect([read('0'), read('10'), read('ten'), read('十分'), read('8/10'), read('11')]).toEqual([
      0,
      10,
      10,
      10,
      8,
      undefined,
    ]);
  });
});

describe('whether a survey is asked', () => {
  const rules = { enabled: true, perCustomer: { most: 2, days: 7 }, lowRating: 2 };
  const now = '2026-03-02T09:00:00.000Z';
  const facts = { surveyed: false, hasOpenTicket: false, wasServed: true, surveyedAt: [], now };
  const cases = [
    ['asked', {}],
    ['already-asked-this-episode', { surveyed: true }],
    ['ticket-open', { hasOpenTicket: true }],
    ['nothing-to-rate', { wasServed: false }],
    ['asked-this-customer-enough', { surveyedAt: ['2026-03-01T09:00:00.000Z', '2026-02-27T09:00:00.000Z'] }],
    ['asked', { surveyedAt: ['2026-02-01T09:00:00.000Z', '2026-02-02T09:00:00.000Z'] }],
  ] as const;
  for (const [decision, differing] of cases) {
    it(`is ${decision} with ${JSON.stringify(differing)}`, () => {
      expect(surveyDecision({ ...facts, ...differing }, rules)).toBe(decision);
    });
  }

  it('is off when the policy says so', () => {
    expect(surveyDecision(facts, { ...rules, enabled: false })).toBe('off');
  });
});
