import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { begin, call, Granted } from './call.ts';
import { startSeverableProxy } from './severable-proxy.ts';
import { type Desk, startDesk } from './start-desk.ts';
import { openClient, status } from './web-chat-client.ts';

type Client = ReturnType<typeof openClient>;

let desk: Desk;
let clients: Client[] = [];

beforeAll(async () => {
  desk = await startDesk();
});
afterEach(() => {
  for (const client of clients) client.close();
  clients = [];
});
afterAll(() => desk.close());

async function newToken(): Promise<string> {
  return Granted.parse((await call(desk, 'POST', '/v3/directline/tokens/generate')).json).token;
}

async function chat(options: { webSocket: boolean; token?: string; domain?: string }): Promise<Client> {
  const token = options.token ?? (await newToken());
  const client = openClient({ domain: desk.domain, pollingInterval: 200, ...options, token });
  clients.push(client);
  return client;
}

const message = (text: string, clientActivityID: string) => ({
  type: 'message',
  text,
  from: { id: 'somebody else', role: 'bot', name: 'Mallory' },
  channelData: { clientActivityID },
});

for (const webSocket of [true, false]) {
  describe(webSocket ? 'the real client on a socket' : 'the real client, polling', () => {
    it('is greeted and answered, in order and once', async () => {
      const client = await chat({ webSocket });
      await vi.waitFor(() => expect(client.texts()).toEqual(['Hello, 你好']), 5000);
      for (const text of ['one', '二', 'three']) await client.post(message(text, `c-${text}`));
      const all = ['Hello, 你好', 'one', 'You said: one', '二', 'You said: 二', 'three', 'You said: three'];
      await vi.waitFor(() => expect(client.texts()).toEqual(all), 5000);
    });

    it('sees its own message come back with its id, and as the customer of its token (abuse 22)', async () => {
      const client = await chat({ webSocket });
      const id = await client.post(message('hi', 'c-1'));
      await vi.waitFor(() => expect(client.seen).toHaveLength(3), 5000);
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
      const client = await chat({ webSocket });
      await vi.waitFor(() => expect(client.seen).toHaveLength(1), 5000);
      await desk.turns.handle({
        kind: 'operator',
        conversationId: client.seen[0]?.conversation?.id ?? '',
        ticket: 'T-1',
        operator: { id: 'opr_1', name: 'Olga' },
        action: { type: 'reply', text: 'I am here' },
      });
      await vi.waitFor(() => expect(client.seen).toHaveLength(2), 5000);
      expect(client.seen[1]).toMatchObject({
        text: 'I am here',
        from: { role: 'bot', name: 'Olga' },
        channelData: { solodesk: { operator: 'Olga' } },
      });
    });

    it('finds its conversation again when it is opened again, as after a reload', async () => {
      const token = await newToken();
      const first = await chat({ webSocket, token });
      await first.post(message('before', 'c-1'));
      await vi.waitFor(() => expect(first.seen).toHaveLength(3), 5000);
      const again = await chat({ webSocket, token });
      await vi.waitFor(() => expect(again.texts()).toEqual(first.texts()), 5000);
    });
  });
}

describe('the real client', () => {
  it('resumes after a dropped socket without loss or repetition', { timeout: 20_000 }, async () => {
    const proxy = await startSeverableProxy(desk.port);
    const client = await chat({ webSocket: true, domain: desk.reachBy(proxy.port) });
    await client.post(message('before', 'c-1'));
    await vi.waitFor(() => expect(client.seen).toHaveLength(3), 5000);
    proxy.cut();
    const conversationId = client.seen[0]?.conversation?.id ?? '';
    await desk.turns.handle({ kind: 'message', conversationId, text: 'meanwhile' });
    await vi.waitFor(() => expect(client.seen.length).toBeGreaterThan(3), 15_000);
    await client.post(message('after', 'c-2'));
    const all = ['before', 'You said: before', 'meanwhile', 'You said: meanwhile', 'after', 'You said: after'];
    await vi.waitFor(() => expect(client.texts()).toEqual(['Hello, 你好', ...all]), 5000);
    desk.reachBy(desk.port);
    proxy.close();
  });

  it('learns that its token has expired', async () => {
    const client = await chat({ webSocket: true });
    await client.post(message('hi', 'c-1'));
    desk.clock.advance(61 * 60 * 1000);
    expect(await client.post(message('too late', 'c-2'))).toBe('retry');
    expect(client.statuses.at(-1)).toBe(status.ExpiredToken);
  });

  it('repeating a client activity id changes nothing', async () => {
    const client = await chat({ webSocket: true });
    const id = await client.post(message('once', 'c-1'));
    expect(await client.post(message('once', 'c-1'))).toBe(id);
    await client.post(message('end', 'c-2'));
    await vi.waitFor(() => expect(client.texts().at(-1)).toBe('You said: end'), 5000);
    expect(client.texts().filter(text => text === 'once')).toHaveLength(1);
  });

  it('may send typing and events, which nobody hears', async () => {
    const client = await chat({ webSocket: true });
    await vi.waitFor(() => expect(client.seen).toHaveLength(1), 5000);
    const before = desk.handled.length;
    expect(await client.post({ type: 'typing', from: { id: '' } })).toMatch(/^cnv_/);
    expect(await client.post({ type: 'event', name: 'webchat/join', value: {}, from: { id: '' } })).toMatch(/^cnv_/);
    expect(desk.handled).toHaveLength(before);
  });

  it('cannot reach a conversation that is not its token’s (abuse 09)', async () => {
    const victim = await begin(desk);
    const own = await begin(desk);
    const thief = openClient({ domain: desk.domain, token: own.token, conversationId: victim.conversationId });
    clients.push(thief);
    await expect(thief.post(message('hi', 'c-1'))).rejects.toThrow();
    expect(thief.statuses.at(-1)).toBe(status.FailedToConnect);
    expect(thief.seen).toEqual([]);
  });
});
