import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type AttackedDesk, type Operator, startAttackedDesk, ticketNumber } from './attacked-desk.ts';

let desk: AttackedDesk;
let mei: Operator;
beforeAll(async () => {
  desk = await startAttackedDesk();
  mei = await desk.operator('Mei');
});
afterAll(() => desk.close());

/** Texts made to make a reader of them slow: many ways for an expression to match, deep nesting, endless runs. */
const texts: [string, string][] = [
  ['one letter', 'a'.repeat(60_000)],
  ['one letter and a stop', `${'a'.repeat(3990)}!`],
  ['combining marks', `e${'\u0301'.repeat(30_000)}`],
  ['marks of many classes', `e${'\u0323\u0301\u0345\u05b0'.repeat(7000)}`],
  ['spaces', `a${' '.repeat(50_000)}b`],
  ['line ends', `a${'\n'.repeat(20_000)}b`],
  ['invisible signs', `a${'\u200d'.repeat(20_000)}b`],
  ['joined emoji', '👩\u200d'.repeat(8000)],
  ['quotes in quotes', '> '.repeat(20_000)],
  ['lists in lists', Array.from({ length: 300 }, (_, depth) => `${' '.repeat(depth % 100)}- x`).join('\n')],
  ['brackets', '['.repeat(20_000)],
  ['brackets and ends', `${'['.repeat(10_000)}${']('.repeat(10_000)}`],
  ['stars', '*a_'.repeat(15_000)],
  ['backticks', '`'.repeat(50_000)],
  ['tags', '<a '.repeat(15_000)],
  ['an address without an end', `${'a.'.repeat(2000)}@${'b.'.repeat(2000)}`],
  ['many addresses', 'a@b.example '.repeat(4000)],
  ['a number', '1'.repeat(60_000)],
  ['order numbers', 'LL-1234 '.repeat(6000)],
  ['exclamation marks', '!'.repeat(60_000)],
  ['urgency', 'urgent '.repeat(8000)],
  ['Chinese', '我的账户怎么登录'.repeat(2000)],
  ['Chinese of two sorts', '登錄登录'.repeat(4000)],
  ['words', Array.from({ length: 8000 }, (_, n) => `w${n}`).join(' ')],
];

// A quick answer takes milliseconds; this is only to notice one that hangs.
const guard = { timeout: 10_000 };

describe('abuse 41: a text made to be slow', () => {
  it.each(texts)('of %s is taken in the chat, cut, and read back', guard, async (_name, text) => {
    const customer = await desk.customer();
    expect((await customer.say(text)).status).toBe(200);
    const [, echoed] = await customer.activities();
    expect(echoed?.text?.length ?? 0).toBeLessThanOrEqual(4000);
    await customer.say('talk to a person');
    const { messages } = await mei.ticket(await ticketNumber(desk, customer));
    const [first] = messages.filter(({ from }) => from === 'customer');
    expect(first?.text).toBe(echoed?.text);
  });

  it.each(texts)('of %s is answered or refused over HTTP, in a form and in a search', guard, async (_name, text) => {
    const cut = text.slice(0, 4000);
    const json = { question: cut, customer: { email: 'a@b.example', name: cut.slice(0, 100) } };
    expect([200, 400]).toContain((await desk.request('POST', '/support', { json })).status);
    expect((await desk.request('POST', '/support', { json: { question: text } })).status).toBeLessThan(500);
    const customer = await desk.customer();
    const value = { form: 'contact', name: cut, email: cut, order: cut, message: cut };
    expect((await customer.send({ type: 'message', value })).status).toBe(200);
    const q = encodeURIComponent(cut.slice(0, 200).toWellFormed());
    for (const path of [`/api/articles?q=${q}`, `/help/en?q=${q}`, `/help/zh?q=${q}`]) {
      expect((await desk.request('GET', path)).status).toBeLessThan(500);
    }
  });

  it.each([
    ['a megabyte', 'a'.repeat(1024 * 1024)],
    ['100,000 combining marks', `e${'\u0301'.repeat(100_000)}`],
  ])('of %s is refused everywhere without being read', guard, async (_name, text) => {
    const body = `{"type":"message","question":"${text}"}`;
    const customer = await desk.customer();
    const paths = [
      `/v3/directline/conversations/${customer.conversationId}/activities`,
      '/v3/directline/tokens/generate',
      '/chat/session',
      '/support',
      '/customer_service',
      '/api/session',
      '/console/sign-in',
      '/api/tickets/T-1001/reply',
    ];
    for (const path of paths) {
      const headers = { 'content-type': 'application/json' };
      expect((await desk.request('POST', path, { token: customer.token, body, headers })).status, path).toBe(413);
    }
    expect(await customer.activities()).toHaveLength(1);
  });

  it('nested as JSON is refused', guard, async () => {
    const customer = await desk.customer();
    const headers = { 'content-type': 'application/json' };
    const deep = `${'['.repeat(15_000)}${']'.repeat(15_000)}`;
    const path = `/v3/directline/conversations/${customer.conversationId}/activities`;
    const body = `{"type":"message","text":"hi","value":${deep}}`;
    expect((await desk.request('POST', path, { token: customer.token, body, headers })).status).toBe(400);
    expect((await desk.request('POST', '/support', { body: `{"question":${deep}}`, headers })).status).toBe(400);
  });

  it('has broken nothing', async () => {
    expect(await desk.harm()).toEqual([]);
  });
});
