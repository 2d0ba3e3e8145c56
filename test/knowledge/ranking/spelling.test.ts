import { describe, expect, it } from 'vitest';
import type { Token } from '../../../src/knowledge/ports.ts';
import { spellingOf } from '../../../src/knowledge/ranking/texts/spelling.ts';

const known = new Map(
  Object.entries({ return: 5, parcel: 2, lamp: 9, password: 3, fire: 1, pair: 4, guarantee: 2, orders: 1, ordeal: 7 }),
);
const spelling = spellingOf(known.keys(), {
  holders: stem => known.get(stem) ?? 0,
  isKnown: stem => known.has(stem),
});

const word = (stem: string, text = stem): Token => ({ kind: 'word', text, stem, isStop: false });
const meant = (token: Token) => spelling.correct([token]).get(token.stem);

describe('a misspelt word', () => {
  it.each<[string, string | undefined, string]>([
    ['retrun', 'return', 'two letters swapped'],
    ['retun', 'return', 'one too few'],
    ['parccel', 'parcel', 'one too many'],
    ['passwerd', 'password', 'a wrong one'],
    ['lmap', 'lamp', 'a short word, swapped'],
    ['guarranttee', 'guarantee', 'two slips in a long word'],
    ['hire', undefined, 'the first letter stays'],
    ['lump', undefined, 'a short word is another word'],
    ['ordear', 'ordeal', 'of two as near, the more common'],
    ['return', undefined, 'it is known'],
  ])('%s means %s (%s)', (written, right, _why) => {
    expect(meant(word(written))).toBe(right);
  });

  it('is not guessed from a stem that lost letters', () => {
    expect(meant(word('pari', 'paris'))).toBeUndefined();
    expect(meant(word('pari'))).toBe('pair');
  });

  it('is left alone when it is a stop word, a code or Chinese', () => {
    expect(meant({ ...word('retrun'), isStop: true })).toBeUndefined();
    expect(meant({ ...word('retrun'), kind: 'code' })).toBeUndefined();
    expect(meant({ kind: 'han', text: '退货', stem: '退货', isStop: false })).toBeUndefined();
  });

  it('is one of few: a text of unknown words is about something else', () => {
    const many = Array.from({ length: 30 }, (_, i) =>
      word(`retu${String.fromCharCode(97 + (i % 26))}${i < 26 ? '' : 'x'}`),
    );
    expect(spelling.correct(many).size).toBeLessThanOrEqual(8);
  });
});
