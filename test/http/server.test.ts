import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { AppError } from '../../src/base/errors.ts';
import { type Route, route } from '../../src/http/route.ts';
import type { HttpServer } from '../../src/http/server.ts';
import { rawRequest } from './raw-request.ts';
import { startServer } from './start-server.ts';

const routes: Route[] = [
  route({
    method: 'POST',
    path: '/echo/{id}',
    access: 'public',
    params: z.strictObject({ id: z.string().max(20) }),
    query: z.strictObject({ q: z.union([z.string(), z.array(z.string())]).optional() }),
    body: z.strictObject({ email: z.email(), note: z.json().optional() }),
    handle: async ({ params, query, body, ip }) => ({ status: 201, json: { params, query, body, ip } }),
  }),
  route({
    method: 'GET',
    path: '/plain',
    access: 'public',
    handle: async () => ({ text: 'hello', type: 'text/plain' }),
  }),
  route({ method: 'GET', path: '/moved', access: 'public', handle: async () => ({ redirect: '/plain' }) }),
  route({ method: 'DELETE', path: '/gone', access: 'public', handle: async () => ({ empty: true }) }),
  route({ method: 'GET', path: '/page', access: 'public', handle: async ({ nonce }) => ({ html: `<p>${nonce}` }) }),
  route({
    method: 'GET',
    path: '/embedded',
    access: 'public',
    handle: async () => ({
      html: '<p>',
      csp: { frameAncestors: ['https://shop.example'], connect: ['wss://desk.example'] },
    }),
  }),
  route({
    method: 'GET',
    path: '/fail/{kind}',
    access: 'public',
    params: z.object({ kind: z.string() }),
    handle: async ({ params }) => {
      if (params.kind === 'conflict') throw new AppError('conflict', 'claimed', 'Claimed by another');
      if (params.kind === 'missing') throw new AppError('missing', 'not_found', 'No article');
      throw new Error('secret database path');
    },
  }),
  route({
    method: 'POST',
    path: '/form',
    access: 'public',
    body: z.strictObject({ a: z.string() }),
    bodyType: 'form',
    handle: async ({ body }) => ({ json: body }),
  }),
  route({
    method: 'POST',
    path: '/upload',
    access: 'public',
    maxBody: 1000,
    body: z.strictObject({ name: z.string(), file: z.instanceof(File) }),
    bodyType: 'multipart',
    handle: async ({ body }) => ({ json: { name: body.name, size: body.file.size } }),
  }),
  {
    method: 'POST',
    path: '/raw',
    access: 'public',
    raw: async (req, res) => {
      res.end(JSON.stringify(req.body));
    },
  },
];

let url: string;
let port: number;
let server: HttpServer;

beforeAll(async () => {
  ({ url, port, server } = await startServer({
    routes,
    notFound: ({ path, nonce }) => ({ html: `<p nonce="${nonce}">nothing at ${path.length}` }),
    timeouts: { headers: 300, request: 300, check: 50 },
  }));
});
afterAll(() => server.close());

const post = (path: string, body: string, headers: Record<string, string> = {}) =>
  fetch(url + path, { method: 'POST', body, headers: { 'content-type': 'application/json', ...headers } });

const errorCode = async (reply: Response) =>
  z.object({ error: z.strictObject({ code: z.string(), message: z.string() }) }).parse(await reply.json()).error.code;

describe('what reaches a handler', () => {
  it('has params, query and body as their schemas parsed them', async () => {
    const reply = await post('/echo/%E4%B8%AD?q=1&q=2', '{"email":"a@b.example"}');
    expect(reply.status).toBe(201);
    const body = { params: { id: '中' }, query: { q: ['1', '2'] }, body: { email: 'a@b.example' }, ip: '127.0.0.1' };
    expect(await reply.json()).toEqual(body);
  });

  it('is JSON even when curl -d calls it a form', async () => {
    const headers = { 'content-type': 'application/x-www-form-urlencoded' };
    expect((await post('/echo/1', '{"email":"a@b.example"}', headers)).status).toBe(201);
  });

  it('is a parsed form', async () => {
    const reply = await post('/form', 'a=x%20y', { 'content-type': 'application/x-www-form-urlencoded' });
    expect(await reply.json()).toEqual({ a: 'x y' });
  });

  it('is a parsed multipart form', async () => {
    const form = new FormData();
    form.set('name', 'note');
    form.set('file', new File(['12345'], 'note.txt'));
    const reply = await fetch(`${url}/upload`, { method: 'POST', body: form });
    expect(await reply.json()).toEqual({ name: 'note', size: 5 });
  });

  it('is node’s own request for a raw route', async () => {
    expect(await (await post('/raw', '{"type":"message"}')).json()).toEqual({ type: 'message' });
  });
});

describe('what is refused before a handler', () => {
  const bodies: [string, string, RegExp][] = [
    ['a missing field, by name', '{}', /^body\.email: Invalid input: expected string/],
    [
      'abuse 12: a field nobody declared',
      '{"email":"a@b.example","role":"owner"}',
      /Unrecognized key: "role"; leave it out/,
    ],
    ['no body at all', '', /^body: /],
    ['broken JSON', '{"email":', /not valid JSON/],
    ['abuse 13: __proto__ in JSON', '{"email":"a@b.example","note":{"__proto__":{"x":1}}}', /__proto__ is not allowed/],
    [
      'abuse 13: constructor in JSON',
      '{"email":"a@b.example","note":[{"constructor":1}]}',
      /constructor is not allowed/,
    ],
    [
      'abuse 41: deep nesting',
      `{"email":"a@b.example","note":${'['.repeat(20_000)}${']'.repeat(20_000)}}`,
      /nested deeper/,
    ],
  ];
  for (const [name, body, message] of bodies) {
    it(name, async () => {
      const reply = await post('/echo/1', body);
      expect(reply.status).toBe(400);
      expect(await reply.json()).toEqual({ error: { code: 'invalid', message: expect.stringMatching(message) } });
    });
  }

  it('abuse 13: __proto__ in a query', async () => {
    const reply = await post('/echo/1?__proto__=1', '{"email":"a@b.example"}');
    expect(reply.status).toBe(400);
  });

  it('a query nobody declared', async () => {
    expect((await post('/echo/1?debug=1', '{"email":"a@b.example"}')).status).toBe(400);
  });

  it('abuse 45: a body that announces too much', async () => {
    const reply = await post('/echo/1', `{"email":"${'a'.repeat(70_000)}"}`);
    expect(reply.status).toBe(413);
    expect(await errorCode(reply)).toBe('too_large');
  });

  it('abuse 45: a body that grows too large without announcing it', async () => {
    const chunk = `${(2000).toString(16)}\r\n${'a'.repeat(2000)}\r\n`;
    const head = 'POST /upload HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n';
    expect(await rawRequest(port, head + chunk)).toMatch(/^HTTP\/1\.1 413 /);
  });

  it('a body that is not UTF-8, or compressed', async () => {
    const body = new Uint8Array([0x22, 0xff, 0xfe, 0x22]);
    expect((await fetch(`${url}/echo/1`, { method: 'POST', body })).status).toBe(400);
    expect((await post('/echo/1', '{}', { 'content-encoding': 'gzip' })).status).toBe(415);
  });

  it('abuse 45: a head that never ends is cut off', async () => {
    expect(await rawRequest(port, 'GET /plain HTTP/1.1\r\nHost: x\r\n')).toMatch(/^HTTP\/1\.1 408 /);
  });

  it('abuse 45: a body that never ends is cut off', async () => {
    const head = 'POST /echo/1 HTTP/1.1\r\nHost: x\r\nContent-Length: 10\r\n\r\n{';
    expect(await rawRequest(port, head)).toMatch(/^HTTP\/1\.1 408 /);
  });

  it('abuse 45: a connection that says nothing is cut off', async () => {
    await expect(rawRequest(port, '')).resolves.toMatch(/^(HTTP\/1\.1 408 |$)/);
  });

  it('a malformed Host, which leaves the server standing', async () => {
    const answer = await rawRequest(port, 'GET /plain HTTP/1.1\r\nHost: [\r\nConnection: close\r\n\r\n');
    expect(answer).toMatch(/^HTTP\/1\.1 400 /);
    const target = await rawRequest(port, 'GET http://[/ HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n');
    expect(target).toMatch(/^HTTP\/1\.1 400 /);
    expect((await fetch(`${url}/plain`)).status).toBe(200);
  });
});

describe('replies', () => {
  it('carry text, redirects and nothing', async () => {
    expect(await (await fetch(`${url}/plain`)).text()).toBe('hello');
    const moved = await fetch(`${url}/moved`, { redirect: 'manual' });
    expect([moved.status, moved.headers.get('location')]).toEqual([302, '/plain']);
    expect((await fetch(`${url}/gone`, { method: 'DELETE' })).status).toBe(204);
  });

  it('to HEAD have the headers of GET and no body', async () => {
    const reply = await fetch(`${url}/plain`, { method: 'HEAD' });
    expect([reply.status, reply.headers.get('content-length'), await reply.text()]).toEqual([200, '5', '']);
  });

  it('do not name the software and are not sniffed', async () => {
    const { headers } = await fetch(`${url}/plain`);
    expect([headers.get('server'), headers.get('x-content-type-options')]).toEqual([null, 'nosniff']);
  });

  it('that are pages carry the strict policy with a fresh nonce', async () => {
    const first = await fetch(`${url}/page`);
    const nonce = (await first.text()).slice('<p>'.length);
    const policy = first.headers.get('content-security-policy') ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain(`script-src 'nonce-${nonce}' 'strict-dynamic'`);
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toContain('unsafe');
    expect(first.headers.get('x-frame-options')).toBe('DENY');
    expect(first.headers.get('referrer-policy')).toBe('same-origin');
    expect((await (await fetch(`${url}/page`)).text()).slice('<p>'.length)).not.toBe(nonce);
  });

  it('that are pages open only what they ask for', async () => {
    const { headers } = await fetch(`${url}/embedded`);
    const policy = headers.get('content-security-policy') ?? '';
    expect(policy).toContain('frame-ancestors https://shop.example;');
    expect(policy).toContain("connect-src 'self' wss://desk.example");
    expect(headers.get('x-frame-options')).toBe(null);
  });
});

describe('errors', () => {
  it('of the domain keep their code and message', async () => {
    const reply = await fetch(`${url}/fail/conflict`);
    expect(reply.status).toBe(409);
    expect(await reply.json()).toEqual({ error: { code: 'claimed', message: 'Claimed by another' } });
  });

  it('that nobody expected say nothing of themselves', async () => {
    const reply = await fetch(`${url}/fail/other`);
    expect(reply.status).toBe(500);
    expect(await reply.text()).not.toContain('secret');
  });

  it('answer an unknown path as JSON, and as a page to a browser', async () => {
    const json = await fetch(`${url}/nowhere/%ZZ`);
    expect([json.status, await errorCode(json)]).toEqual([404, 'not_found']);
    for (const path of ['/nowhere', '/fail/missing']) {
      const page = await fetch(url + path, { headers: { accept: 'text/html' } });
      expect(page.status).toBe(404);
      expect(page.headers.get('content-type')).toContain('text/html');
      expect(await page.text()).toMatch(/nonce="[^"]+"/);
    }
  });

  it('answer a wrong method with 405 and the methods that are right', async () => {
    const reply = await fetch(`${url}/plain`, { method: 'POST' });
    expect([reply.status, reply.headers.get('allow')]).toEqual([405, 'GET, HEAD']);
    expect(await errorCode(reply)).toBe('method_not_allowed');
  });
});
