import { expect, it } from 'vitest';
import { summaryOf } from '../../src/metrics/rating-summary.ts';
import type { Rating } from '../../src/survey/rating.ts';

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

it('a summary counts as answered what got a rating or a comment, and has both scores of it', () => {
  const [stars, words, nothing] = [asked({ csat: 5, nps: 3 }), asked({ comment: 'ok' }), asked({})];
  expect(summaryOf([stars, words, nothing])).toEqual({
    answered: [stars, words],
    asked: 3,
    csat: { value: 100, numerator: 1, denominator: 1, unit: 'percent' },
    nps: { value: -100, numerator: -1, denominator: 1, unit: 'points' },
  });
});
