import { describe, expect, it } from 'vitest';
import { confidenceOf, type Grounds, verdictOf } from '../../src/knowledge/confidence.ts';

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
  const grounds = { first: 0.8, second: 0.4, coverage: 1, foreign: 0, selfTest: 0 };
  const of = (changes: Partial<Grounds>) => confidenceOf({ ...grounds, ...changes });

  it('rises with the score and with the lead, and stays a share', () => {
    const shares = [
      of({ first: 0, second: 0 }),
      of({ first: 0.5, second: 0.5 }),
      of({ first: 0.5, second: 0.2 }),
      of({ first: 1.5, second: 0.2 }),
    ];
    expect(shares).toEqual(shares.toSorted((a, b) => a - b));
    expect(new Set(shares).size).toBe(shares.length);
    expect(shares.every(share => share > 0 && share < 1)).toBe(true);
    expect(of({ first: 0.1, second: 1.5 })).toBe(0);
  });

  it('falls with what the article does not hold, and more with what none holds', () => {
    expect(of({ coverage: 0.3 })).toBeLessThan(of({ coverage: 1 }));
    expect(of({ coverage: 0.3, foreign: 0.7 })).toBeLessThan(of({ coverage: 0.3 }));
  });

  it('asks more where the articles know their own questions well, or are too few to tell', () => {
    expect(of({ selfTest: 1 })).toBeLessThan(of({ selfTest: -1 }));
    expect(of({ selfTest: undefined })).toBeLessThan(of({ selfTest: 1 }));
  });

  it('does not answer by an article with as good a rival', () => {
    expect(of({ first: 1.2, second: 1.2 })).toBeLessThan(0.5);
    expect(of({ first: 1.2, second: 0.5 })).toBeGreaterThan(0.5);
  });
});
