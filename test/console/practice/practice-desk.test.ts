import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { App } from '../../../src/app.ts';
import { addApiToken, addOperator } from '../../../src/console/accounts/accounts.ts';
import { openDesk } from '../../support/desk.ts';
import { fewArticles } from '../../support/few-articles.ts';

type Item = { number: string; customer: { name?: string }; assignee?: { name: string } };

const hurried = { line: 0, answer: 0, nextCustomer: 0 };

describe('practice', () => {
  let app: App;
  let url: string;
  let token: string;

  beforeEach(async () => {
    ({ app } = await openDesk({ practicePace: hurried }));
    url = `http://127.0.0.1:${(await app.listen()).port}`;
    token = await tokenOf('Mei');
  });
  afterEach(() => app.close());

  const tokenOf = (operatorName: string) => addApiToken({ ...app, ...app.store }, { operatorName, role: 'operator' });

  async function ask(method: string, path: string, body?: unknown, as = token) {
    const reply = await fetch(url + path, {
      method,
      headers: { authorization: `Bearer ${as}`, ...(body ? { 'content-type': 'application/json' } : {}) },
      ...(body ? { body: JSON.stringify(body) } : {}),
    });
    const text = await reply.text();
    return { status: reply.status, json: text === '' ? undefined : JSON.parse(text) };
  }

  /** A real ticket, the first of its desk. */
  async function askForPerson(name: string) {
    const opening = { channel: 'directline', channelUser: 'u-1', name, locale: 'en' };
    const said = { kind: 'message', conversationId: 'c-1' } as const;
    for (const text of ['Can I talk to a person?', 'Yes', 'mei@example.com']) {
      await app.turns.handle({ ...said, text, opening });
    }
  }

  async function practiceTickets(as = token): Promise<Item[]> {
    for (let tries = 0; tries < 400; tries += 1) {
      const { json } = await ask('GET', '/practice/api/tickets', undefined, as);
      if (json.items.length === app.content.practice('en').length) return json.items;
      await new Promise(resolve => setTimeout(resolve, 25));
    }
    throw new Error('not all customers came');
  }

  it('is another desk: its tickets are not those of customers', async () => {
    expect((await ask('POST', '/practice/api/begin', { locale: 'en' })).status).toBe(204);
    await practiceTickets();
    expect((await ask('GET', '/api/tickets')).json.items).toEqual([]);
    expect(await app.store.ratings.list({})).toEqual([]);
    expect(await app.store.outbox.due('2027-01-01T00:00:00.000Z', 10)).toEqual([]);
  });

  it('leaves it to the real desk who is away there', async () => {
    await ask('POST', '/practice/api/begin', { locale: 'en' });
    for (const [path, body] of [
      ['/practice/api/desk/away', { away: true }],
      ['/practice/api/me/presence', { presence: 'away' }],
    ] as const) {
      expect((await ask('PUT', path, body)).status, path).toBe(404);
    }
    expect((await ask('GET', '/api/desk')).json).toEqual({ isOpen: true, isAway: false });
    expect((await ask('GET', '/api/opening')).json).toMatchObject({ isOpen: true });
    expect((await ask('GET', '/api/me')).json).toMatchObject({ presence: 'online' });
  });

  it('gives its tickets to nobody else, however many work here', async () => {
    for (const name of ['Li', 'Tom']) {
      const email = `${name.toLowerCase()}@example.com`;
      await addOperator(
        { ...app, ...app.store },
        { name, email, role: 'operator', password: 'a long enough password' },
      );
    }
    await ask('POST', '/practice/api/begin', { locale: 'en' });
    const tickets = await practiceTickets();
    expect(tickets.filter(({ assignee }) => assignee !== undefined)).toEqual([]);
  });

  it('lets the operator answer, and the customer answers back', async () => {
    await ask('POST', '/practice/api/begin', { locale: 'en' });
    const anna = (await practiceTickets()).find(({ customer }) => customer.name === 'Anna Tan');
    const path = `/practice/api/tickets/${anna?.number}`;
    expect((await ask('POST', `${path}/reply`, { text: 'Yes, we engrave.' })).status).toBe(200);
    const [answer = ''] = app.content.practice('en')[0]?.answers[0] ?? [];
    await expect
      .poll(async () => JSON.stringify((await ask('GET', path)).json.messages), { timeout: 20_000 })
      .toContain(answer);
  });

  it('is one desk an operator, and begins anew', async () => {
    const other = await tokenOf('Li');
    await ask('POST', '/practice/api/begin', { locale: 'en' });
    await practiceTickets();
    expect((await ask('GET', '/practice/api/tickets', undefined, other)).status).toBe(409);
    await ask('POST', '/practice/api/begin', { locale: 'zh' }, other);
    const names = (await practiceTickets(other)).map(({ customer }) => customer.name).sort();
    expect(names).toEqual(
      app.content
        .practice('zh')
        .map(({ name }) => name)
        .sort(),
    );
  });

  it('writes no article', async () => {
    await ask('POST', '/practice/api/begin', { locale: 'en' });
    const [first] = await practiceTickets();
    const path = `/practice/api/tickets/${first?.number}/article`;
    for (const method of ['GET', 'POST']) expect((await ask(method, path)).status, method).toBe(404);
  });

  it('knows nothing of the article of a real ticket with the same number', async () => {
    const number = 'T-1001';
    const folder = fewArticles();
    const file = join(folder, 'en/login/reset-password.md');
    writeFileSync(file, readFileSync(file, 'utf8').replace('---\n', `---\nticket: ${number}\n`));
    await app.close();
    ({ app } = await openDesk({ practicePace: hurried }, { KNOWLEDGE_DIR: folder }));
    url = `http://127.0.0.1:${(await app.listen()).port}`;
    token = await tokenOf('Mei');
    await askForPerson('Mei Tan');
    expect((await ask('GET', `/api/tickets/${number}`)).json.article).toMatchObject({ status: 'published' });
    await ask('POST', '/practice/api/begin', { locale: 'en' });
    await practiceTickets();
    const made = (await ask('GET', `/practice/api/tickets/${number}`)).json;
    expect([made.number, made.article]).toEqual([number, undefined]);
  });

  it('is gone when it ends', async () => {
    await ask('POST', '/practice/api/begin', { locale: 'en' });
    expect((await ask('POST', '/practice/api/end', {})).status).toBe(204);
    expect((await ask('GET', '/practice/api/tickets')).json.error.code).toBe('no_practice');
  });

  it('is closed to who is not signed in', async () => {
    expect((await ask('GET', '/practice/api/tickets', undefined, 'sd_none')).status).toBe(401);
    expect((await ask('POST', '/practice/api/begin', { locale: 'en' }, 'sd_none')).status).toBe(401);
  });
});
