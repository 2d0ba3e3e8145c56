import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { openDesk } from '../support/desk.ts';

let desk: Awaited<ReturnType<typeof openDesk>>;
let url = '';

beforeAll(async () => {
  desk = await openDesk();
  url = `http://127.0.0.1:${(await desk.app.listen()).port}`;
});
afterAll(() => desk.app.close());

const Reply = z.object({
  answer: z.string(),
  outcome: z.string(),
  options: z.array(z.string()).optional(),
  choices: z.array(z.object({ title: z.string(), articleId: z.string(), url: z.string() })).optional(),
});

async function post(body: object): Promise<{ status: number; json: unknown }> {
  const headers = { 'content-type': 'application/json' };
  const reply = await fetch(`${url}/support`, { method: 'POST', headers, body: JSON.stringify(body) });
  return { status: reply.status, json: await reply.json() };
}

const ask = async (question: string, locale = 'en') => Reply.parse((await post({ question, locale })).json);

describe('a question longer than can be read', () => {
  it.each([
    ['en', 'How do I reset my password? ', 'only its first 4,000 characters came through'],
    ['zh', '我想重置密码。', '只收到前 4,000 个字'],
  ])('in %s is answered by its first part, after saying so', async (locale, sentence, words) => {
    const { answer } = await ask(sentence.repeat(700), locale);
    const [told, ...rest] = answer.split('\n\n');
    expect(told).toContain(words);
    expect(rest.join('')).not.toBe('');
  });

  it('says nothing of the kind while it fits', async () => {
    expect((await ask('How do I reset my password?'.padEnd(4000, ' '))).answer).not.toContain('came through');
    expect((await ask(`How do I reset my password? ${'x'.repeat(3972)}`)).answer).not.toContain('came through');
  });

  it('is refused beyond 64 KB, and when it is nothing but space', async () => {
    expect((await post({ question: 'a'.repeat(65 * 1024) })).status).toBe(413);
    expect((await post({ question: ' '.repeat(5000) })).status).toBe(400);
  });
});

describe('a question between several articles', () => {
  it.each([
    ['en', 'password?'],
    ['zh', '密码？'],
  ])('in %s names them by title, with the id and the address of each beside', async (locale, question) => {
    const { outcome, options = [], choices = [] } = await ask(question, locale);
    expect(outcome).toBe('clarify');
    expect(options.length).toBeGreaterThan(1);
    expect(choices.map(({ title }) => title)).toEqual(options);
    for (const { title, articleId, url: address } of choices) {
      expect(address).toContain(`/help/${locale}/`);
      const page = await fetch(url + new URL(address).pathname);
      expect(page.status).toBe(200);
      expect(await page.text()).toContain(title);
      expect(desk.app.knowledge.article(locale, articleId)?.title).toBe(title);
    }
  });

  it('has neither where one answers', async () => {
    const { outcome, options, choices } = await ask('How do I reset my password?');
    expect([outcome, options, choices]).toEqual(['answered', undefined, undefined]);
  });
});
