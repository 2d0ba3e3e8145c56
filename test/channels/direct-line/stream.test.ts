import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { WebSocket } from 'ws';
import { Activities, begin, call, question, Started, say } from './call.ts';
import { type Desk, startDesk } from './start-desk.ts';

let desk: Desk;
beforeAll(async () => {
  desk = await startDesk({ streams: { perConversation: 2, perAddress: 4, idleMs: 300, frames: 5 } });
});
afterAll(() => desk.close());

/** A stream and everything that came over it. */
function openStream(url: string, options: { autoPong?: boolean } = {}) {
  const socket = new WebSocket(url, options);
  const frames: unknown[] = [];
  socket.on('message', data => frames.push(JSON.parse(String(data))));
  // a refusal is an error of the socket; `ended` tells how it went
  socket.on('error', () => {});
  const ended = new Promise<number>(resolve => {
    socket.on('unexpected-response', (_req, res) => resolve(res.statusCode ?? 0));
    socket.on('close', code => resolve(code));
  });
  const ids = () =>
    frames.flatMap(frame => Activities.parse(frame).activities.map(({ id }) => Number(id.split('|')[1])));
  return { socket, frames, ids, ended };
}

async function reconnect(begun: { conversationId: string; token: string }, watermark: string) {
  const path = `/v3/directline/conversations/${begun.conversationId}?watermark=${watermark}`;
  return Started.parse((await call(desk, 'GET', path, begun.token)).json).streamUrl;
}

describe('a stream', () => {
  it('replays from its watermark, then goes on live', async () => {
    const begun = await begin(desk);
    await say(desk, begun, question);
    const stream = openStream(await reconnect(begun, '1'));
    await vi.waitFor(() => expect(stream.ids()).toEqual([2, 3, 4]), 10_000);
    await say(desk, begun, question);
    await vi.waitFor(() => expect(stream.ids()).toEqual([2, 3, 4, 5, 6, 7]), 10_000);
    expect(stream.frames.at(-1)).toMatchObject({ watermark: '7' });
    stream.socket.terminate();
  });

  it('has no gap and no repeat when messages come while it opens', async () => {
    const begun = await begin(desk);
    const stream = openStream(begun.streamUrl);
    await Promise.all(Array.from({ length: 20 }, () => say(desk, begun, question)));
    await vi.waitFor(() => expect(stream.ids()).toEqual(Array.from({ length: 61 }, (_, n) => n + 1)), 10_000);
    stream.socket.terminate();
  });

  it('starts at the end when its watermark is beyond it', async () => {
    const begun = await begin(desk);
    const stream = openStream(await reconnect(begun, '999'));
    await new Promise(resolve => stream.socket.on('open', resolve));
    await say(desk, begun, question);
    await vi.waitFor(() => expect(stream.ids()).toEqual([2, 3, 4]), 10_000);
    stream.socket.terminate();
  });

  it('abuse 09: hears nothing of another conversation', async () => {
    const [mine, other] = [await begin(desk), await begin(desk)];
    const stream = openStream(mine.streamUrl);
    await vi.waitFor(() => expect(stream.ids()).toEqual([1]), 10_000);
    await say(desk, other, 'My secret is zanzibar');
    await say(desk, mine, question);
    await vi.waitFor(() => expect(stream.ids()).toEqual([1, 2, 3, 4]), 10_000);
    expect(JSON.stringify(stream.frames)).not.toContain('zanzibar');
    stream.socket.terminate();
  });
});

describe('a stream is refused', () => {
  it('without a token, with a call’s token, with an old one, and for another conversation', async () => {
    const [mine, other] = [await begin(desk), await begin(desk)];
    const changed = (change: (url: URL) => void) => {
      const url = new URL(mine.streamUrl);
      change(url);
      return openStream(url.href).ended;
    };
    expect(await changed(url => url.searchParams.delete('t'))).toBe(403);
    expect(await changed(url => url.searchParams.set('t', mine.token))).toBe(403);
    expect(
      await changed(url => {
        url.pathname = url.pathname.replace(mine.conversationId, other.conversationId);
      }),
    ).toBe(404);
    desk.clock.advance(3 * 60 * 1000);
    expect(await openStream(mine.streamUrl).ended).toBe(403);
  });

  it('abuse 45: beyond an address’s share, and lets the oldest of a conversation go', async () => {
    const [first, second, third] = [await begin(desk), await begin(desk), await begin(desk)];
    const streams = [first, first, second].map(begun => openStream(begun.streamUrl));
    await vi.waitFor(() => expect(streams.map(({ ids }) => ids())).toEqual([[1], [1], [1]]), 10_000);
    const newest = openStream(first.streamUrl);
    await vi.waitFor(() => expect(newest.ids()).toEqual([1]), 10_000);
    expect(await streams[0]?.ended).toBe(1006);
    const fourth = openStream(second.streamUrl);
    await vi.waitFor(() => expect(fourth.ids()).toEqual([1]), 10_000);
    expect(await openStream(third.streamUrl).ended).toBe(429);
    for (const { socket } of [...streams, newest, fourth]) socket.terminate();
  });
});

describe('a stream is cut', () => {
  it('abuse 45: when the client sends too much', async () => {
    const stream = openStream((await begin(desk)).streamUrl);
    await new Promise(resolve => stream.socket.on('open', resolve));
    stream.socket.send('x'.repeat(2000));
    expect(await stream.ended).toBe(1009);
  });

  it('abuse 45: when the client sends too often', async () => {
    const stream = openStream((await begin(desk)).streamUrl);
    await new Promise(resolve => stream.socket.on('open', resolve));
    for (let n = 0; n < 6; n += 1) stream.socket.send('');
    expect(await stream.ended).toBe(1006);
  });

  it('abuse 45: when the client answers nothing, but not while it does', async () => {
    const dead = openStream((await begin(desk)).streamUrl, { autoPong: false });
    const alive = openStream((await begin(desk)).streamUrl);
    expect(await dead.ended).toBe(1006);
    expect(alive.socket.readyState).toBe(WebSocket.OPEN);
    alive.socket.terminate();
  });

  it('with a goodbye when the desk closes', async () => {
    const other = await startDesk();
    const stream = openStream((await begin(other)).streamUrl);
    await vi.waitFor(() => expect(stream.ids()).toEqual([1]), 10_000);
    await other.close();
    expect(await stream.ended).toBe(1001);
  });
});
