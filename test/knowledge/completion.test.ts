import { describe, expect, it } from 'vitest';
import { completionOf } from '../../src/knowledge/completion.ts';

const article = (title: string, questions: string[], tags: string[] = [], heading?: string) => ({
  title,
  questions,
  tags,
  sections: [{ anchor: '', heading, text: '', markdown: '' }],
});

const english = await completionOf(
  [
    article('Reset your password', ['how do I reset my password']),
    article('Parcels', ['where is my parcel', 'when will the parcel come'], ['delivery']),
    article('Lost parcels', ['my parcel is lost'], [], 'Customs papers'),
    article('Pay by card', ['can I pay by card']),
  ],
  text => text.split(/[^\p{L}\p{N}]+/u).filter(Boolean),
);

describe('a word that is still being typed', () => {
  it.each([
    ['reset pas', 'reset password'],
    ['Where is my par', 'Where is my parcel'],
    ['cust', 'customs'],
    ['deli', 'delivery'],
    ['where is my p', 'where is my p'],
    ['pay', 'pay'],
    ['where is my parcel ', 'where is my parcel '],
    ['xyz', 'xyz'],
    ['unheard of pas', 'unheard of password'],
    ['', ''],
  ])('%s is completed to %s', (typed, whole) => expect(english(typed)).toBe(whole));

  it('is completed in Chinese from its first character', async () => {
    const words = [...new Intl.Segmenter('zh', { granularity: 'word' }).segment('怎么重置密码')].map(
      one => one.segment,
    );
    const chinese = await completionOf([article('重置密码', ['怎么重置密码'])], text =>
      [...new Intl.Segmenter('zh', { granularity: 'word' }).segment(text)].map(one => one.segment),
    );
    expect(words).toContain('密码');
    expect(chinese('怎么重置密')).toBe('怎么重置密码');
  });
});
