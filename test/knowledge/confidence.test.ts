import { expect, it } from 'vitest';
import { verdictOf } from '../../src/knowledge/confidence.ts';

const thresholds = { answer: 0.5, lead: 0.1, clarify: 0.3 };

it.each<[string, number[], string]>([
  ['nothing found', [], 'nothing'],
  ['a good one alone', [0.5], 'answer'],
  ['a good one far enough ahead', [0.75, 0.5], 'answer'],
  ['two good ones close together', [0.75, 0.7], 'clarify'],
  ['one that is just not good enough', [0.49], 'clarify'],
  ['one just worth an offer', [0.3, 0.29], 'clarify'],
  ['weak ones', [0.29, 0.1], 'nothing'],
])('%s', (_name, scores, verdict) => {
  expect(
    verdictOf(
      scores.map(score => ({ score })),
      thresholds,
    ),
  ).toBe(verdict);
});
