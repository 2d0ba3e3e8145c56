import { describe, expect, it } from 'vitest';
import { installedLanguage } from './installed-language.ts';

const partsOf = (text: string) => installedLanguage.understand(text, 'en').parts;

describe('the questions of a message', () => {
  it.each([
    [
      'How do I reset my password and when does my parcel arrive?',
      ['How do I reset my password', 'when does my parcel arrive?'],
    ],
    ['How do I pay? And when does it arrive?', ['How do I pay?', 'when does it arrive?']],
    [
      'My lamp is dark. What can I do? I bought it in May. Can I get a refund?',
      ['My lamp is dark. What can I do? I bought it in May.', 'Can I get a refund?'],
    ],
    [
      'I want to know how much it costs and how long it takes',
      ['I want to know how much it costs', 'how long it takes'],
    ],
    ['怎么改密码，包裹什么时候到？', ['怎么改密码', '包裹什么时候到？']],
    ['请问我的包裹到哪里了？另外怎么退货？', ['请问我的包裹到哪里了？', '怎么退货？']],
    ['怎麼改密碼？還有運費多少', ['怎麼改密碼？', '運費多少']],
    [
      'How do I pay? Can I return it? When does it arrive?',
      ['How do I pay?', 'Can I return it?', 'when does it arrive?'],
    ],
  ])('are told one by one: %s', (text, parts) => {
    expect(partsOf(text)?.map(part => part.toLowerCase())).toEqual(parts.map(part => part.toLowerCase()));
  });

  it.each([
    'when and how do I pay?',
    'How do I clean and care for the lamp?',
    'Can I return it, please?',
    'Hello, how are you? Where is my parcel?',
    'where is my parcel http://shop.example/?a=1, thanks',
    'can you tell me how to log in and change my password',
    'My lamp came on Monday, and it is lovely, and I use it every day',
    '我想问一下，怎么登录',
    '你好，请问灯怎么用',
    '灯怎么用，不亮了',
    'Where is my parcel? This is the third time that I ask',
    'thanks',
    '',
  ])('are not told apart where it asks once: %s', text => {
    expect(partsOf(text)).toBeUndefined();
  });

  it('costs linear time', () => {
    expect(partsOf('how do I pay and '.repeat(230))?.length).toBeGreaterThan(200);
  });
});
