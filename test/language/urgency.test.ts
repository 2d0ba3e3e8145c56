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
    ['颜色变化了', 'none'],
    ['can I return it within 24 hours?', 'none'],
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
    expect(urgencyOf(everything)).toMatchObject({ level: 'high', score: 15 });
  });

  it('does not let a negation reach over a comma', () => {
    expect(urgencyOf('no, urgent').level).toBe('high');
  });
});
