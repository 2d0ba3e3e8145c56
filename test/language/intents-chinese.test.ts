import { describe, expect, it } from 'vitest';
import type { IntentName } from '../../src/language/understanding.ts';
import { installedLanguage } from './installed-language.ts';

const table: Record<IntentName | 'a question', string[]> = {
  human: [
    '转人工',
    '人工客服',
    '我要找人工',
    '人工',
    '轉人工',
    '请帮我转人工客服，谢谢',
    '我想跟真人说话',
    '有人吗',
    '我要转人工，退款的事',
    '给我转接客服',
    '真人客服在吗',
    '不，我要人工',
  ],
  cancel: ['取消', '请取消', '算了', '不用了，取消吧', '我要取消', '退出', '取消这个工单', '没事了'],
  restart: ['重新开始', '从头开始', '我想重新开始', '换个问题', '重来'],
  ticketStatus: [
    '我的工单怎么样了',
    '工单状态',
    '查一下我的工单',
    '我的工單怎麼樣了',
    'T-1042怎么样了',
    '工单进度',
    '请问工单处理得怎么样了',
    '有消息了吗',
  ],
  notSolved: [
    '还是不行',
    '谢谢，但是还是不行',
    '没用',
    '没有解决我的问题',
    '答非所问',
    '试过了，还是不亮',
    '没帮助',
    '還是不行',
    '你说的方法没用',
  ],
  none: ['都不是', '以上都不是', '这些都不对', '一个都不是', '其他'],
  skip: ['跳过', '下一题', '不想说', '不知道', '没有邮箱', '跳過'],
  back: ['返回', '修改', '上一步', '我填错了', '修改上一个答案', '改一下'],
  yes: ['是', '是的', '好的', '对', '可以', '嗯嗯', '解决了，谢谢', '有帮助', '👍', 'ok', '好的好的', '没问题'],
  no: ['不', '不是', '不用了', '没有', '不用，谢谢', '👎', '没有别的问题了', '不要'],
  bye: ['再见', '拜拜', '谢谢，再见', '好的，下次见', '晚安'],
  thanks: ['谢谢', '谢谢你', '好的谢谢', '非常感谢！', '謝謝您的幫助', '多谢啦', '🙏', '辛苦了'],
  greeting: ['你好', '在吗', '您好！', '早上好', '你好，在吗？', '你好，我有个问题', '哈喽'],
  'a question': [
    '怎么取消订单？',
    '取消订单',
    '我的订单到哪了',
    '你好，怎么退货',
    '谢谢，那运费多少钱？',
    '不用转人工',
    '我不想找人工客服',
    '灯不亮了怎么办',
    '怎么修改邮箱',
    '怎么返回暖光',
    '怎么重启灯',
    '可以用支付宝吗',
    '没有收到包裹',
    '人工费多少',
    '没有收到',
    '不取消',
    '可以取消吗',
    '不了解',
    '小米',
    '5',
    '请',
    '！！',
  ],
};

describe('the intent of a Chinese message', () => {
  const cases = Object.entries(table).flatMap(([intent, texts]) => texts.map(text => ({ intent, text })));
  it.each(cases)('reads "$text" as $intent', ({ intent, text }) => {
    expect(installedLanguage.understand(text, 'zh').intent ?? 'a question').toBe(intent);
  });
});
