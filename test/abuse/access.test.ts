import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type AttackedDesk, startAttackedDesk, ticketsOf } from './attacked-desk.ts';

let desk: AttackedDesk;
beforeAll(async () => {
  desk = await startAttackedDesk();
});
afterAll(() => desk.close());

type Reached = { method: string; path: string; access: string };

async function everyRoute(): Promise<Reached[]> {
  return [...desk.app.routes];
}

const filled = (path: string) => path.replace('{action}', 'claim').replace(/\{\w+\}/g, 'T-1001');

async function statuses(routes: readonly Reached[], as: { token?: string; cookie?: string }) {
  const all: Record<string, number> = {};
  for (const { method, path } of routes) {
    all[`${method} ${path}`] = (await desk.request(method, filled(path), as)).status;
  }
  return all;
}

const each = (routes: readonly Reached[], status: number) =>
  Object.fromEntries(routes.map(({ method, path }) => [`${method} ${path}`, status]));

describe('abuse 33: every route that is the operators’ own', () => {
  it('is closed to nobody, to a customer, and to made-up credentials', async () => {
    const routes = (await everyRoute()).filter(({ access }) => ['editor', 'operator', 'owner'].includes(access));
    expect(routes.length).toBeGreaterThan(8);
    const customer = await desk.customer();
    const madeUp = `sd_${'A'.repeat(22)}`;
    for (const as of [{}, { token: customer.token }, { token: madeUp }, { cookie: 'solodesk_session=AAAA' }]) {
      expect(await statuses(routes, as)).toEqual(each(routes, 401));
    }
  });

  it('is closed to editors, by token and by session', async () => {
    const routes = (await everyRoute()).filter(({ access }) => access === 'operator' || access === 'owner');
    for (const as of [{ token: await desk.token('Edna', 'editor') }, { cookie: await desk.session('Ed', 'editor') }]) {
      expect(await statuses(routes, as)).toEqual(each(routes, 403));
    }
  });

  it('is the only way in: what asks for its own credential gives nothing without it', async () => {
    const routes = (await everyRoute()).filter(({ access }) => access === 'signed');
    expect(routes.length).toBeGreaterThan(5);
    for (const [name, status] of Object.entries(await statuses(routes, {}))) {
      expect([302, 400, 401, 403, 404], `${name}: ${status}`).toContain(status);
    }
  });

  it('leaves Teams’ route out while no app is configured', async () => {
    expect((await desk.request('POST', '/api/messages', { json: { type: 'message' } })).status).toBe(404);
  });
});

describe('abuse 44: a name from outside', () => {
  it.each(['constructor', '__proto__', 'toString', 'hasOwnProperty', 'valueOf', 'delete', 'close', '..%2fnote'])(
    'that is no action does nothing: %s',
    async name => {
      const token = await desk.token('Mei');
      const customer = await desk.customer();
      await customer.say('talk to a person');
      const number = (await ticketsOf(desk, token)).at(-1)?.number;
      for (const path of [`/api/tickets/${number}/${name}`, `/console/tickets/${number}/${name}`]) {
        const headers = { 'content-type': 'application/x-www-form-urlencoded' };
        const { status } = await desk.request('POST', path, { token, headers });
        expect([400, 404, 405], path).toContain(status);
      }
      await customer.send({ type: name, text: 'hello' });
      await customer.send({ type: 'message', value: { form: name === '__proto__' ? 'prototype' : name, x: '1' } });
      expect((await desk.request('GET', `/${name}`)).status).toBe(404);
      expect((await desk.request('GET', '/healthz')).status).toBe(200);
      expect(desk.failures()).toEqual([]);
    },
  );
});

describe('abuse 28: an e-mail address that nobody has verified', () => {
  it('joins nobody to what another wrote under it', async () => {
    const token = await desk.token('Mei');
    const customer = { id: 'victim', email: 'victim@example.com', name: 'Victim' };
    for (const question of ['My secret is zanzibar, talk to a person', 'talk to a person, please']) {
      await desk.request('POST', '/support', { json: { question, customer } });
    }
    const thief = await desk.customer();
    await thief.say('talk to a person');
    await thief.say('victim@example.com');
    await thief.say('status of my ticket');
    expect((await thief.texts()).join(' ')).not.toMatch(/zanzibar/);
    const theirs = (await ticketsOf(desk, token)).filter(ticket => ticket.customer['email'] === customer.email);
    expect(theirs.length).toBeGreaterThan(1);
    expect(new Set(theirs.map(ticket => ticket.customer.id)).size).toBe(theirs.length);
  });
});
