import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { rawRequest } from '../http/raw-request.ts';
import { type AttackedDesk, startAttackedDesk, ticketsOf } from './attacked-desk.ts';

let desk: AttackedDesk;
let token: string;
beforeAll(async () => {
  desk = await startAttackedDesk();
  token = await desk.token('Mei');
});
afterAll(() => desk.close());

describe('abuse 07: a line end in what becomes a header', () => {
  it.each([
    '/chat?origin=https://a.example%0d%0aX-Evil:%201',
    '/chat?origin=https://a.example;script-src%20*',
    '/chat?locale=en%0d%0aX-Evil:1',
    '/console/sign-in?onward=/console%0d%0aX-Evil:1',
    '/help/en/%0d%0aX-Evil:1',
    '/tickets/T-1%0d%0aX-Evil:1?key=%0d%0a',
    '/assets/a%0d%0aX-Evil:1.js',
  ])('adds none: %s', async path => {
    const { status, headers } = await desk.request('GET', path);
    expect(status).toBeLessThan(500);
    expect(headers.has('x-evil')).toBe(false);
    expect(headers.get('content-security-policy') ?? '').not.toMatch(/a\.example|\*/);
  });
});

describe('abuse 13: a name that reaches a prototype', () => {
  const bodies = [
    '{"question":"hi","__proto__":{"admin":true}}',
    '{"question":"hi","constructor":{"prototype":{"admin":true}}}',
    '{"question":"hi","customer":{"__proto__":{"email":"a@b.example"}}}',
  ];
  it.each(bodies)('is refused in a question: %s', async body => {
    const headers = { 'content-type': 'application/json' };
    expect((await desk.request('POST', '/support', { body, headers })).status).toBe(400);
    expect(Object.hasOwn(Object.prototype, 'admin')).toBe(false);
  });

  it('is refused in a posted activity and in its card', async () => {
    const { conversationId, token: own } = await desk.customer();
    const path = `/v3/directline/conversations/${conversationId}/activities`;
    const headers = { 'content-type': 'application/json', authorization: `Bearer ${own}` };
    for (const body of [
      '{"type":"message","text":"hi","__proto__":{"admin":true}}',
      '{"type":"message","value":{"form":"contact","__proto__":{"email":"x"}}}',
      '{"type":"message","value":{"form":"contact","constructor":"x"}}',
      '{"type":"message","text":"hi","channelData":{"prototype":{}}}',
    ]) {
      expect((await desk.request('POST', path, { body, headers })).status).toBe(400);
    }
  });

  it('is refused in a query', async () => {
    for (const path of ['/api/articles?__proto__=1', '/api/tickets?constructor=1', '/api/ratings?__proto__[x]=1']) {
      expect((await desk.request('GET', path, { token })).status).toBe(400);
    }
  });
});

describe('abuse 14: SQL where a filter or a name is expected', () => {
  const sql = ["' OR 1=1 --", "'; DROP TABLE ticket; --", '1 UNION SELECT hash FROM api_token', '%', '\\', '"'];

  it('finds nothing more, changes nothing, and fails nowhere', async () => {
    const customer = await desk.customer();
    await customer.say('talk to a person');
    const before = await ticketsOf(desk, token);
    expect(before).toHaveLength(1);
    for (const text of sql) {
      const encoded = encodeURIComponent(text);
      const found = await desk.request('GET', `/api/tickets?q=${encoded}`, { token });
      expect([found.status, z.object({ items: z.array(z.unknown()) }).parse(found.json).items]).toEqual([200, []]);
      for (const name of ['status', 'priority', 'assignee', 'sort', 'limit']) {
        expect((await desk.request('GET', `/api/tickets?${name}=${encoded}`, { token })).status).toBe(400);
      }
      const page = await desk.request('GET', `/api/tickets?cursor=${encoded}`, { token });
      expect(page.status).toBeLessThan(500);
      expect((await desk.request('GET', `/api/tickets/${encoded}`, { token })).status).toBe(400);
      expect((await desk.request('GET', `/api/ratings?from=${encoded}`, { token })).status).toBe(400);
      expect((await desk.request('GET', `/help/en/${encoded}`)).status).toBe(404);
      expect((await desk.request('GET', `/tickets/${encoded}?key=${encoded}`)).status).toBe(404);
      expect((await customer.send({ type: 'message', text, channelData: { clientActivityID: text } })).status).toBe(
        200,
      );
    }
    expect(await ticketsOf(desk, token)).toHaveLength(1);
    expect(desk.failures()).toEqual([]);
  });
});

describe('abuse 16: the history of a ticket', () => {
  it('is changed and removed by no request', async () => {
    const customer = await desk.customer();
    await customer.say('talk to a person');
    const number = (await ticketsOf(desk, token)).at(-1)?.number ?? '';
    const history = async () => {
      const { json } = await desk.request('GET', `/api/tickets/${number}`, { token });
      return z.looseObject({ history: z.array(z.unknown()) }).parse(json).history;
    };
    const before = await history();
    expect(before.length).toBeGreaterThan(0);
    for (const method of ['PUT', 'PATCH', 'DELETE', 'POST']) {
      for (const path of [
        `/api/tickets/${number}`,
        `/api/tickets/${number}/history`,
        `/api/tickets/${number}/history/1`,
      ]) {
        expect([404, 405]).toContain((await desk.request(method, path, { token, json: { history: [] } })).status);
      }
    }
    expect(await history()).toEqual(before);
  });
});

describe('abuse 04, 37, 38, 40: a file', () => {
  const names = [
    'a.svg',
    '../../etc/passwd',
    'invoice.pdf\u200b.exe',
    'a.php.jpg',
    '.htaccess',
    'a\u202egpj.exe',
    'CON',
  ];

  it.each(names)('is taken by nobody and kept nowhere: %s', async name => {
    const customer = await desk.customer();
    const upload = (headers: Record<string, string>) => {
      const body = new FormData();
      body.set('activity', new Blob(['{"type":"message"}'], { type: 'application/vnd.microsoft.activity' }));
      body.set('file', new File(['<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'], name));
      const path = `/v3/directline/conversations/${customer.conversationId}/upload?userId=dl_x`;
      return desk.request('POST', path, { body, headers });
    };
    expect((await upload({})).status).toBe(403);
    expect((await upload({ authorization: `Bearer ${(await desk.customer()).token}` })).status).toBe(404);
    expect((await upload({ authorization: `Bearer ${customer.token}` })).status).toBe(415);
    expect(await customer.activities()).toHaveLength(1);
    expect((await desk.request('GET', `/assets/${encodeURIComponent(name)}`)).status).toBe(404);
  });

  it('inside an activity is dropped', async () => {
    const customer = await desk.customer();
    const attachments = [
      { contentType: 'image/svg+xml', contentUrl: 'data:image/svg+xml,<svg onload="alert(1)"/>', name: 'a.svg' },
      { contentType: 'text/html', content: '<script>alert(1)</script>' },
    ];
    await customer.send({ type: 'message', text: 'How do I reset my password?', attachments });
    const log = JSON.stringify(await desk.app.store.log.activities(customer.conversationId, 0, 100));
    expect(log).not.toMatch(/svg|alert/);
    expect(await customer.activities()).toHaveLength(4);
  });
});

describe('abuse 45: a head that is no request', () => {
  it.each([
    'GET / HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n',
    `GET /${'a'.repeat(20_000)} HTTP/1.1\r\nHost: x\r\n\r\n`,
    `GET / HTTP/1.1\r\nHost: x\r\nX-Big: ${'a'.repeat(20_000)}\r\n\r\n`,
    `GET / HTTP/1.1\r\nHost: x\r\n${'A: b\r\n'.repeat(3000)}\r\n`,
    'POST /support HTTP/1.1\r\nHost: x\r\nContent-Length: -1\r\n\r\n',
    '\0\0\0\0',
  ])('is refused and leaves the desk standing (case %#)', async bytes => {
    const answer = await rawRequest(desk.port, bytes);
    expect(answer).toMatch(/^HTTP\/1\.1 4\d\d /);
    expect((await desk.request('GET', '/healthz')).status).toBe(200);
  });
});
