import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { keepTicket, sampleTicket } from '../sample-tickets.ts';
import { cookieOf, type Desk, password, startDesk } from '../start-desk.ts';

const bo = { name: 'Bo', email: 'Bo@example.com', role: 'operator' };
const form = { password, again: password };

describe('the team', () => {
  let desk: Desk;
  let owner: string;
  beforeEach(async () => {
    desk = await startDesk();
    owner = await desk.enter('Ann', 'owner');
  });
  afterEach(() => desk.close());

  const asOwner = () => ({ cookie: owner, headers: { 'sec-fetch-site': 'same-origin' } });
  const invite = (json: object = bo) => desk.post('/api/operators/invite', { ...asOwner(), json });
  const invited = async (json?: object) =>
    (await (await invite(json)).json()) as { operator: { id: string }; link: Link };
  type Link = { url: string; kind: string; expiresAt: string; isMailed: boolean };
  const idOf = async (name: string) => (await desk.store.operators.byName(name))?.id ?? '';
  const actions = async () => (await desk.store.auditLog.list({ limit: 100 })).items.map(line => line.action);

  it('grows by a link that is shown once, on whose page the invited choose a password', async () => {
    const reply = await invite();
    expect(reply.status).toBe(201);
    const { operator, link } = (await reply.json()) as Awaited<ReturnType<typeof invited>>;
    expect(operator).toMatchObject({ name: 'Bo', email: 'bo@example.com', role: 'operator', canSignIn: false });
    expect(link).toMatchObject({ kind: 'invite', expiresAt: '2026-03-05T09:00:00.000Z', isMailed: false });
    expect(link.url).toMatch(new RegExp(`^${desk.url}/join/[\\w-]{22}$`));
    const page = await desk.get(link.url);
    expect(await page.text()).toContain('Welcome, Bo');
    const joined = await desk.post(link.url, { form });
    expect([joined.status, joined.headers.get('location')]).toEqual([303, '/console']);
    expect((await desk.get('/api/tickets', { cookie: cookieOf(joined) })).status).toBe(200);
    expect((await desk.get('/api/tickets', { cookie: await desk.signIn('bo@example.com') })).status).toBe(200);
    expect(await actions()).toEqual(expect.arrayContaining(['operator.invited', 'operator.joined', 'session.opened']));
  });

  it('abuse 29: a link is dead after its use, after 72 hours, after another one, and when it is made up', async () => {
    const { operator, link } = await invited();
    const again = await desk.post(`/api/operators/${operator.id}/link`, { ...asOwner(), json: {} });
    const second = ((await again.json()) as { link: Link }).link;
    const late = (await invited({ ...bo, name: 'Cy', email: 'cy@example.com' })).link;
    expect((await desk.post(second.url, { form })).status).toBe(303);
    desk.clock.advance(72 * 3_600_000);
    for (const url of [link.url, second.url, late.url, `${desk.url}/join/${'A'.repeat(22)}`, `${desk.url}/join/x`]) {
      for (const reply of [await desk.get(url), await desk.post(url, { form })]) {
        expect(reply.status).toBe(404);
        expect(await reply.text()).toContain('no longer works');
        expect(reply.headers.getSetCookie()).toEqual([]);
      }
    }
  });

  it('says on the page what is wrong with a password, and the link goes on working', async () => {
    const { link } = await invited();
    for (const wrong of [
      { password: 'short', again: 'short' },
      { password, again: 'something else' },
    ]) {
      const reply = await desk.post(link.url, { form: wrong });
      expect(reply.status).toBe(400);
      expect(await reply.text()).toContain('role="alert"');
    }
    expect((await desk.post(link.url, { form })).status).toBe(303);
  });

  it('gives somebody who forgot the password a new one, and ends the sessions of the old one', async () => {
    await desk.addOperator('Bo', 'bo@example.com');
    const old = await desk.signIn('bo@example.com');
    const reply = await desk.post(`/api/operators/${await idOf('Bo')}/link`, { ...asOwner(), json: {} });
    const { link } = (await reply.json()) as { link: Link };
    expect(link.kind).toBe('reset');
    expect(await (await desk.get(link.url)).text()).toContain('A new password for Bo');
    const words = 'quite another password';
    expect((await desk.post(link.url, { form: { password: words, again: words } })).status).toBe(303);
    expect((await desk.get('/api/tickets', { cookie: old })).status).toBe(401);
    expect((await desk.post('/api/session', { json: { email: 'bo@example.com', password } })).status).toBe(401);
    const right = { email: 'bo@example.com', password: words };
    expect((await desk.post('/api/session', { json: right })).status).toBe(200);
  });

  it('has no two people of one name or address, and no name that could break a line', async () => {
    await invite();
    expect((await invite({ ...bo, email: 'other@example.com' })).status).toBe(409);
    expect((await invite({ ...bo, name: 'Other' })).status).toBe(409);
    expect((await invite({ ...bo, name: 'Bo\r\nBcc: x' })).status).toBe(400);
    expect((await invite({ ...bo, isOwner: true })).status).toBe(400);
  });

  it('changes what somebody may do at once, and takes the tickets of one who may no longer answer', async () => {
    const token = await desk.addToken('Bo');
    await keepTicket(desk.store, sampleTicket('T-1001'));
    await desk.post('/api/tickets/T-1001/claim', { token });
    const path = `/api/operators/${await idOf('Bo')}/role`;
    const reply = await desk.send('PUT', path, { ...asOwner(), json: { role: 'editor' } });
    expect(await reply.json()).toMatchObject({ freedTickets: 1, operator: { role: 'editor' } });
    expect((await desk.get('/api/tickets', { token })).status).toBe(403);
    expect((await desk.get('/api/gaps', { token })).status).toBe(200);
    expect((await desk.store.tickets.find('T-1001'))?.assignee).toBeUndefined();
    const { items } = await desk.store.auditLog.list({ limit: 1 });
    expect(items[0]).toMatchObject({
      action: 'operator.roleChanged',
      actor: { name: 'Ann' },
      target: 'Bo',
      detail: 'operator > editor',
      ip: '127.0.0.1',
    });
  });

  it('lets somebody go: no door opens, the tickets wait for another, the history keeps the name', async () => {
    const token = await desk.addToken('Bo');
    await keepTicket(desk.store, sampleTicket('T-1001'));
    await desk.post('/api/tickets/T-1001/reply', { token, json: { text: 'On its way.' } });
    const path = `/api/operators/${await idOf('Bo')}`;
    const id = await idOf('Bo');
    expect(await (await desk.send('DELETE', path, { ...asOwner() })).json()).toEqual({ freedTickets: 1 });
    expect((await desk.get('/api/tickets', { token })).status).toBe(401);
    expect(await desk.store.tickets.find('T-1001')).not.toHaveProperty('assignee');
    const history = await desk.store.tickets.history('T-1001');
    expect(history.find(line => line.kind === 'replied')).toMatchObject({ actor: 'Bo', operatorId: id });
    expect(history.at(-1)).toMatchObject({ kind: 'released', actor: 'Ann' });
    expect(history.at(-1)?.operatorId).not.toBe(id);
    // again: nothing more to do, and no second line
    expect(await (await desk.send('DELETE', path, { ...asOwner() })).json()).toEqual({ freedTickets: 0 });
    expect((await actions()).filter(action => action === 'operator.removed')).toHaveLength(1);
    expect((await invite({ ...bo, name: 'Bo' })).status).toBe(201);
  });

  it('is not changed by an API token, even of the owner', async () => {
    const token = await desk.addToken('Olga', 'owner');
    await desk.addOperator('Bo', 'bo@example.com');
    const bo = await idOf('Bo');
    for (const reply of [
      await desk.post('/api/operators/invite', { token, json: { name: 'Cy', email: 'cy@example.com', role: 'owner' } }),
      await desk.post(`/api/operators/${bo}/link`, { token, json: {} }),
      await desk.send('PUT', `/api/operators/${bo}/role`, { token, json: { role: 'owner' } }),
      await desk.send('DELETE', `/api/operators/${bo}`, { token }),
      await desk.send('DELETE', `/api/operators/${bo}/sessions`, { token }),
      await desk.post('/api/tokens', { token, json: { name: 'another' } }),
      await desk.send('DELETE', '/api/sessions', { token }),
    ]) {
      expect(reply.status).toBe(403);
      expect(await reply.json()).toMatchObject({ error: { code: 'session_only' } });
    }
  });

  it('keeps an owner who can sign in', async () => {
    const cookie = await desk.enter('Olga', 'owner');
    const olga = await idOf('Olga');
    await desk.store.operators.update(olga, one => ({ ...one, passwordHash: 'x' }));
    const origin = { 'sec-fetch-site': 'same-origin' };
    const replies = [
      await desk.send('DELETE', `/api/operators/${olga}`, { cookie, headers: origin }),
      await desk.send('PUT', `/api/operators/${olga}/role`, { cookie, headers: origin, json: { role: 'editor' } }),
    ];
    for (const reply of replies) {
      expect(reply.status).toBe(409);
      expect(await reply.json()).toMatchObject({ error: { code: 'last_owner' } });
    }
    expect(await desk.store.operators.byId(olga)).toMatchObject({ role: 'owner' });
  });

  it('signs somebody out everywhere', async () => {
    const cookie = await desk.enter('Bo');
    const path = `/api/operators/${await idOf('Bo')}/sessions`;
    expect(await (await desk.send('DELETE', path, { ...asOwner() })).json()).toEqual({ ended: 1 });
    expect((await desk.get('/api/tickets', { cookie })).status).toBe(401);
  });
});
