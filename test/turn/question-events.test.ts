import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type QuestionEventKind, questionEventKinds } from '../../src/knowledge/gaps/ports.ts';
import { openDesk } from '../support/desk.ts';

type Told = [kind: QuestionEventKind, data: Record<string, unknown>];

const internships = { question: 'Do you offer internships?', locale: 'en' };
const refund = { question: 'When is the money for my cancelled order back?', locale: 'en' };

describe('events about questions', () => {
  let desk: Awaited<ReturnType<typeof openDesk>>;
  let conversations = 0;
  beforeAll(async () => {
    desk = await openDesk();
  });
  afterAll(() => desk.app.close());

  /** What is written down about the questions of a new conversation, in order. */
  async function told(locale: string, texts: readonly string[]): Promise<Told[]> {
    conversations += 1;
    const conversationId = `cnv_${conversations}`;
    const opening = { channel: 'directline', channelUser: `dl_${conversations}`, locale };
    await desk.app.turns.handle({ kind: 'start', conversationId, opening });
    for (const text of texts) {
      const { deferred } = await desk.app.turns.handle({ kind: 'message', conversationId, text });
      if (deferred) await desk.app.turns.handle({ kind: 'due', conversationId });
    }
    const pages = await Promise.all(questionEventKinds.map(kind => desk.app.store.questions.page(kind, {}, 1000)));
    const own = pages.flat().filter(event => event.conversationId === conversationId);
    return own.toSorted((a, b) => a.seq - b.seq).map(({ kind, data }) => [kind, Object(data)]);
  }

  it.each<[string, string, string[], Told[]]>([
    ['a question nothing is found for', 'en', [internships.question], [['question.unanswered', internships]]],
    [
      'the same in Chinese',
      'zh',
      ['你们招实习生吗？'],
      [['question.unanswered', { question: '你们招实习生吗？', locale: 'zh' }]],
    ],
    [
      'an offer that is passed over',
      'en',
      ['password?'],
      [['question.clarified', { question: 'password?', locale: 'en' }]],
    ],
    [
      'an offer of which none is wanted',
      'zh',
      ['密码？', '都不是'],
      [
        ['question.clarified', { question: '密码？', locale: 'zh' }],
        ['question.unanswered', { question: '密码？', locale: 'zh', nearest: expect.anything() }],
      ],
    ],
    [
      'an offer of which one is taken',
      'en',
      ['password?', 'Reset your password'],
      [
        ['question.clarified', { question: 'password?', locale: 'en' }],
        ['question.chosen', { question: 'password?', locale: 'en', articleId: 'reset-password' }],
      ],
    ],
    [
      'answers that do not help, each with its version',
      'en',
      [refund.question, 'No', 'No'],
      [
        ['answer.unhelpful', { ...refund, articleId: 'refund', version: expect.stringMatching(/^[0-9a-f]{12}$/) }],
        ['answer.unhelpful', { ...refund, version: expect.stringMatching(/^[0-9a-f]{12}$/) }],
      ],
    ],
    [
      'pressing words nothing is found for',
      'en',
      ['URGENT!!! the qwertz is zzyzx, this is an emergency'],
      [['question.unanswered', { locale: 'en' }]],
    ],
    ['nothing of pressing words an article is found for', 'en', ['My lamp is smoking!!'], []],
    [
      'who asks for a person, with all their words',
      'en',
      ['Can I talk to someone about engraving?', 'skip'],
      [['person.asked', { question: 'Can I talk to someone about engraving?', locale: 'en' }]],
    ],
    [
      'what is asked while a ticket waits, but not more words about it',
      'en',
      ['I want to talk to a person', 'skip', 'Zzyzx qwertz.', internships.question],
      [
        ['person.asked', { question: 'I want to talk to a person', locale: 'en' }],
        ['question.unanswered', internships],
      ],
    ],
  ])('tell %s', async (_, locale, texts, expected) => {
    const found = await told(locale, texts);
    expect(found.map(([kind]) => kind)).toEqual(expected.map(([kind]) => kind));
    for (const [i, [, data]] of expected.entries()) expect(found[i]?.[1]).toMatchObject(data);
  });
});
