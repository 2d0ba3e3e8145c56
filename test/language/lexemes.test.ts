import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chineseWords, chineseWordsOf } from '../../src/language/chinese/segmenter.ts';
import { lexemes, nextPiece } from '../../src/language/text/lexemes.ts';

/** What is hard to tell apart at a glance: beginnings and ends of addresses, codes, numbers, smileys and words. */
const fragments = [
  ..."lamp I www http https sku SKU t T LL shop com www.lamp anna café ﬁ я can't 灯 订单 鿿 𠮷 カ 4 4471 20418 3.5 1,000".split(
    ' ',
  ),
  ...`:// . , : ; ! ? 。 、 - ' @ _ % + / ( ) :) ;-) " & 😀 👍🏽 🇸🇬 .com .example @lamp.example`.split(' '),
  ...['\n', ' ', '  ', 'sku ', 'SKU 44', '. ', ': ', '\u0301', '\u200d', '\ufe0f'],
];
const text = fc.array(fc.constantFrom(...fragments), { maxLength: 12 }).map(parts => parts.join(''));

/** Kinds, surfaces and places by trying all patterns everywhere. */
function piecesByPatterns(folded: string) {
  const found = [];
  let afterBreak = false;
  let piece = nextPiece(folded, 0);
  for (; piece; piece = nextPiece(folded, piece.end)) {
    const { kind, at, end } = piece;
    if (kind !== 'pause') found.push({ kind, surface: folded.slice(at, end), at, afterBreak });
    afterBreak = kind === 'pause';
  }
  return found;
}

describe('lexemes', () => {
  it('are what all patterns find, also where a plain word is told at a glance', () => {
    fc.assert(
      fc.property(text, folded => {
        const read = lexemes(folded).map(({ kind, surface, at, afterBreak }) => ({ kind, surface, at, afterBreak }));
        expect(read).toEqual(piecesByPatterns(folded));
      }),
      { numRuns: 3000 },
    );
  });
});

describe('runs of Chinese characters that are cut at once', () => {
  it('are cut as each is alone', () => {
    const run = fc.string({
      unit: fc.constantFrom(...'我的帐户怎么登录不了请问快递到哪里上海自来水来自海上'),
      minLength: 1,
      maxLength: 12,
    });
    fc.assert(
      fc.property(fc.array(run, { maxLength: 6 }), runs => {
        expect(chineseWordsOf(runs)).toEqual(runs.map(chineseWords));
      }),
    );
  });
});
