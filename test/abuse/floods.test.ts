import { connect, type Socket } from 'node:net';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { WebSocket } from 'ws';
import { begin } from '../channels/direct-line/call.ts';
import { type AttackedDesk, startAttackedDesk } from './attacked-desk.ts';

type Options = Parameters<typeof startAttackedDesk>[0];

async function attacked(options?: Options): Promise<AttackedDesk> {
  const desk = await startAttackedDesk(options);
  onTestFinished(() => desk.close());
  return desk;
}

/** Does the same until it is refused, or `most` times; gives the statuses and the refusal's Retry-After. */
async function repeat(most: number, once: () => Promise<{ status: number; headers: Headers }>) {
  let passed = 0;
  for (; passed < most; passed += 1) {
    const { status, headers } = await once();
    if (status === 429) return { passed, retryAfter: Number(headers.get('retry-after')) };
  }
  return { passed, retryAfter: undefined };
}

describe('abuse 32: a flood', () => {
  let limited: AttackedDesk;
  beforeAll(async () => {
    limited = await startAttackedDesk({ limited: true });
  });
  afterAll(() => limited.close());

  it('of messages ends at 30 a minute, and other conversations go on', async () => {
    const customer = await limited.customer();
    const { passed, retryAfter } = await repeat(40, () => customer.say('hi'));
    expect([passed, retryAfter]).toEqual([30, expect.any(Number)]);
    expect(retryAfter).toBeGreaterThan(0);
    expect(retryAfter).toBeLessThanOrEqual(60);
    expect((await (await limited.customer()).say('hi')).status).toBe(200);
  });

  it('of questions over HTTP ends at 120 a minute, on both addresses together, whatever X-Forwarded-For says', async () => {
    let n = 0;
    const ask = () => {
      n += 1;
      const headers = { 'x-forwarded-for': `10.0.0.${n % 250}` };
      const path = n % 2 === 0 ? '/support' : '/customer_service';
      // refused for its content, yet counted: a flood of wrong questions is one, too
      return limited.request('POST', path, { json: n < 110 ? {} : { question: 'hi' }, headers });
    };
    const { passed, retryAfter } = await repeat(150, ask);
    expect([passed, retryAfter]).toEqual([120, expect.any(Number)]);
  });

  it('of tokens and sessions of the chat page ends at 30 together', async () => {
    const desk = await attacked({ limited: true });
    let n = 0;
    const { passed, retryAfter } = await repeat(40, () => {
      n += 1;
      return desk.request('POST', n % 2 === 0 ? '/chat/session' : '/v3/directline/tokens/generate', { json: {} });
    });
    expect([passed, retryAfter]).toEqual([30, expect.any(Number)]);
  });

  it.each([
    ['searches', 120, 'GET', '/api/articles?q=lamp'],
    ['pages', 600, 'GET', '/assets/x'],
    ['wrong passwords', 5, 'POST', '/api/session'],
  ])('of %s ends at %d', async (_what, most, method, path) => {
    const json = { email: 'a@b.example', password: 'wrong wrong wrong' };
    const { passed, retryAfter } = await repeat(most + 10, () =>
      limited.request(method, path, method === 'GET' ? {} : { json }),
    );
    expect([passed, retryAfter]).toEqual([most, expect.any(Number)]);
  });
});

describe('abuse 45: connections that only wait', () => {
  it('in their hundreds do not keep the desk from answering', async () => {
    const desk = await attacked();
    const idle: Socket[] = Array.from({ length: 400 }, (_, n) => {
      const socket = connect(desk.port, '127.0.0.1', () => {
        if (n % 2 === 0) socket.write('POST /support HTTP/1.1\r\nHost: x\r\nContent-Length: 1000\r\n\r\n{"ques');
      });
      return socket.on('error', () => {});
    });
    onTestFinished(() => {
      for (const socket of idle) socket.destroy();
    });
    await Promise.all(idle.map(socket => new Promise(resolve => socket.once('connect', resolve))));
    const customer = await desk.customer();
    await customer.say('How do I reset my password?');
    expect((await customer.texts()).at(-1)).toBe('Did this help?');
    for (const socket of idle) socket.destroy();
  });

  it('as streams of one address are refused past its share', async () => {
    const desk = await attacked({ overrides: { streamLimits: { perAddress: 5 } } });
    const open = async () => {
      const socket = new WebSocket((await begin(desk)).streamUrl);
      socket.on('error', () => {});
      onTestFinished(() => socket.terminate());
      return new Promise<number>(resolve => {
        socket.on('unexpected-response', (_req, res) => resolve(res.statusCode ?? 0));
        socket.on('open', () => resolve(101));
      });
    };
    const statuses: number[] = [];
    for (let n = 0; n < 7; n += 1) statuses.push(await open());
    expect(statuses).toEqual([101, 101, 101, 101, 101, 429, 429]);
    expect((await desk.request('GET', '/healthz')).status).toBe(200);
  });
});
