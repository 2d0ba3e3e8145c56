import type { HistoryEntry, Shown } from '../../src/tickets/ticket.ts';
import type { LoggedActivity } from '../../src/turn/activity.ts';

const at = (minute: number) => `2026-03-02T08:${String(minute).padStart(2, '0')}:00.000Z`;

const text =
  'We refund to the way you paid **within 5 working days** of the parcel reaching us.\n\n- Cards may show it 3-5 days later.\n- [What if it is late?](https://littlelantern.example/help)';

export const sampleConversation: LoggedActivity[] = [
  { n: 1, at: at(0), from: 'customer', kind: 'message', text: 'Where is my refund?', locale: 'en' },
  {
    n: 2,
    at: at(0),
    from: 'bot',
    kind: 'message',
    text,
    format: 'markdown',
    locale: 'en',
    choices: [{ title: 'Yes, thanks' }, { title: 'No' }],
    source: {
      articleId: 'refund',
      title: 'Refunds',
      section: 'How long it takes',
      path: '/help/en/refund#how-long',
      version: '1',
      score: 0.62,
      confidence: 0.71,
    },
  },
  {
    n: 3,
    at: at(1),
    from: 'customer',
    kind: 'message',
    text: 'No. It has been 12 days!\nOrder LL-20418',
    locale: 'en',
  },
  { n: 4, at: at(1), from: 'bot', kind: 'event', event: { name: 'handoff.initiate', value: {} }, locale: 'en' },
  {
    n: 5,
    at: at(1),
    from: 'bot',
    kind: 'message',
    text: 'I have passed it to our team as ticket **T-1001**.',
    format: 'markdown',
    locale: 'en',
  },
];

export const sampleHistory: HistoryEntry[] = [
  { at: at(1), actor: 'bot', kind: 'opened' },
  { at: at(2), actor: 'customer', kind: 'email-given' },
  { at: at(5), actor: 'Bo', operatorId: 'opr_bo', kind: 'noted', text: 'Left our bank on Friday.' },
];

export const sampleShown: Shown[] = [
  {
    articleId: 'refund',
    title: 'Refunds',
    section: 'How long it takes',
    version: '1',
    score: 0.62,
    confidence: 0.71,
    answerFrom: 0.5,
    terms: ['refund', 'where'],
    question: 'Where is my money back',
    similarity: 0.58,
  },
  {
    articleId: 'charged-twice',
    title: 'Charged twice',
    version: '1',
    score: 0.31,
    confidence: 0.12,
    answerFrom: 0.5,
    terms: ['refund'],
    chosen: true,
  },
];

export const sampleNearest: Shown[] = [
  {
    articleId: 'payment-failed',
    title: 'Payment failed',
    section: 'Your bank blocked it',
    version: '1',
    score: 0.24,
    confidence: 0.08,
    answerFrom: 0.5,
    terms: ['bank', 'card'],
    question: 'My card was declined',
    similarity: 0.33,
  },
];
