import { describe, expect, it } from 'vitest';
import { createLanguage } from '../../src/language/language.ts';
import { IntentLexicon } from '../../src/language/language-pack.ts';
import { intentNames } from '../../src/language/understanding.ts';
import { installedLanguage, installedPack } from './installed-language.ts';

const localeOf = (text: string, previous: string) => installedLanguage.understand(text, previous).locale;

describe('the language of a conversation', () => {
  it.each([
    '5',
    '10/10',
    'ok',
    'OK!',
    'anna@example.com',
    'https://littlelantern.example/help?q=where+is+my+order',
    'littlelantern.example',
    'SKU-4471',
    'LL-20418',
    'T-1042',
    '👍',
    '😡😡',
    '...',
    '?',
    '',
    'Anna',
    'John Smith',
    'Lantern Mini',
    'iPhone 15',
    'thanks 谢谢',
    'hi 你好',
    '王小明',
    '陈美玲',
    '+65 6123 4567',
  ])('stays as it was for "%s"', text => {
    expect([localeOf(text, 'en'), localeOf(text, 'zh')]).toEqual(['en', 'zh']);
  });

  it.each([
    ['我的order在哪', 'zh'],
    ['我的账户怎么登录？', 'zh'],
    ['我的帳號怎麼登入？', 'zh'],
    ['轉人工', 'zh'],
    ['运费', 'zh'],
    ['你好', 'zh'],
    ['谢谢', 'zh'],
    ['退款！！', 'zh'],
    ['我的邮箱是 anna@example.com', 'zh'],
    ['SKU-4471 多少钱', 'zh'],
    ['iPhone 15 Pro Max 连不上', 'zh'],
    ['高级', 'zh'],
    ['白灯坏了', 'zh'],
    ['王先生的灯坏了', 'zh'],
    ['Lantern One怎么充电', 'zh'],
    // The words that carry meaning decide; English ones without any English around them are borrowed.
    ['how to 退货', 'zh'],
    ['How to 退货?', 'zh'],
    ['退货 how to do', 'zh'],
    ['我想 cancel order', 'zh'],
    ['怎么 reset password', 'zh'],
    ['refund 要多久', 'zh'],
    ['Refund 要多久', 'zh'],
    ['bluetooth 连不上', 'zh'],
    ['Is Lantern One 防水', 'zh'],
    ['how long 退款', 'zh'],
    ['hello 怎么退货', 'zh'],
    ['你好, how can I return my lamp', 'en'],
    ['请问 how can I return my lamp', 'en'],
    ["my 快递 hasn't arrived", 'en'],
    ['I want to return my 灯, it is too small', 'en'],
    ['where is my 订单', 'en'],
    ['Where Is My 订单', 'en'],
    ['how do I pay with 支付宝?', 'en'],
    ['refund', 'en'],
    ['Refunds', 'en'],
    ['hello', 'en'],
    ['Thanks', 'en'],
    ['where is my order', 'en'],
    ['Where Is My Order', 'en'],
    ['WHERE IS MY ORDER', 'en'],
    ['my name is John Smith', 'en'],
    ['talk to a person', 'en'],
    ['bluetooth keeps dropping', 'en'],
    ['SKU-4471 price', 'en'],
    ['cancel', 'en'],
  ])('"%s" is %s, whatever came before', (text, locale) => {
    expect([localeOf(text, 'en'), localeOf(text, 'zh')]).toEqual([locale, locale]);
  });

  it('takes any tag of an installed language for the previous one, and the default for others', () => {
    expect(['zh-TW', 'zh-Hans', 'en-GB', 'fr'].map(tag => localeOf('5', tag))).toEqual(['zh', 'zh', 'en', 'en']);
  });

  it('tells European languages apart by their known words', () => {
    const intents = IntentLexicon.parse({
      fillers: ["s'il vous plaît"],
      intents: Object.fromEntries(intentNames.map(name => [name, { whole: ['bonjour'] }])),
    });
    const urgency = { ...installedPack('en').urgency, kinds: {} };
    const french = { locale: 'fr', intents, urgency, stopWords: ['où', 'est', 'ma', 'je', 'le', 'la'], synonyms: {} };
    const { understand } = createLanguage([installedPack('en'), french], 'en');
    expect(understand('où est ma commande', 'en').locale).toBe('fr');
    expect(understand('where is my order', 'fr').locale).toBe('en');
    expect(understand('commande', 'fr').locale).toBe('fr');
  });
});
