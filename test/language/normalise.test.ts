import { describe, expect, it } from 'vitest';
import { maxTextLength } from '../../src/language/understanding.ts';
import { installedLanguage } from './installed-language.ts';

const { normalise, understand } = installedLanguage;
const shown = (text: string) => understand(text, 'en').text;

describe('the text that is shown', () => {
  it('is NFC, trimmed, without control and zero-width characters', () => {
    expect(shown('  cafe\u0301\u0000 \u200b\u202eab\ufeffc\u00ad \r\nnext\u2028line\t ')).toBe('café abc \nnext\nline');
  });

  it('keeps emoji families and flags whole', () => {
    expect(shown('👨‍👩‍👧 🇸🇬 👍🏽')).toBe('👨‍👩‍👧 🇸🇬 👍🏽');
  });

  it('keeps the capitals, the width and the traditional characters of the customer', () => {
    expect(shown('Ｈｉ 訂單')).toBe('Ｈｉ 訂單');
  });

  it('is cut at the limit, never through a character', () => {
    const text = shown(`${'a'.repeat(maxTextLength - 1)}😀😀`);
    expect(text).toBe('a'.repeat(maxTextLength - 1));
  });

  it.each([
    ['as long as the limit', 'a'.repeat(maxTextLength), false],
    ['one longer', 'a'.repeat(maxTextLength + 1), true],
    ['far longer', 'a'.repeat(maxTextLength * 10), true],
    ['long only by space', `a${' '.repeat(maxTextLength * 10)}`, false],
    ['long only by what does not show', `a${'\u200b'.repeat(maxTextLength)}`, false],
  ])('tells whether a text %s was cut', (_, text, isCut) => {
    expect(understand(text, 'en').isCut).toBe(isCut);
  });
});

describe('the text for comparing', () => {
  it('is half-width, simplified and lower case', () => {
    expect(normalise('ＡＢＣ１２３　訂單　“Don’t”')).toBe("abc123 订单 “don't”");
  });

  it('leaves a simplified text as it is', () => {
    const text = '我的账户怎么登录,后面的台子和干净的面条';
    expect(normalise(text)).toBe(text);
  });
});

/** Far above what any of these takes; it only stops a test that hangs. */
const hangMs = 5_000;

describe('pathological text', () => {
  it.each([
    ['a long run of one letter', 'a'.repeat(100_000)],
    ['a hundred thousand combining marks', `a${'\u0301'.repeat(100_000)}`],
    ['marks in reverse order of their class', `a${'\u0301\u0316'.repeat(50_000)}`],
    ['a megabyte of words', 'where is my order '.repeat(58_000)],
    ['a megabyte of Chinese', '我的订单在哪里呢'.repeat(60_000)],
    ['zero-width characters', '\u200b'.repeat(100_000)],
    ['half an address', `${'a.'.repeat(50_000)}@`],
    ['addresses', 'a@'.repeat(50_000)],
    ['hyphens and digits', 'a-1'.repeat(50_000)],
    ['phrases that nearly begin', 'talk to '.repeat(50_000)],
    ['characters that grow', '\ufdfa'.repeat(50_000)],
    ['lone surrogates', '\ud800'.repeat(50_000)],
    ['digits and commas', '1,'.repeat(50_000)],
    ['exclamation marks', '!'.repeat(100_000)],
  ])(
    'abuse 41: %s is read',
    (_, text) => {
      const { text: kept, terms } = understand(text, 'en');
      expect(kept.length).toBeLessThanOrEqual(maxTextLength);
      expect(terms.length).toBeLessThanOrEqual(maxTextLength * 18);
    },
    hangMs,
  );

  it('abuse 41: a run of combining marks is capped where it is shown', () => {
    expect(shown(`Z${'\u0336'.repeat(1000)}algo`)).toBe(`Z${'\u0336'.repeat(4)}algo`);
  });
});
