import { describe, expect, it } from 'vitest';
import type { Rating } from '../../src/survey/rating.ts';
import { Moment, periodOf, summaryOf } from '../../src/survey/rating-summary.ts';

const asked = (change: Partial<Rating>): Rating => ({
  id: 'rat_1',
  conversationId: 'a',
  episode: 1,
  articles: [],
  locale: 'en',
  channel: 'directline',
  askedAt: '2026-03-02T10:00:00.000Z',
  ...change,
});

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

describe('a summary', () => {
  it('counts as answered what got a rating or a comment, and has both scores of it', () => {
    const [stars, words, nothing] = [asked({ csat: 5, nps: 3 }), asked({ comment: 'ok' }), asked({})];
    expect(summaryOf([stars, words, nothing])).toEqual({
      answered: [stars, words],
      asked: 3,
      csat: { value: 100, numerator: 1, denominator: 1 },
      nps: { value: -100, numerator: -1, denominator: 1 },
    });
  });
});
