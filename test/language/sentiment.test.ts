import { describe, expect, it } from 'vitest';
import { installedLanguage } from './installed-language.ts';
import { moods } from './moods.ts';

const moodOf = (text: string) => installedLanguage.understand(text, 'en').sentiment;

/** Below a tenth nothing is said. */
const moodNamed = (mood: number) => (mood > 0.1 ? 'good' : mood < -0.1 ? 'bad' : 'even');

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

  it.each(['en', 'zh'] as const)('is read as a person reads it in at least 85 of 100 sentences: %s', locale => {
    const wrong = Object.entries(moods[locale]).flatMap(([mood, sentences]) =>
      sentences.filter(sentence => moodNamed(moodOf(sentence)) !== mood),
    );
    const share = 1 - wrong.length / 60;
    expect(share, `read otherwise:\n${wrong.join('\n')}`).toBeGreaterThanOrEqual(0.85);
  });

  it('counts what is said after a "but" more than what is said before it', () => {
    expect(moodOf('it is slow but beautiful')).toBeGreaterThan(moodOf('it is beautiful but slow'));
    expect(moodOf('有点慢，但是好看')).toBeGreaterThan(moodOf('好看，但是有点慢'));
    expect(moodOf('看着不错，就是太慢')).toBeLessThan(moodOf('看着不错，太慢'));
  });

  it('does not read a mood into a part of another word', () => {
    for (const text of ['快递单号在哪里', '差不多两天', '麻烦您看一下', '你好', '买牛肉']) expect(moodOf(text)).toBe(0);
  });

  it('stays between -1 and 1 and grows with what is said', () => {
    expect(moodOf('terrible horrible awful worst disgusting '.repeat(50))).toBeGreaterThanOrEqual(-1);
    expect(moodOf('很满意')).toBeGreaterThan(moodOf('满意'));
    expect(moodOf('not happy')).toBeGreaterThan(-moodOf('happy'));
  });
});
