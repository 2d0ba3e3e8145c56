import { describe, expect, it } from 'vitest';
import { installedLanguage } from './installed-language.ts';

const isQuestion = (text: string) => installedLanguage.understand(text, 'en').isQuestion;

describe('a message that asks something', () => {
  it.each([
    'refund?',
    'Where is it? I am waiting.',
    'where is my parcel',
    "what's the price",
    'tell me how to reset it',
    '退款？',
    '怎么退货',
    '可以退吗',
    '包裹到哪了',
    '多久能到',
  ])('is "%s"', text => {
    expect(isQuestion(text)).toBe(true);
  });

  it.each([
    'refund',
    'May',
    'Will',
    'Can Demir',
    'Who',
    '何时',
    'https://example.com/?a=1',
    'it arrived damaged',
    '退款',
    '',
  ])('is not "%s"', text => {
    expect(isQuestion(text)).toBe(false);
  });
});
