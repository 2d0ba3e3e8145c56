import { mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { App } from '../../src/app.ts';
import { addOperator } from '../../src/console/accounts/accounts.ts';
import { openSession } from '../../src/console/accounts/sessions.ts';
import { openDesk } from '../support/desk.ts';
import { closedPort } from '../support/mail-server.ts';
import { mailingDesk } from './mailing-desk.ts';

const Link = z.object({ url: z.string(), isMailed: z.boolean() });
const Invited = z.object({ operator: z.object({ id: z.string() }), link: Link });
const bo = { name: 'Bo', email: 'bo@people.example', role: 'operator' };

/** What an owner who is signed in does. */
async function ownerOf(app: App) {
  const deps = { ...app, ...app.store, secureCookies: false };
  const cookie = (await openSession(deps, await addOperator(deps, { name: 'Ann', role: 'owner' }))).split(';')[0] ?? '';
  const headers = { cookie, 'sec-fetch-site': 'same-origin', 'content-type': 'application/json' };
  const post = (path: string, body: object) =>
    fetch(app.publicUrl() + path, { method: 'POST', headers, body: JSON.stringify(body) });
  return {
    invite: async (who = bo) => Invited.parse(await (await post('/api/operators/invite', who)).json()),
    /** What beginning to practise, and inviting there, answer. */
    practise: async () => {
      const begun = await post('/practice/api/begin', { locale: 'en' });
      return [begun.status, (await post('/practice/api/operators/invite', bo)).status];
    },
    relink: async (id: string) =>
      z.object({ link: Link }).parse(await (await post(`/api/operators/${id}/link`, {})).json()).link,
  };
}

async function givenUp(app: App): Promise<string> {
  for (;;) {
    const [dead] = await app.store.outbox.list(1);
    if (dead) return dead.id;
    await new Promise(resolve => setTimeout(resolve, 50));
  }
}

describe('the link to choose a password', () => {
  it('is mailed to the invited and opens their page', async () => {
    const { app, server } = await mailingDesk();
    const { link } = await (await ownerOf(app)).invite();
    expect(link.isMailed).toBe(true);
    const [mail] = await server.until(1);
    expect(mail?.envelopeTo).toEqual(['bo@people.example']);
    expect(mail?.subject).toBe('You are invited to our help desk');
    expect(mail?.text).toContain('Hello Bo,');
    expect(mail?.text).toContain('until Thursday 5 March, 10:00');
    const [mailed = ''] = /http\S+/.exec(mail?.text ?? '') ?? [];
    expect(mailed).toBe(link.url);
    expect(await (await fetch(mailed)).text()).toContain('Welcome, Bo');
  });

  it('is made from the public address, and written in the language the colleague speaks', async () => {
    const port = String(await closedPort());
    const { app, server } = await mailingDesk({}, { PORT: port, PUBLIC_URL: `http://localhost:${port}` });
    const { relink } = await ownerOf(app);
    const deps = { ...app, operators: app.store.operators };
    const { id } = await addOperator(deps, { ...bo, role: 'operator', password: 'a long enough password' });
    await app.store.staff.setSkills(id, { skills: [], languages: ['zh'] });
    expect((await relink(id)).isMailed).toBe(true);
    const [mail] = await server.until(1);
    expect(mail?.subject).toBe('重设您的客服台密码');
    expect(mail?.text).toContain('原来的密码照样能用');
    expect(mail?.text).toContain(`http://localhost:${port}/join/`);
  });

  it('stands nowhere in the database, neither while it waits nor when it was given up; tried again, it goes out', async () => {
    const database = join(mkdtempSync(join(tmpdir(), 'solodesk-link-')), 'desk.db');
    const { app, server } = await mailingDesk({ database });
    server.answer = () => '550 5.1.1 no such mailbox';
    const { link } = await (await ownerOf(app)).invite();
    const dead = await givenUp(app);
    server.answer = () => undefined;
    await app.store.outbox.retry(dead, app.clock.now());
    const [mail] = await server.until(1);
    expect(mail?.text).toContain(link.url);
    await app.close();
    const folder = join(database, '..');
    const bytes = readdirSync(folder).map(name => readFileSync(join(folder, name), 'latin1'));
    expect(bytes.join()).toContain('mail.link');
    expect(bytes.join()).not.toContain(link.url.slice(-22));
  });

  it('is not mailed any more once another one has taken its place', async () => {
    const { app, server } = await mailingDesk();
    server.answer = () => '550 5.1.1 no such mailbox';
    const { invite, relink } = await ownerOf(app);
    const { operator } = await invite();
    const dead = await givenUp(app);
    server.answer = () => undefined;
    await app.store.outbox.retry(dead, app.clock.now());
    const second = await relink(operator.id);
    await server.until(1);
    expect(server.received.map(({ text }) => /http\S+/.exec(text ?? '')?.[0])).toEqual([second.url]);
  });

  it('is mailed to no account without an address, and never to an address of our own', async () => {
    const { app } = await mailingDesk();
    const { invite, relink } = await ownerOf(app);
    const program = await addOperator(
      { ...app, operators: app.store.operators },
      { name: 'A program', role: 'operator' },
    );
    expect((await relink(program.id)).isMailed).toBe(false);
    expect((await invite({ ...bo, email: 'desk@lumen.example' })).link.isMailed).toBe(false);
    expect(await app.store.outbox.due('2999-01-01T00:00:00.000Z', 10)).toEqual([]);
  });
});

it('a practice desk invites nobody and mails nothing', async () => {
  const { app } = await mailingDesk();
  const { practise } = await ownerOf(app);
  expect(await practise()).toEqual([204, 404]);
  expect(await app.store.outbox.due('2999-01-01T00:00:00.000Z', 10)).toEqual([]);
});

describe('without a mail server', () => {
  let app: App;
  afterEach(() => app.close());

  it('the link is only shown, and nothing waits to be mailed', async () => {
    ({ app } = await openDesk());
    await app.listen();
    expect((await (await ownerOf(app)).invite()).link.isMailed).toBe(false);
    expect(await app.store.outbox.due('2999-01-01T00:00:00.000Z', 10)).toEqual([]);
  });
});
