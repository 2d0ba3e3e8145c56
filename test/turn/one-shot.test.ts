import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDesk } from '../support/desk.ts';

let desk: Awaited<ReturnType<typeof openDesk>>;
let asked = 0;

beforeAll(async () => {
  desk = await openDesk();
});
afterAll(() => desk.app.close());

async function ask(text: string, locale: string) {
  asked += 1;
  const conversationId = `cnv_${asked}`;
  const opening = { channel: 'support', channelUser: conversationId, locale };
  const { said, ticket } = await desk.app.turns.handle({
    kind: 'message',
    conversationId,
    text,
    oneShot: true,
    opening,
  });
  return { text: said.map(activity => activity.text).join('\n'), choices: said[0]?.choices, ticket };
}

describe('a single question without an e-mail address', () => {
  it.each([
    ['en', 'talk to a person', 'One of us can answer you', 'no help page'],
    ['zh', '转人工', '可以由同事来回复您', '没有能回答'],
  ])('in %s that asks for a person is told that one can answer, and where to', async (locale, text, can, untrue) => {
    const answer = await ask(text, locale);
    expect(answer.text).toContain(can);
    expect(answer.text).toContain('customer.email');
    expect(answer.text).not.toContain(untrue);
    expect(answer.ticket).toBeUndefined();
  });

  it.each([
    ['en', 'do you sell bicycles', 'We have no help page that answers this.'],
    ['zh', '你们卖自行车吗', '我们没有能回答这个问题的文章'],
  ])('in %s that no article answers is told so', async (locale, text, words) => {
    expect((await ask(text, locale)).text).toContain(words);
  });
});

describe('a single question between several articles', () => {
  it.each([
    ['en', 'password?', 'It could be one of these: Reset your password; '],
    ['en', 'invoice?', 'It could be this one: Invoice and receipt.'],
    ['zh', '密码？', '也许是其中之一：'],
  ])('in %s names them in a sentence: %s', async (locale, text, words) => {
    const { text: answer, choices = [] } = await ask(text, locale);
    expect(answer).toContain(words);
    for (const { title } of choices.slice(0, -1)) expect(answer).toContain(title);
    expect(answer).toMatch(/[.。]$/);
  });
});
