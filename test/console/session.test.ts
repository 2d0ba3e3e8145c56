import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { hashSecret } from '../../src/base/secrets.ts';
import { cookieOf, type Desk, now, password, startDesk } from './start-desk.ts';

describe('a session', () => {
  let desk: Desk;
  beforeEach(async () => {
    desk = await startDesk();
    await desk.addOperator('Ann', 'ann@example.com');
  });
  afterEach(() => desk.close());

  const tryPassword = (email: string, word: string) => desk.post('/api/session', { json: { email, password: word } });

  it('opens with the right password and lets the operator in', async () => {
    const reply = await tryPassword(' Ann@Example.com ', password);
    expect(reply.status).toBe(200);
    expect(await reply.json()).toMatchObject({ operator: { name: 'Ann', role: 'operator' } });
    expect((await desk.get('/api/tickets', { cookie: cookieOf(reply) })).status).toBe(200);
  });

  it('abuse 01: is a cookie that no script reads, no other site sends, and only https carries when there is https', async () => {
    const [plain] = (await tryPassword('ann@example.com', password)).headers.getSetCookie();
    expect(plain).toMatch(/; Path=\/; Max-Age=43200; HttpOnly; SameSite=Strict$/);
    const secure = await startDesk({ secureCookies: true });
    await secure.addOperator('Ann', 'ann@example.com');
    const reply = await secure.post('/api/session', { json: { email: 'ann@example.com', password } });
    expect(reply.headers.getSetCookie()[0]).toMatch(/; HttpOnly; SameSite=Strict; Secure$/);
    await secure.close();
  });

  it('abuse 25: is 128 random bits, differs each time, and ends after 12 hours', async () => {
    const one = await desk.signIn('ann@example.com');
    const two = await desk.signIn('ann@example.com');
    expect(one).toMatch(/^solodesk_session=[\w-]{22}$/);
    expect(two).not.toBe(one);
    desk.clock.advance(12 * 3_600_000 - 1);
    expect((await desk.get('/api/tickets', { cookie: one })).status).toBe(200);
    desk.clock.advance(1);
    expect((await desk.get('/api/tickets', { cookie: one })).status).toBe(401);
  });

  it('ends when the operator signs out, on the server too', async () => {
    for (const end of [
      (cookie: string) => desk.send('DELETE', '/api/session', { cookie }),
      (cookie: string) => desk.post('/api/session/end', { cookie, json: undefined }),
      (cookie: string) => desk.post('/console/sign-out', { cookie, form: {} }),
    ]) {
      const cookie = await desk.signIn('ann@example.com');
      const reply = await end(cookie);
      expect([204, 303]).toContain(reply.status);
      expect(reply.headers.getSetCookie()[0]).toContain('Max-Age=0');
      expect((await desk.get('/api/tickets', { cookie })).status).toBe(401);
    }
  });

  it('abuse 31: is refused in the same words for an unknown user, a wrong password and an account without one', async () => {
    await desk.addToken('Robot');
    const replies = [];
    for (const [email, word] of [
      ['nobody@example.com', password],
      ['ann@example.com', 'not her password'],
      ['robot', password],
    ] as const) {
      const reply = await tryPassword(email, word);
      replies.push({ status: reply.status, body: await reply.text() });
      expect(reply.headers.getSetCookie()).toEqual([]);
    }
    expect(replies[0]?.status).toBe(401);
    expect(new Set(replies.map(reply => JSON.stringify(reply))).size).toBe(1);
  });

  it('abuse 27, 32: five wrong passwords close the account for a while, even to the right one and from a claimed other address', async () => {
    for (let n = 1; n <= 5; n += 1)
      expect((await tryPassword('ann@example.com', `wrong number ${n}`)).status).toBe(401);
    const reply = await desk.post('/api/session', {
      json: { email: 'ANN@example.com', password },
      headers: { 'x-forwarded-for': '198.51.100.7' },
    });
    expect(reply.status).toBe(429);
    expect(Number(reply.headers.get('retry-after'))).toBeGreaterThan(0);
    await desk.addOperator('Bo', 'bo@example.com');
    expect((await tryPassword('bo@example.com', password)).status).toBe(200);
  });

  it('counts failed sign-ins only: one that succeeds starts the count again', async () => {
    for (let round = 1; round <= 2; round += 1) {
      for (let n = 1; n <= 4; n += 1) expect((await tryPassword('ann@example.com', 'a wrong word')).status).toBe(401);
      expect((await tryPassword('ann@example.com', password)).status).toBe(200);
    }
  });

  it('abuse 27: one address may not try account after account', async () => {
    for (let n = 1; n <= 29; n += 1) await desk.deps.limiter.take('signInAddress', '127.0.0.1');
    expect((await tryPassword('user1@example.com', 'a guess')).status).toBe(401);
    expect((await tryPassword('user2@example.com', 'a guess')).status).toBe(429);
    expect((await tryPassword('ann@example.com', password)).status).toBe(429);
  });

  it('abuse 30: dies with the epoch of its account', async () => {
    const ann = await desk.store.operators.byEmail('ann@example.com');
    const expiresAt = '2026-03-03T09:00:00.000Z';
    const open = (secret: string, epoch: number) =>
      desk.store.operators.insertSession({
        hash: hashSecret(secret),
        id: secret,
        operatorId: ann?.id ?? '',
        epoch,
        createdAt: now,
        expiresAt,
      });
    await open('a'.repeat(22), 1);
    await open('b'.repeat(22), 0);
    expect((await desk.get('/api/tickets', { cookie: `solodesk_session=${'a'.repeat(22)}` })).status).toBe(200);
    expect((await desk.get('/api/tickets', { cookie: `solodesk_session=${'b'.repeat(22)}` })).status).toBe(401);
  });

  it('abuse 12: takes no field that it does not know', async () => {
    const json = { email: 'ann@example.com', password, role: 'owner' };
    expect((await desk.post('/api/session', { json })).status).toBe(400);
  });

  it('abuse 15: a page elsewhere can do nothing with it', async () => {
    const cookie = await desk.signIn('ann@example.com');
    for (const headers of [{ origin: 'https://evil.example' }, { 'sec-fetch-site': 'cross-site' }]) {
      expect((await desk.post('/api/tickets/T-1/claim', { cookie, headers })).status).toBe(403);
      expect((await desk.post('/console/sign-out', { cookie, form: {}, headers })).status).toBe(403);
    }
    expect((await desk.get('/api/tickets', { cookie })).status).toBe(200);
  });
});
