import { describe, expect, it } from 'vitest';
import { installedLanguage } from './installed-language.ts';

const moodOf = (text: string) => installedLanguage.understand(text, 'en').sentiment;

describe('the mood of a message', () => {
  it.each([
    'thanks, that was great',
    'I love this lamp',
    '太棒了，谢谢',
    '很满意',
    '非常好用',
    '服務很周到',
    '👍',
    'perfect ❤️',
    'this is not bad',
  ])('is good in "%s"', text => {
    expect(moodOf(text)).toBeGreaterThan(0.1);
  });

  it.each([
    'this is terrible',
    'the worst service ever',
    'I am not happy',
    '太失望了',
    '垃圾',
    '不满意',
    '质量很差',
    '不太好用',
    '沒人理我',
    '😡',
    '好慢',
  ])('is bad in "%s"', text => {
    expect(moodOf(text)).toBeLessThan(-0.1);
  });

  it.each(['How do I reset my password?', 'please cancel my order', '怎么登录', '订单在哪里', 'hello', '5', ''])(
    'is even in "%s"',
    text => {
      expect(moodOf(text)).toBe(0);
    },
  );

  it('stays between -1 and 1 and grows with what is said', () => {
    expect(moodOf('terrible horrible awful worst disgusting '.repeat(50))).toBeGreaterThanOrEqual(-1);
    expect(moodOf('很满意')).toBeGreaterThan(moodOf('满意'));
    expect(moodOf('not happy')).toBeGreaterThan(-moodOf('happy'));
  });
});
