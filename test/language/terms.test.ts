import { describe, expect, it } from 'vitest';
import { createLanguage } from '../../src/language/language.ts';
import { installedLanguage, installedPack } from './installed-language.ts';

const { terms } = installedLanguage;

describe('index terms', () => {
  it.each([
    ['How do I return my lamps?', ['return', 'lamp']],
    ["I can't log in", terms('I cannot sign in', 'en')],
    ['Has my package been shipped', terms('parcel delivery', 'en')],
    ['price of SKU-4471', ['cost', 'sku-4471']],
    ['where is sku 4471', ['sku-4471']],
    ['order LL-20418', ['order', 'll-20418']],
    ['two-step sign-in', terms('2fa login', 'en')],
    ['What is the e-mail for café orders', ['email', 'cafe', 'order']],
    ['my address is anna@example.com', ['address']],
  ])('of "%s" are %j', (text, expected) => {
    expect(terms(text, 'en')).toEqual(expected);
  });

  it('keep the words of a question that has nothing but stop words, as one term', () => {
    expect(terms('What is it?', 'en')).toEqual(['what is it']);
    expect(terms('这是什么', 'zh')).toEqual(['这 是 什 么']);
  });

  it('of Chinese are words, and pairs of characters between stop words', () => {
    expect(terms('我的账户怎么登录？', 'zh')).toEqual(['账户', '登录']);
    expect(terms('灯冒烟了', 'zh')).toEqual(['灯', '灯冒', '冒烟']);
  });

  it('are the same for traditional characters and for other words of the same meaning', () => {
    expect(terms('我的帳號怎麼登入', 'zh')).toEqual(terms('我的账户怎么登录', 'zh'));
    expect(terms('快递费多少钱', 'zh')).toEqual(terms('运费多少钱', 'zh'));
  });

  it('of mixed text come from both languages', () => {
    expect(terms('我的order在哪', 'zh')).toEqual(['订单']);
    expect(terms('USB-C 线 adapters', 'zh')).toEqual(expect.arrayContaining(['usbc', '线', 'adapt']));
    expect(terms('where is my 订单', 'en')).toContain('订单');
  });

  it.each([
    ['怎么 reset password', '怎么重置密码'],
    ['我想 cancel order', '我想取消订单'],
    ['refund 要多久', '退款要多久'],
    ['怎么 return lamp', '怎么退货灯'],
    ['delivery 几天', '送货几天'],
    ['login 不了 account', '登录不了账户'],
    ['invoice 和 warranty', '发票和保修'],
    ['my card 被 charged twice', '银行卡被扣了两次'],
  ])('of "%s" hold those of "%s"', (mixed, plain) => {
    const pieces = (text: string) => terms(text, 'zh').filter(term => term.length > 1);
    expect(pieces(mixed).every(term => pieces(plain).includes(term))).toBe(true);
    expect(pieces(mixed).length).toBeGreaterThan(0);
  });

  it.each([
    ["where's my parcel", 'track the parcel'],
    ['do you have a shop I can visit', 'do you have a store I can visit'],
    ['can I give it back', 'can I return'],
    ['I typed the wrong street', 'I typed the wrong address'],
    ['the postcode is wrong', 'the address is wrong'],
    ['sign me up for your mails', 'newsletter mails'],
    ['sign me up please', 'register please'],
  ])('of "%s" are those of "%s"', (everyday, plain) => {
    expect(terms(everyday, 'en')).toEqual(terms(plain, 'en'));
  });

  it('of "where is it" track no parcel, for it may ask of anything', () => {
    expect(terms('where is it made', 'en')).not.toContain('track');
  });

  it.each([
    ['灯老是闪', '灯闪烁'],
    ['一直刷不过', '一直支付失败'],
    ['几时寄出', '什么时候送货'],
    ['还能退吗', '还能退货'],
  ])('of "%s" are those of "%s"', (everyday, plain) => {
    expect(terms(everyday, 'zh')).toEqual(terms(plain, 'zh'));
  });

  it('are the same whether an article or a message is read', () => {
    const text = 'Hold the top for 10 seconds to reset the lamp';
    expect(installedLanguage.understand(text, 'en').terms).toEqual(terms(text, 'en'));
  });

  it('of a further European language come from its own stemmer', () => {
    const french = {
      ...installedPack('en'),
      locale: 'fr',
      synonyms: {},
      stopWords: ['où', 'est', 'ma', 'mes', 'sont', 'ont', 'été'],
    };
    const language = createLanguage([french], 'fr');
    expect(language.terms('Où sont mes commandes livrées', 'fr')).toEqual(language.terms('ma commande livrée', 'fr'));
    expect(language.terms('Où sont mes commandes', 'fr')).toHaveLength(1);
  });
});
