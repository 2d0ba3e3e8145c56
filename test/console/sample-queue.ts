import type { Store } from '../../src/store/store.ts';
import { sampleConversation, sampleHistory, sampleNearest, sampleShown } from './sample-conversation.ts';
import { keepTicket, sampleTicket } from './sample-tickets.ts';

const due = (at: string, warnAt?: string) => ({
  firstResponse: {
    at,
    state: 'active' as const,
    ...(warnAt === undefined ? {} : { warnAt }),
    steps: ['high priority: 2 hours', 'Mon 2 Mar 08:01, within opening hours', 'Mon 2 Mar 10:01'],
  },
});

/** A queue as it is on a usual morning: overdue, soon, calm, in two languages and from several channels. */
export async function keepSampleQueue(store: Store): Promise<void> {
  await keepTicket(
    store,
    sampleTicket('T-1001', {
      shown: sampleShown,
      nearest: sampleNearest,
      priority: 'high',
      due: due('2026-03-02T09:25:00.000Z', '2026-03-02T08:55:00.000Z'),
      urgency: { score: 3.2, level: 'raised', reasons: ['time:12 days', 'exclamation'] },
      complexity: { level: 'simple', questions: 1, topics: 1, words: 9 },
      form: { name: 'refund', fields: [{ id: 'order', label: 'Order number', value: 'LL-20418' }] },
      tags: ['bank', 'refund'],
    }),
    { activities: sampleConversation, history: sampleHistory },
  );
  await keepTicket(
    store,
    sampleTicket('T-1002', {
      question: 'My lamp is smoking!! I have pulled the plug, the battery is still warm and the children are at home',
      topic: 'product',
      reasons: ['urgent: safety: smoking'],
      priority: 'urgent',
      due: due('2026-03-02T08:45:00.000Z'),
      customer: { id: 'cus_2' },
    }),
  );
  await keepTicket(
    store,
    sampleTicket('T-1003', {
      locale: 'zh',
      question: '银行卡被重复扣款了，订单号 LL-20418，什么时候能退回来？我已经等了十二天，一直没有收到任何消息。',
      customer: { id: 'cus_3', name: '陈小明' },
      channel: 'msteams',
      due: due('2026-03-02T15:30:00.000Z'),
      status: 'open',
      assignee: { id: 'opr_bo', name: 'Bo' },
      tags: ['银行'],
    }),
  );
  await keepTicket(
    store,
    sampleTicket('T-1004', {
      question: 'Can I change the delivery address of my order?',
      topic: 'shipping',
      customer: { id: 'cus_4', email: 'joe@example.com' },
      channel: 'support',
      due: due('2026-03-04T03:00:00.000Z'),
      priority: 'low',
    }),
  );
}
