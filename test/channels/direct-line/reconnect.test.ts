import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { question } from './call.ts';
import { closeClientsAfterEach, idOf, ids, message, openChat, reply, ticketsOf } from './real-chat.ts';
import { type SeverableProxy, startSeverableProxy } from './severable-proxy.ts';
import { type Desk, startDesk } from './start-desk.ts';
import { status } from './web-chat-client.ts';

closeClientsAfterEach();

/** What the conversation holds, as a client must have seen it: in order, nothing missing, nothing twice. */
async function wholeLog(desk: Desk, conversationId: string): Promise<string[]> {
  return (await desk.logged(conversationId)).map(({ n }) => `${conversationId}|${String(n).padStart(7, '0')}`);
}

const throughProxy = (proxy: SeverableProxy) => `http://127.0.0.1:${proxy.port}`;

describe('the real client', () => {
  it('resumes after a dropped socket without loss or repetition, while an operator writes', async () => {
    const proxy = await startSeverableProxy();
    const desk = await startDesk({ environment: { PUBLIC_URL: throughProxy(proxy) } });
    onTestFinished(async () => {
      proxy.close();
      await desk.close();
    });
    proxy.leadTo(desk.port);
    const client = await openChat(desk, { domain: `${throughProxy(proxy)}/v3/directline` });
    await client.post(message('talk to a person', 'c-1'));
    await vi.waitFor(() => expect(client.texts().at(-1)).toMatch(/Which e-mail address/), 10_000);
    const before = client.seen.length;
    const [ticket] = await ticketsOf(desk, idOf(client));
    proxy.cut();
    await reply(desk, idOf(client), ticket?.number ?? '', 'written meanwhile');
    await vi.waitFor(() => expect(client.seen.length).toBeGreaterThan(before), 15_000);
    await client.post(message('status of my ticket', 'c-2'));
    const log = await wholeLog(desk, idOf(client));
    await vi.waitFor(() => expect(ids(client)).toEqual(log), 10_000);
    expect(client.texts()).toContain('written meanwhile');
  });

  it('goes on with its token and its conversation after the desk was restarted', async () => {
    const dir = mkdtempSync(join(tmpdir(), 'restart-'));
    const proxy = await startSeverableProxy();
    const environment = { DATA_DIR: dir, PUBLIC_URL: throughProxy(proxy) };
    const start = async () => {
      const started = await startDesk({ database: join(dir, 'desk.db'), environment });
      proxy.leadTo(started.port);
      return started;
    };
    const first = await start();
    const client = await openChat(first, { domain: `${throughProxy(proxy)}/v3/directline` });
    await client.post(message(question, 'c-1'));
    await vi.waitFor(() => expect(client.seen).toHaveLength(4), 10_000);
    await first.close();
    const second = await start();
    onTestFinished(async () => {
      proxy.close();
      await second.close();
      rmSync(dir, { recursive: true });
    });
    await vi.waitFor(() => expect(client.statuses.at(-1)).toBe(status.Online), 15_000);
    await client.post(message('No', 'c-2'));
    const log = await wholeLog(second, idOf(client));
    expect(log.length).toBeGreaterThan(5);
    await vi.waitFor(() => expect(ids(client)).toEqual(log), 15_000);
  });
});
