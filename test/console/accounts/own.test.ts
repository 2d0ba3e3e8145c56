import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { cookieOf, type Desk, password, startDesk } from '../start-desk.ts';

const origin = { 'sec-fetch-site': 'same-origin' };
const firefox = 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0';

describe('one’s own account', () => {
  let desk: Desk;
  beforeEach(async () => {
    desk = await startDesk();
  });
  afterEach(() => desk.close());

  const json = async (reply: Response) => (await reply.json()) as { items: Record<string, unknown>[] };
  const lastLine = async () => (await desk.store.auditLog.list({ limit: 1 })).items[0];

  it('changes its password, which ends every other session and goes on in this one', async () => {
    await desk.addOperator('Bo', 'bo@example.com', 'editor');
    const [here, there] = [await desk.signIn('bo@example.com'), await desk.signIn('bo@example.com')];
    const next = 'quite another password';
    const change = (current: string) =>
      desk.send('PUT', '/api/account/password', { cookie: here, headers: origin, json: { current, next } });
    expect((await change('not the password')).status).toBe(403);
    expect((await desk.get('/api/account', { cookie: there })).status).toBe(200);
    const reply = await change(password);
    expect(reply.status).toBe(200);
    expect((await desk.get('/api/account', { cookie: cookieOf(reply) })).status).toBe(200);
    for (const cookie of [here, there]) expect((await desk.get('/api/account', { cookie })).status).toBe(401);
    const signedIn = await desk.post('/api/session', { json: { email: 'bo@example.com', password: next } });
    expect(signedIn.status).toBe(200);
  });

  it('abuse 27: is no way to guess a password from a session left open', async () => {
    await desk.addOperator('Bo', 'bo@example.com');
    const cookie = await desk.signIn('bo@example.com');
    const statuses = [];
    for (let n = 1; n <= 6; n += 1) {
      const body = { current: `guess number ${n}`, next: 'quite another password' };
      statuses.push((await desk.send('PUT', '/api/account/password', { cookie, headers: origin, json: body })).status);
    }
    expect(statuses).toEqual([403, 403, 403, 403, 403, 429]);
  });

  it('changes its name, unless another has it', async () => {
    await desk.addToken('Ann');
    const cookie = await desk.enter('Bo');
    const change = (name: string) => desk.send('PUT', '/api/account/name', { cookie, headers: origin, json: { name } });
    expect((await change('Ann')).status).toBe(409);
    expect(await (await change(' Bo Lin ')).json()).toMatchObject({ name: 'Bo Lin', email: null, role: 'operator' });
    expect(await lastLine()).toMatchObject({ action: 'operator.renamed', target: 'Bo Lin', detail: 'Bo' });
  });

  it('lists its sessions with address, browser and last use, and ends one, or all others', async () => {
    await desk.addOperator('Bo', 'bo@example.com');
    const open = async () =>
      cookieOf(
        await desk.post('/api/session', {
          json: { email: 'bo@example.com', password },
          headers: { 'user-agent': firefox },
        }),
      );
    const [first, second, third] = [await open(), await open(), await open()];
    const other = await desk.enter('Ann');
    const { items } = await json(await desk.get('/api/sessions', { cookie: first }));
    expect(items).toHaveLength(3);
    const current = items.filter(item => item['isCurrent']);
    expect(current).toMatchObject([
      { ip: '127.0.0.1', browser: 'Firefox', system: 'Linux', createdAt: desk.clock.now() },
    ]);
    expect(JSON.stringify(items)).not.toContain('hash');
    const mine = current[0]?.['id'];
    const end = (cookie: string, path: string) => desk.send('DELETE', path, { cookie, headers: origin });
    expect((await end(other, `/api/sessions/${mine}`)).status).toBe(404);
    expect((await end(second, `/api/sessions/${mine}`)).status).toBe(204);
    expect((await desk.get('/api/sessions', { cookie: first })).status).toBe(401);
    expect(await (await end(second, '/api/sessions')).json()).toEqual({ ended: 1 });
    expect((await desk.get('/api/sessions', { cookie: third })).status).toBe(401);
    expect((await desk.get('/api/sessions', { cookie: second })).status).toBe(200);
    expect((await desk.get('/api/sessions', { cookie: other })).status).toBe(200);
  });

  it('makes API tokens that are shown once, and revokes them; the owner sees and revokes everybody’s', async () => {
    const [bo, ann, owner] = [
      await desk.enter('Bo', 'editor'),
      await desk.enter('Ann'),
      await desk.enter('O', 'owner'),
    ];
    const reply = await desk.post('/api/tokens', { cookie: bo, headers: origin, json: { name: 'Till' } });
    expect(reply.status).toBe(201);
    const { id, token } = (await reply.json()) as { id: string; token: string };
    expect(token).toMatch(/^sd_[\w-]{22}$/);
    expect((await desk.get('/api/tickets', { token })).status).toBe(403);
    expect((await desk.get('/api/gaps', { token })).status).toBe(200);
    for (const [cookie, count] of [
      [bo, 1],
      [ann, 0],
      [owner, 1],
    ] as const) {
      const text = await (await desk.get('/api/tokens', { cookie })).text();
      expect(JSON.parse(text).items).toHaveLength(count);
      expect(text).not.toContain(token.slice(3));
    }
    const revoke = (cookie: string) => desk.send('DELETE', `/api/tokens/${id}`, { cookie, headers: origin });
    expect((await revoke(ann)).status).toBe(404);
    expect((await revoke(owner)).status).toBe(204);
    expect((await desk.get('/api/gaps', { token })).status).toBe(401);
    expect(await lastLine()).toMatchObject({
      action: 'token.revoked',
      actor: { name: 'O' },
      target: 'Till',
      detail: 'Bo',
    });
  });
});
