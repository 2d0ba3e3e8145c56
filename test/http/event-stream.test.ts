import { connect, type Socket } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import type { EventStream } from '../../src/http/event-stream.ts';
import { route } from '../../src/http/route.ts';
import type { HttpServer } from '../../src/http/server.ts';
import { startServer } from './start-server.ts';

let server: HttpServer | undefined;
afterEach(() => server?.close());

/** A server whose one route hands its streams to the test. */
async function streaming(streamLimits: { heartbeatMs?: number; backlogBytes?: number } = {}) {
  const waiting: ((stream: EventStream) => void)[] = [];
  const opened = () => new Promise<EventStream>(resolve => waiting.push(resolve));
  const live = route({
    method: 'GET',
    path: '/live',
    access: 'public',
    handle: async () => ({ stream: stream => waiting.shift()?.(stream) }),
  });
  const started = await startServer({ routes: [live], streamLimits });
  server = started.server;
  return { ...started, opened };
}

async function readUntil(reply: Response, wanted: string): Promise<string> {
  const reader = reply.body?.getReader();
  let text = '';
  while (reader && !text.includes(wanted)) {
    const { done, value } = await reader.read();
    if (done) break;
    text += new TextDecoder().decode(value);
  }
  reader?.releaseLock();
  return text;
}

describe('an event stream', () => {
  it('sends its head at once, then each event as a block of lines', async () => {
    const { url, opened } = await streaming();
    const stream = opened();
    const reply = await fetch(`${url}/live`);
    expect(reply.headers.get('content-type')).toBe('text/event-stream; charset=utf-8');
    expect(reply.headers.get('cache-control')).toBe('no-store');
    (await stream).send({ id: '7', name: 'ticket', data: { text: 'two\nlines' } });
    (await stream).send({ id: '8' });
    expect(await readUntil(reply, 'id: 8')).toBe(
      'retry: 2000\n\nid: 7\nevent: ticket\ndata: {"text":"two\\nlines"}\n\nid: 8\n\n',
    );
  });

  it('comments now and then, so that nobody cuts a quiet one', async () => {
    const { url } = await streaming({ heartbeatMs: 5 });
    expect(await readUntil(await fetch(`${url}/live`), ':\n\n:\n\n')).toContain(':\n\n:\n\n');
  });

  it('tells when its reader has gone, and takes nothing more', async () => {
    const { url, opened } = await streaming();
    const stream = opened();
    const leave = new AbortController();
    await fetch(`${url}/live`, { signal: leave.signal });
    const open = await stream;
    const gone = new Promise<void>(resolve => open.onClose(resolve));
    leave.abort();
    await gone;
    expect(open.send({ name: 'ticket', data: {} })).toBe(false);
    expect(await new Promise(resolve => open.onClose(() => resolve('told again')))).toBe('told again');
  });

  it('drops a reader that does not read instead of keeping everything for it', async () => {
    const { url, port, opened } = await streaming({ backlogBytes: 10_000 });
    const stream = opened();
    const socket = await unread(port);
    const open = await stream;
    const gone = new Promise<void>(resolve => open.onClose(resolve));
    const data = 'x'.repeat(100_000);
    let sent = 0;
    while (open.send({ data })) {
      sent += 1;
      expect(sent).toBeLessThan(10_000);
      await new Promise(resolve => setImmediate(resolve));
    }
    await gone;
    socket.destroy();
    expect((await fetch(`${url}/none`)).status).toBe(404);
  });

  it('answers HEAD without staying open', async () => {
    const { url } = await streaming();
    const reply = await fetch(`${url}/live`, { method: 'HEAD' });
    expect(reply.headers.get('content-type')).toContain('text/event-stream');
  });

  it('ends when the server closes, well before the drain time', async () => {
    const { url, opened } = await streaming();
    const stream = opened();
    const reply = await fetch(`${url}/live`);
    await stream;
    await server?.close();
    expect(await reply.text()).toBe('retry: 2000\n\n');
  });
});

/** A client that asks and never reads. */
function unread(port: number): Promise<Socket> {
  return new Promise(resolve => {
    const socket = connect(port, '127.0.0.1', () => {
      socket.pause();
      socket.write('GET /live HTTP/1.1\r\nHost: localhost\r\n\r\n');
      resolve(socket);
    });
    socket.on('error', () => {});
  });
}
