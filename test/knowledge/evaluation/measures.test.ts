import { describe, expect, it } from 'vitest';
import { measuresOf, type Prediction } from '../../../src/knowledge/evaluation/measures.ts';

const one = (
  expected: string | null,
  top: string[],
  confidence: number,
  verdict: Prediction['verdict'] = 'nothing',
) => ({
  text: 'q',
  expected,
  top,
  confidence,
  verdict,
});
const many = (count: number, prediction: Prediction) => Array.from({ length: count }, () => prediction);

describe('measures', () => {
  it('count the right article first and among three, of the questions that one answers', () => {
    const { acc1, r3 } = measuresOf([
      one('a', ['a', 'b'], 0.9),
      one('a', ['b', 'c', 'a'], 0.8),
      one('a', ['b', 'c', 'd', 'a'], 0.7),
      one('a', [], 0),
      one(null, ['a'], 0.1),
    ]);
    expect([acc1, r3]).toEqual([25, 50]);
  });

  it.each<[string, number[], number[], number]>([
    ['all above', [0.9, 0.8], [0.2, 0.1], 100],
    ['all below', [0.1, 0.2], [0.8, 0.9], 0],
    ['ties', [0.5, 0.5], [0.5], 50],
    ['one pair of four in the wrong order', [0.9, 0.3], [0.5, 0.1], 75],
  ])('auroc: %s', (_name, inside, outside, auroc) => {
    const predictions = [...inside.map(c => one('a', ['a'], c)), ...outside.map(c => one(null, ['a'], c))];
    expect(measuresOf(predictions).auroc).toBe(auroc);
  });

  it('joint adds right answers and refusals at the best threshold', () => {
    // Above 0.5: one right, one wrong; below: one refused, one right that is lost.
    const predictions = [one('a', ['a'], 0.9), one('a', ['b'], 0.6), one(null, ['a'], 0.4), one('a', ['a'], 0.3)];
    expect(measuresOf(predictions).joint).toBe(50);
    expect(measuresOf([one('a', ['a'], 1)]).joint).toBeNull();
  });

  it('cov5 answers as far down as wrong answers stay within 5 % of all, ties together', () => {
    const right = many(15, one('a', ['a'], 0.8));
    const rest = many(3, one('a', ['a'], 0.4));
    expect(measuresOf([...right, one('a', ['b'], 0.6), ...rest, one(null, ['a'], 0.2)])).toMatchObject({
      cov5: 95,
      right5: 90,
    });
    // Two wrong ones of equal confidence are answered both or not at all.
    expect(measuresOf([...right, ...many(2, one('a', ['b'], 0.6)), ...rest]).cov5).toBe(75);
  });

  it('shipped takes the verdicts as they are', () => {
    const { shipped } = measuresOf([
      one('a', ['a'], 0.9, 'answer'),
      one('a', ['b'], 0.2, 'answer'),
      one('a', ['a'], 0.8, 'clarify'),
      one(null, ['a'], 0.1, 'answer'),
      one(null, ['a'], 0.1, 'clarify'),
    ]);
    expect(shipped).toMatchObject({ wrong: 40, refused: 50, rightOfBest: 50 });
    expect(shipped.right).toBeCloseTo(33.3, 1);
  });
});
