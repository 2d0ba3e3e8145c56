import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDesk } from '../support/desk.ts';

let desk: Awaited<ReturnType<typeof openDesk>>;

beforeAll(async () => {
  desk = await openDesk();
});
afterAll(() => desk.app.close());

/** A conversation begun in English; `chosen` is the language that the customer picked by hand before the message. */
async function begin(conversationId: string) {
  const opening = { channel: 'directline', channelUser: conversationId, locale: 'en' };
  await desk.app.turns.handle({ kind: 'start', conversationId, opening });
  return async (text: string, chosen?: string) => {
    const { said } = await desk.app.turns.handle({
      kind: 'message',
      conversationId,
      text,
      ...(chosen === undefined ? {} : { locale: chosen }),
    });
    return said;
  };
}

describe('an English button after the customer chose Chinese', () => {
  it('is answered in Chinese when it is a question', async () => {
    const say = await begin('cnv_starter');
    const [answer, helped] = await say('Where is my parcel?', 'zh');
    expect(answer).toMatchObject({ locale: 'zh', source: { articleId: 'track-parcel' } });
    expect(answer?.source?.path).toContain('/zh/');
    expect(helped?.text).toBe('这对您有帮助吗？');
  });

  it('is answered in Chinese when it is typed in small letters', async () => {
    const say = await begin('cnv_starter_typed');
    expect((await say('where is my parcel?', 'zh'))[0]?.source?.path).toContain('/zh/');
  });

  it('begins the Chinese form', async () => {
    const say = await begin('cnv_starter_form');
    const [intro] = await say('I want to return something', 'zh');
    expect(intro?.text).toContain('我可以帮您登记退货');
  });

  it.each([
    ['the answer to "did this help"', 'How do I use the product?', 'Yes, thanks', '太好了'],
    ['an option of "did you mean"', 'password?', 'Reset your password', '摘自帮助文章'],
    ['an option in small letters', 'password?', 'none of these', '明白了，都不是'],
  ])('is taken as %s', async (what, question, button, answer) => {
    const say = await begin(`cnv_${what}`);
    await say(question);
    const said = await say(button, 'zh');
    expect(said[0]?.text).toContain(answer);
    expect(new Set(said.map(({ locale }) => locale))).toEqual(new Set(['zh']));
  });

  it('is taken as the choice of a form, whose review is then in Chinese', async () => {
    const say = await begin('cnv_form');
    for (const text of ['return form.', '20418']) await say(text);
    expect((await say('A spare part', 'zh'))[0]).toMatchObject({ text: '为什么要退？', locale: 'zh' });
    for (const text of ['第二个', 'wang@example.com']) await say(text);
    expect((await say('跳过'))[0]?.text).toContain('**退哪件**：配件\n- **原因**：收到时已损坏');
  });
});

describe('a question that was a button long ago', () => {
  it('is answered in the language it is asked in', async () => {
    const say = await begin('cnv_typed');
    await say('怎么退款？');
    expect((await say('How do I use the product?'))[0]?.locale).toBe('en');
  });
});

describe('an English button while a person answers', () => {
  it('leaves the conversation in the language the customer chose', async () => {
    const conversationId = 'cnv_held';
    const say = await begin(conversationId);
    await say('转人工', 'zh');
    const { ticket } = await desk.app.turns.handle({ kind: 'message', conversationId, text: '跳过' });
    await desk.app.turns.handle({
      kind: 'operator',
      conversationId,
      ticket: ticket?.number ?? '',
      operator: { id: 'opr_mei', name: 'Mei' },
      action: { type: 'claim' },
    });
    await say('Where is my parcel?');
    expect((await desk.app.store.log.find(conversationId))?.locale).toBe('zh');
  });
});
