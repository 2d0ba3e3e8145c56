import { describe, expect, it } from 'vitest';
import { createLanguage } from '../../src/language/language.ts';
import { beginningOf, excerptOf, wantedOf } from '../../src/site/help/excerpt.ts';
import { content } from '../support/content.ts';

const { terms } = createLanguage(content().packs, 'en');

/** The excerpt with what is marked in brackets. */
function marked(query: string, text: string, locale: string): string {
  const pieces = excerptOf(text, wantedOf(query, locale, terms), locale);
  return pieces
    .map(piece => (piece.match ? `[${piece.text}]` : piece.text))
    .join('')
    .trim();
}

describe('an excerpt', () => {
  it.each([
    ['en', 'refund', 'We refunded two refunds.', 'We [refunded] two [refunds].'],
    ['en', 'REFUND', 'Refund, now', '[Refund], now'],
    ['en', 'reset password', 'Passwords are reset.', '[Passwords] are [reset].'],
    ['en', 'how do I do it', 'How it is done', 'How it is done'],
    ['zh', '退货', '可以换货、退款和退货。', '可以换货、退款和[退货]。'],
    ['zh', '退货要多久', '退货后多久到账？', '[退货]后[多久]到账？'],
    ['zh', '退', '退货和退款', '[退]货和[退]款'],
    ['zh', 'PayNow 付款', '用PayNow付款', '用[PayNow付款]'],
  ])('in %s for “%s” marks those words and no others', (locale, query, text, expected) => {
    expect(marked(query, text, locale)).toBe(expected);
  });

  it('begins at the sentence that holds most of the words', () => {
    const text = 'It is free.\nThe parcel leaves today. Your invoice is in the parcel. More follows.';
    expect(marked('invoice parcel', text, 'en')).toBe('Your [invoice] is in the [parcel]. More follows.');
  });

  it('ends between two words, after some 180 characters', () => {
    const long = 'parcels and boxes '.repeat(30);
    const shown = marked('lamp', long, 'en');
    expect(shown).toMatch(/(parcels|and|boxes)…$/);
    expect(shown.length).toBeGreaterThan(150);
    expect(shown.length).toBeLessThan(190);
    expect(beginningOf(long, 'en')).toMatch(/(parcels|and|boxes)…$/);
    expect(beginningOf('  One\n  line ', 'en')).toBe('One line');
  });

  it('of a text without words is empty', () => {
    expect(excerptOf('', wantedOf('x', 'en', terms), 'en')).toEqual([]);
  });
});
