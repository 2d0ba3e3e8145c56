import { describe, expect, it } from 'vitest';
import { installedLanguage } from './installed-language.ts';

const read = (text: string) => installedLanguage.understand(text, 'en');

describe('what a customer does not want', () => {
  it.each([
    "I don't want to delete my account",
    'i do not want to return my lamp',
    'I DON’T WANT TO CANCEL!',
    'I no longer want to cancel my order',
    "I'm not trying to return my lamp",
    "we're not going to cancel the order",
    'I decided not to return it',
    "I'd rather not close my account",
    "please don't cancel my order",
    "I don't want a refund",
    'I never asked for a refund',
    "I didn't cancel my order",
    'i dnt want to return it',
    "I don't want to delete my account, thanks",
    'My lamp is fine and I do not want to return it',
    '我不想退货',
    '我不想退貨',
    '我没有要取消订单',
    '我不是要退货',
    '别取消我的订单',
    '请不要删除我的账户',
    '不打算换货',
    '我不需要退款',
    '先不退了',
    '我没有取消订单',
    '不用退货，谢谢',
    '不用发票',
    // What is denied is not the matter.
    'the battery is not swollen',
    'nobody hacked my account',
    '灯没有冒烟',
    // Something is asked beside it, which may have an answer or not.
    "I don't want to return it, how do I get it repaired?",
    '我不想取消订单，什么时候到',
  ])('is heard in "%s"', text => {
    expect(read(text).declines).toBe(true);
  });

  it.each([
    // What is not wanted is why something else is asked.
    "I don't want my lamp any more, how do I return it",
    "I don't want to wait, where is my parcel",
    "I don't want to create an account, can I still order?",
    "how can I pay if I don't want to create an account",
    'what happens if I do not want to return it?',
    '我不想要这盏灯了，怎么退货',
    '不想要了怎么退',
    '我不想退货可以换货吗',
    // What cannot be done, or is not known.
    'I do not know how to return it',
    "I can't log in",
    "why can't I delete my account",
    "I haven't received my refund",
    "my lamp doesn't turn on",
    '我不会退货',
    '不能登录',
    '怎么不能退货',
    '取消不了订单',
    '我没有退货地址',
    '没收到退款',
    // The articles do just this: an end of what is not wanted.
    "I don't want to receive your newsletter",
    "I don't want to get any more emails",
    "I don't want to be charged twice",
    '不想收到广告邮件',
    // Whether it is needed is asked.
    'do I need to return it',
    '要不要退货',
    '是不是要退货',
    '用不用退货',
    // Of somebody else.
    "you don't want to refund me",
    '你们不想退款',
    // Words that look alike.
    '退货和换货有什么区别',
    '我想退货',
    'I want to return my lamp',
    'the battery is swollen',
    '灯冒烟了',
    '',
  ])('is not heard in "%s"', text => {
    expect(read(text).declines).toBeUndefined();
  });
});

describe('what is said beside it', () => {
  it.each([
    ['the battery is not swollen, how do I charge it', 'how do I charge it'],
    ['how do I charge it? The battery is not swollen.', 'how do I charge it?'],
    ["I don't want to return it, I want to exchange it", 'I want to exchange it'],
    ['I do not want to return it but exchange it', 'but exchange it'],
    ['My lamp is fine and I do not want to return it', 'My lamp is fine'],
    ['电池没有鼓包，怎么充电？', '怎么充电？'],
    ['我不是要退货，是想换货', '是想换货'],
    ['我不想退货想换货', '想换货'],
    ['我不想取消订单，只想知道什么时候到', '什么时候到'],
    ['我不想取消订单只想知道什么时候到', '什么时候到'],
    ["I don't want to cancel, I just want to know when it arrives", 'when it arrives'],
  ])('of "%s" is "%s"', (text, beside) => {
    expect(read(text).beside?.text).toBe(beside);
  });

  it('is nothing where all is declined, or nothing is', () => {
    expect(read("I don't want to return it").beside).toBeUndefined();
    expect(read('How do I return it?').beside).toBeUndefined();
  });

  it('is told apart from what is declined', () => {
    expect(read("I don't want to return it, I want to exchange it").declined?.text).toBe("I don't want to return it");
    expect(read('我不想取消订单，只想知道什么时候到').declined?.text).toBe('我不想取消订单');
    expect(read("I don't want to return it").declined).toBeUndefined();
    expect(read('How do I return it?').declined).toBeUndefined();
  });

  it('comes with its index terms', () => {
    const { beside } = read('the battery is not swollen, how do I charge it');
    expect(beside?.terms).toEqual(installedLanguage.terms('how do I charge it', 'en'));
  });
});

describe('what is asked', () => {
  it.each([
    ['What about delivery?', 'delivery?'],
    ['ok, and how about the warranty', 'ok the warranty'],
    ['no hurry, but the lamp is a bit hot', 'but the lamp is a bit hot'],
    ['how long does delivery take? No rush.', 'how long does delivery take?'],
    ['不急，但是灯有点烫', '但是灯有点烫'],
    ['关于送货', '送货'],
  ])('in "%s" is "%s"', (text, asked) => {
    expect(read(text).asked?.text).toBe(asked);
  });

  it.each(['How do I return it?', 'no rush', 'what about', '不急', '怎么退货'])('in "%s" is all of it', text => {
    expect(read(text).asked).toBeUndefined();
  });
});
