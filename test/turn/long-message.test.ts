import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDesk } from '../support/desk.ts';

let desk: Awaited<ReturnType<typeof openDesk>>;

beforeAll(async () => {
  desk = await openDesk();
});
afterAll(() => desk.app.close());

const opening = { channel: 'directline', channelUser: 'dl', locale: 'en' };

async function say(conversationId: string, text: string): Promise<string[]> {
  const { said } = await desk.app.turns.handle({ kind: 'message', conversationId, text, opening });
  return said.map(activity => activity.text ?? '');
}

const enOnly = 'only its first 4,000 characters came through';

describe('a message longer than can be read', () => {
  it('is answered by its first part, and the customer is told so, once', async () => {
    const [told, ...answer] = await say('cnv_long', 'How do I use the product? '.repeat(200));
    expect(told).toContain(enOnly);
    expect(answer.length).toBeGreaterThan(0);
    expect(answer.join()).not.toContain(enOnly);
    expect((await say('cnv_long', 'How do I use the product?')).join()).not.toContain(enOnly);
  });

  it('is told in Chinese where Chinese is spoken', async () => {
    const [told] = await say('cnv_long_zh', '我想知道这个灯怎么用。'.repeat(500));
    expect(told).toContain('只收到前 4,000 个字');
  });

  it('is told of a field of a card too', async () => {
    const values = { name: 'Anna', email: 'anna@example.com', order: '', message: 'Hello. '.repeat(500) };
    const conversationId = 'cnv_long_card';
    const fields = { form: 'contact', values };
    const { said } = await desk.app.turns.handle({ kind: 'message', conversationId, text: '', fields, opening });
    expect(said[0]?.text).toContain('only its first 2,000 characters came through');
  });

  it('is told as well where a person holds the conversation and the bot is silent', async () => {
    const conversationId = 'cnv_long_held';
    await say(conversationId, 'talk to a person');
    const ticket = (await desk.app.store.tickets.list({ limit: 1 })).items[0]?.number ?? '';
    const operator = { id: 'opr', name: 'Mei' };
    await desk.app.turns.handle({ kind: 'operator', conversationId, ticket, operator, action: { type: 'claim' } });
    expect(await say(conversationId, 'My lamp is blue.')).toEqual([]);
    expect(await say(conversationId, 'My lamp is blue. '.repeat(500))).toEqual([expect.stringContaining(enOnly)]);
  });
});
