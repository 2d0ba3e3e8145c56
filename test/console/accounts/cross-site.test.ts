import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Desk, startDesk } from '../start-desk.ts';

describe('abuse 15: a page elsewhere that makes an owner’s browser act', () => {
  let desk: Desk;
  let cookie: string;
  beforeAll(async () => {
    desk = await startDesk();
    cookie = await desk.enter('Ann', 'owner');
  });
  afterAll(() => desk.close());

  const changing = () =>
    desk.routes.filter(({ method, access }) => method !== 'GET' && access !== 'public' && access !== 'signed');
  const filled = (path: string) => path.replace('{action}', 'claim').replace(/\{\w+\}/g, 'T-1001');

  it.each([
    ['says so', { 'sec-fetch-site': 'cross-site' }],
    ['is a neighbour', { 'sec-fetch-site': 'same-site' }],
    ['names its origin', { origin: 'https://evil.example' }],
    ['says nothing at all', {}],
  ] as const)('changes nothing on any route, when it %s', async (_how, headers) => {
    const routes = changing();
    expect(routes.length).toBeGreaterThan(15);
    for (const { method, path } of routes) {
      const reply = await desk.send(method, filled(path), { cookie, headers, json: {} });
      expect([reply.status, await reply.json()], `${method} ${path}`).toMatchObject([
        403,
        { error: { code: 'cross_site' } },
      ]);
    }
  });

  it('cannot choose somebody’s password behind a link', async () => {
    const headers = { 'sec-fetch-site': 'cross-site' };
    const reply = await desk.post(`/join/${'A'.repeat(22)}`, { form: { password: 'x', again: 'x' }, headers });
    expect(reply.status).toBe(403);
  });
});
