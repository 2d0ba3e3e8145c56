import { describe, expect, it } from 'vitest';
import { confidenceOf, verdictOf } from '../../src/knowledge/confidence.ts';

const thresholds = { answer: 0.5, clarify: 0.3 };

describe('what is done with hits', () => {
  it.each<[string, { score: number; confidence: number }[], string]>([
    ['nothing found', [], 'nothing'],
    ['one that is sure enough', [{ score: 0.8, confidence: 0.5 }], 'answer'],
    ['one that is sure though its words are few', [{ score: 0.2, confidence: 0.6 }], 'answer'],
    ['a good one that is not sure', [{ score: 0.8, confidence: 0.49 }], 'clarify'],
    ['one just worth an offer', [{ score: 0.3, confidence: 0.1 }], 'clarify'],
    ['a weak one', [{ score: 0.29, confidence: 0.1 }], 'nothing'],
  ])('%s', (_name, hits, verdict) => {
    expect(verdictOf(hits, thresholds)).toBe(verdict);
  });
});

describe('confidence', () => {
  it('rises with the score and with the lead, and stays a share', () => {
    const shares = [confidenceOf(0, 0, 1, 0), confidenceOf(0.5, 0.5, 1, 0), confidenceOf(0.5, 0.2, 1, 0), confidenceOf(1.5, 0.2, 1, 0)];
    expect(shares).toEqual(shares.toSorted((a, b) => a - b));
    expect(new Set(shares).size).toBe(shares.length);
    expect(shares.every(share => share > 0 && share < 1)).toBe(true);
  });

  it('asks more where the articles know their own questions well, or are too few to tell', () => {
    expect(confidenceOf(0.8, 0.4, 1, 1)).toBeLessThan(confidenceOf(0.8, 0.4, 1, -1));
    expect(confidenceOf(0.8, 0.4, 1, undefined)).toBeLessThan(confidenceOf(0.8, 0.4, 1, 1));
  });

  it('does not answer by an article with as good a rival', () => {
    expect(confidenceOf(1.2, 1.2, 1, 0)).toBeLessThan(0.5);
    expect(confidenceOf(1.2, 0.5, 1, 0)).toBeGreaterThan(0.5);
  });
});
