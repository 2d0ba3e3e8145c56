import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { bearerToken } from '../../../src/http/guard/auth.ts';
import { type Identity, type Route, route } from '../../../src/http/route.ts';
import type { HttpServer } from '../../../src/http/server.ts';
import { startServer } from '../start-server.ts';

const people: Record<string, Identity['role']> = { olga: 'owner', otto: 'operator', edna: 'editor' };

const answer = async ({ operator }: { operator: Identity | undefined }) => ({ json: operator?.name ?? 'nobody' });
const routes: Route[] = [
  route({ method: 'GET', path: '/desk', access: 'operator', handle: answer }),
  route({ method: 'POST', path: '/desk', access: 'operator', body: z.json().optional(), handle: answer }),
  route({ method: 'GET', path: '/house', access: 'owner', handle: answer }),
  route({ method: 'POST', path: '/open', access: 'public', body: z.json().optional(), handle: answer }),
];

let url: string;
let server: HttpServer;

beforeAll(async () => {
  ({ url, server } = await startServer({
    routes,
    publicUrl: () => 'https://desk.example',
    authenticate: async call => {
      const via = call.cookie('session') === undefined ? 'token' : 'session';
      const name = call.cookie('session') ?? bearerToken(call) ?? '';
      const role = people[name];
      return role && { id: name, name, role, via };
    },
  }));
});
afterAll(() => server.close());

const call = async (method: string, path: string, headers: Record<string, string> = {}) =>
  (await fetch(url + path, { method, headers })).status;
const token = (name: string) => ({ authorization: `Bearer ${name}` });
const session = (name: string) => ({ cookie: `theme=dark; session=${name}` });

describe('access', () => {
  it('abuse 33: is refused to nobody in particular', async () => {
    expect(await call('GET', '/desk')).toBe(401);
    expect(await call('GET', '/desk', token('stranger'))).toBe(401);
    expect(await call('GET', '/desk', { authorization: 'Basic b3R0bw==' })).toBe(401);
  });

  it('follows the role', async () => {
    const statuses = async (path: string) =>
      Promise.all(['olga', 'otto', 'edna'].map(name => call('GET', path, token(name))));
    expect(await statuses('/desk')).toEqual([200, 200, 403]);
    expect(await statuses('/house')).toEqual([200, 403, 403]);
  });

  it('works with a session cookie among others', async () => {
    const reply = await fetch(`${url}/desk`, { headers: session('otto') });
    expect(await reply.json()).toBe('otto');
  });

  it('is decided before the body is read', async () => {
    const reply = await fetch(`${url}/desk`, { method: 'POST', body: '{broken' });
    expect(reply.status).toBe(401);
  });
});

describe('abuse 15: a page elsewhere', () => {
  const writes = (headers: Record<string, string>) => call('POST', '/desk', { ...session('otto'), ...headers });

  it('cannot act with an operator’s session', async () => {
    expect(await writes({ origin: 'https://evil.example' })).toBe(403);
    expect(await writes({ origin: 'null' })).toBe(403);
    expect(await writes({ 'sec-fetch-site': 'cross-site', origin: 'https://desk.example' })).toBe(403);
    expect(await writes({ 'sec-fetch-site': 'same-site' })).toBe(403);
    expect(await writes({})).toBe(403);
  });

  it('is told apart from our own pages and from programs', async () => {
    expect(await writes({ 'sec-fetch-site': 'same-origin' })).toBe(200);
    expect(await writes({ origin: 'https://desk.example' })).toBe(200);
    expect(await writes({ origin: url })).toBe(200);
    expect(await call('POST', '/desk', { ...token('otto'), origin: 'https://evil.example' })).toBe(200);
  });

  it('cannot post a plain form to a public route, a program can', async () => {
    expect(await call('POST', '/open', { origin: 'https://evil.example' })).toBe(403);
    expect(await call('POST', '/open')).toBe(200);
    expect(await call('POST', '/open', { origin: 'https://desk.example' })).toBe(200);
  });
});
