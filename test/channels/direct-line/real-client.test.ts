import { afterAll, beforeAll, describe, expect, it, onTestFinished, vi } from 'vitest';
import { z } from 'zod';
import { begin, call, Granted, question } from './call.ts';
import { closeClientsAfterEach, idOf, ids, message, newToken, openChat, reply, ticketsOf } from './real-chat.ts';
import { type Desk, startDesk } from './start-desk.ts';
import { status } from './web-chat-client.ts';

let desk: Desk;
beforeAll(async () => {
  desk = await startDesk();
});
closeClientsAfterEach();
afterAll(() => desk.close());

async function ownDesk(options?: Parameters<typeof startDesk>[0]): Promise<Desk> {
  const own = await startDesk(options);
  onTestFinished(() => own.close());
  return own;
}

const welcome = expect.stringContaining('Little Lantern');
const answer = expect.stringContaining('/help/en/reset-password');

for (const webSocket of [true, false]) {
  describe(webSocket ? 'the real client on a socket' : 'the real client, polling', () => {
    it('is greeted and answered in both languages, in order and once', async () => {
      const client = await openChat(desk, { webSocket });
      await vi.waitFor(() => expect(client.texts()).toEqual([welcome]), 10_000);
      await client.post(message(question, 'c-1'));
      await client.post(message('我的账户怎么登录？', 'c-2'));
      const chinese = ['我的账户怎么登录？', expect.stringContaining('/help/zh/log-in'), '这对您有帮助吗？'];
      const all = [welcome, question, answer, 'Did this help?', ...chinese];
      await vi.waitFor(() => expect(client.texts()).toEqual(all), 10_000);
    });

    it('sees its own message come back with its id, and as the customer of its token (abuse 22)', async () => {
      const client = await openChat(desk, { webSocket });
      const id = await client.post(message(question, 'c-1'));
      await vi.waitFor(() => expect(client.seen).toHaveLength(4), 10_000);
      expect(client.seen[1]).toMatchObject({
        id,
        from: { id: expect.stringMatching(/^dl_/), role: 'user' },
        channelData: { clientActivityID: 'c-1' },
      });
      expect(client.seen[1]?.from).not.toHaveProperty('name');
      expect(client.seen[2]).toMatchObject({ from: { role: 'bot' } });
      expect(client.seen.some(activity => 'replyToId' in activity)).toBe(false);
    });

    it('gets an operator’s words live, with the operator’s name', async () => {
      const client = await openChat(desk, { webSocket });
      await client.post(message('talk to a person', 'c-1'));
      await vi.waitFor(() => expect(client.texts().at(-1)).toMatch(/Which e-mail address/), 10_000);
      const [{ number } = { number: '' }] = await ticketsOf(desk, idOf(client));
      const value = expect.objectContaining({ ticket: number });
      expect(client.seen).toContainEqual(expect.objectContaining({ type: 'event', name: 'handoff.initiate', value }));
      await reply(desk, idOf(client), number, 'I am here');
      await vi.waitFor(() => expect(client.texts().slice(-2)).toEqual(['Olga is with you now.', 'I am here']), 10_000);
      expect(client.seen.at(-1)).toMatchObject({
        from: { role: 'bot', name: 'Olga' },
        channelData: { solodesk: { operator: 'Olga' } },
      });
    });

    it('finds its conversation again when it is opened again, as after a reload', async () => {
      const token = await newToken(desk);
      const first = await openChat(desk, { webSocket, token });
      await first.post(message(question, 'c-1'));
      await vi.waitFor(() => expect(first.seen).toHaveLength(4), 10_000);
      const again = await openChat(desk, { webSocket, token });
      await vi.waitFor(() => expect(ids(again)).toEqual(ids(first)), 10_000);
    });

    it('comes back with the resume credential after its token has died', async () => {
      const own = await ownDesk();
      const Session = Granted.extend({ resume: z.string() });
      const session = async (body: object) =>
        Session.parse((await call(own, 'POST', '/chat/session', undefined, body)).json);
      const opened = await session({ locale: 'en' });
      const first = await openChat(own, { webSocket, token: opened.token });
      await first.post(message(question, 'c-1'));
      await vi.waitFor(() => expect(first.seen).toHaveLength(4), 10_000);
      first.close();
      own.clock.advance(2 * 60 * 60 * 1000);
      const { token } = await session({ resume: opened.resume });
      const again = await openChat(own, { webSocket, token });
      await vi.waitFor(() => expect(ids(again).slice(0, 4)).toEqual(ids(first)), 10_000);
      await again.post(message(question, 'c-2'));
      await vi.waitFor(() => expect(again.texts().slice(-3)).toEqual([question, answer, 'Did this help?']), 10_000);
    });
  });
}

describe('the real client', () => {
  it('has three short messages echoed at once and answered as one', async () => {
    const client = await openChat(await ownDesk({ quietMs: 1500 }));
    const burst = ['hi', 'my lamp', 'does not turn on'];
    for (const text of burst) await client.post(message(text, `c-${text}`));
    await vi.waitFor(() => expect(client.texts()).toEqual([welcome, ...burst]), { timeout: 10_000, interval: 20 });
    const lamp = expect.stringContaining('/help/en/lamp-not-working');
    await vi.waitFor(() => expect(client.texts()).toEqual([welcome, ...burst, lamp, 'Did this help?']), 10_000);
  });

  it('learns that its token has expired', async () => {
    const own = await ownDesk();
    const client = await openChat(own);
    await client.post(message('hi', 'c-1'));
    own.clock.advance(61 * 60 * 1000);
    expect(await client.post(message('too late', 'c-2'))).toBe('retry');
    expect(client.statuses.at(-1)).toBe(status.ExpiredToken);
  });

  it('repeating a client activity id changes nothing and opens no second ticket', async () => {
    const client = await openChat(desk);
    const id = await client.post(message('talk to a person', 'c-1'));
    expect(await client.post(message('talk to a person', 'c-1'))).toBe(id);
    await client.post(message(question, 'c-2'));
    await vi.waitFor(() => expect(client.texts().at(-1)).toBe('Did this help?'), 10_000);
    expect(client.texts().filter(text => text === 'talk to a person')).toHaveLength(1);
    expect(await ticketsOf(desk, idOf(client))).toHaveLength(1);
  });

  it('may send typing and events, which nobody hears', async () => {
    const client = await openChat(desk);
    await vi.waitFor(() => expect(client.seen).toHaveLength(1), 10_000);
    expect(await client.post({ type: 'typing', from: { id: '' } })).toMatch(/^cnv_/);
    expect(await client.post({ type: 'event', name: 'webchat/join', value: {}, from: { id: '' } })).toMatch(/^cnv_/);
    expect(await desk.logged(idOf(client))).toHaveLength(1);
  });

  it('cannot reach a conversation that is not its token’s (abuse 09)', async () => {
    const victim = await begin(desk);
    const own = await begin(desk);
    const thief = await openChat(desk, { token: own.token, conversationId: victim.conversationId });
    await expect(thief.post(message('hi', 'c-1'))).rejects.toThrow();
    expect(thief.statuses.at(-1)).toBe(status.FailedToConnect);
    expect(thief.seen).toEqual([]);
    expect(await desk.logged(victim.conversationId)).toHaveLength(1);
  });
});
