import { describe, expect, it } from 'vitest';
import { installedLanguage } from './installed-language.ts';

const urgencyOf = (text: string) => installedLanguage.understand(text, 'en').urgency;

describe('the urgency of a message', () => {
  it.each([
    ['My card was charged twice, urgent!!', 'high'],
    ['URGENT', 'high'],
    ['urgent', 'high'],
    ['this is an emergency', 'high'],
    ['I need help right now!!', 'high'],
    ['我的卡被扣了两次，很急！！', 'high'],
    ['紧急', 'high'],
    ['急！！！', 'high'],
    ['urgent 我的卡被扣了两次', 'high'],
    ['my lamp is smoking', 'critical'],
    ['no rush but my lamp is smoking', 'critical'],
    ['there is a burning smell from the charger', 'critical'],
    ['the battery is swollen', 'critical'],
    ['灯冒烟了', 'critical'],
    ['燈冒煙了', 'critical'],
    ['电池鼓包了', 'critical'],
    ['充电的时候被电了一下', 'critical'],
    ['someone hacked my account', 'critical'],
    ['somebody else logged into my account', 'critical'],
    ['我的账号被盗了', 'critical'],
    ['有人盗了我的号', 'critical'],
    ['有人登录了我的账户', 'critical'],
    ['I need it by tomorrow', 'raised'],
    ['I was charged twice', 'raised'],
    ['please answer asap', 'raised'],
    ['this is ridiculous', 'raised'],
    ['明天之前要收到', 'raised'],
    ['我要投诉', 'raised'],
    ['How do I pay?', 'none'],
    ['how do refunds work?', 'none'],
    ["How long does delivery take, it's not urgent", 'none'],
    ['not very urgent', 'none'],
    ['no rush', 'none'],
    ['my lamp is not smoking', 'none'],
    ['it does not smell burnt', 'none'],
    ['nobody hacked my account', 'none'],
    ['can the lamp catch fire?', 'none'],
    ['Is the lamp safe?', 'none'],
    ['Thanks!!', 'none'],
    ['What does the LED mean, USB or APP?', 'none'],
    ['will I be charged twice if I try again?', 'none'],
    ['怎么付款？', 'none'],
    ['退款什么时候到', 'none'],
    ['不急，慢慢来', 'none'],
    ['没有冒烟', 'none'],
    ['灯会不会发烫？', 'none'],
    ['操作说明在哪里', 'none'],
    ['怎么修改密码', 'none'],
    ['充电到多少才满', 'none'],
    ['我去哪里取货', 'none'],
    ['邮件在垃圾邮件里吗', 'none'],
    ['订单号被改了吗', 'none'],
    ['这不是我买的灯', 'none'],
    ['颜色变化了', 'none'],
    ['can I return it within 24 hours?', 'none'],
    // Said the other way round.
    ['this is not urgent', 'none'],
    ["this isn't an emergency", 'none'],
    ['it is by no means urgent', 'none'],
    ['no hurry', 'none'],
    ['take your time, I need it by tomorrow', 'none'],
    ['不着急', 'none'],
    ['不是很急', 'none'],
    ['沒有很急', 'none'],
    ['有空的时候看一下就行，不急', 'none'],
    // A danger stays one, however calm its words are.
    ['not an emergency but my lamp smokes', 'critical'],
    ['不急，但是灯冒烟了', 'critical'],
    ['not urgent, but the lamp gets very hot and smells burnt', 'critical'],
    ['the cell looks a bit swollen', 'critical'],
    ['the battery is not swollen, how do I charge it', 'none'],
    ['电池没有鼓包，怎么充电', 'none'],
    // A lamp that gets hot is no danger yet, but nothing that calm words wave away.
    ['the lamp is a bit hot', 'raised'],
    ['no hurry, but the lamp is a bit hot', 'raised'],
    ['灯有点烫', 'raised'],
    ['不急，但是灯有点烫', 'raised'],
    ['不著急，燈有點燙', 'raised'],
    ['is it normal that the lamp gets hot?', 'none'],
    ['does the lamp get hot', 'none'],
    ['the lamp is not hot', 'none'],
    ['灯不烫', 'none'],
    ['灯会不会有点烫', 'none'],
    ['别着急回我，燈著火了', 'critical'],
    ['no rush, but somebody logged into my account', 'critical'],
    ['no rush, but my credit card was stolen', 'high'],
    ['不急，但是我的银行卡丢了', 'high'],
    // Hurry.
    ['急急急', 'high'],
    ['挺急的', 'high'],
    ['超級急', 'high'],
    ['能加急吗', 'raised'],
    ['please hurry', 'raised'],
    // Money.
    ['扣了两次钱', 'raised'],
    ['扣了兩次錢', 'raised'],
    ['扣了两次钱！！', 'high'],
    ['there is a payment I did not make', 'raised'],
    ['I sent the money to the wrong account', 'raised'],
    ['钱转错账户了', 'raised'],
    // Account and theft.
    ['我的帳號被盜了', 'critical'],
    ['someone used my card', 'critical'],
    ['被盗', 'high'],
    ['信用卡被盗刷', 'high'],
    ['我的手机被偷了', 'high'],
    ['my wallet was stolen last night', 'high'],
    ['my debit card was nicked', 'high'],
    ['how do I report a stolen card?', 'high'],
    ['I lost my debit card', 'high'],
    // Lost, but nobody's gain.
    ['I lost my keys', 'raised'],
    ['my parcel was stolen', 'raised'],
    ['包裹被偷了', 'raised'],
    ['钥匙丢了', 'raised'],
    ['I lost my receipt', 'none'],
    ['I lost my password', 'none'],
    ['收据找不到了', 'none'],
    // What a shop sells and promises.
    ['URGENT sale?', 'none'],
    ['can I use it as an emergency light', 'none'],
    ['does it have theft protection?', 'none'],
    ['加急配送多少钱', 'none'],
    ['这个能当应急灯吗', 'none'],
    ['有防盗功能吗', 'none'],
    // How it is said moves nothing by itself.
    ['Great!!!', 'none'],
    ['WHERE IS MY PARCEL', 'none'],
    ['where is my parcel!!', 'none'],
    ['it does not work and I am sad', 'none'],
    ['坏了，有点难过', 'none'],
  ])('"%s" is %s', (text, level) => {
    expect(urgencyOf(text).level).toBe(level);
  });

  it('names what spoke, in the customer’s words', () => {
    expect(urgencyOf('My card was charged twice, urgent!!').reasons).toEqual([
      'money:charged twice',
      'term:urgent',
      'exclamation',
    ]);
  });

  it('never lets anger and hurry add up to critical', () => {
    const everything = 'URGENT!!! CHARGED TWICE, RIDICULOUS, I NEED IT BY TOMORROW, ASAP';
    expect(urgencyOf(everything)).toMatchObject({ level: 'high' });
    expect(urgencyOf(everything).score).toBeGreaterThanOrEqual(15);
  });

  it('puts the worse mood first between messages of the same level, and moves none to another', () => {
    const [even, bad] = ['I was charged twice', 'I was charged twice, this is a horrible mess'].map(urgencyOf);
    expect(bad?.score).toBeGreaterThan(even?.score ?? 0);
    expect(urgencyOf('horrible, awful, terrible '.repeat(40)).level).toBe('raised');
    expect(urgencyOf('sad and unhappy and miserable '.repeat(40)).level).toBe('none');
  });

  it('does not let a negation reach over a comma', () => {
    expect(urgencyOf('no, urgent').level).toBe('high');
  });
});
