import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { cookieOf, type Desk, password, startDesk } from './start-desk.ts';

const form = { name: 'Ann', email: 'Ann@Example.com', password, again: password };

describe('setting up', () => {
  let desk: Desk;
  beforeEach(async () => {
    desk = await startDesk();
  });
  afterEach(() => desk.close());

  it('makes the owner, signs them in and shows the console', async () => {
    const link = await desk.setupLink();
    expect(link).toMatch(new RegExp(`^${desk.url}/setup/[\\w-]{22}$`));
    const page = await desk.get(link);
    expect(page.status).toBe(200);
    expect(await page.text()).toContain('Set up your desk');
    const reply = await desk.post(link, { form });
    expect([reply.status, reply.headers.get('location')]).toEqual([303, '/console?welcome=1']);
    const landing = await desk.get('/console?welcome=1', { cookie: cookieOf(reply) });
    expect(landing.status).toBe(200);
    expect(await landing.text()).toContain('"isWelcome":true');
    expect(await desk.store.operators.byEmail('ann@example.com')).toMatchObject({ name: 'Ann', role: 'owner' });
  });

  it('abuse 29: the link is dead after its use, and so is every other', async () => {
    const links = [await desk.setupLink(), await desk.setupLink()];
    expect((await desk.post(links[0] ?? '', { form })).status).toBe(303);
    for (const link of [...links, await desk.setupLink()]) {
      expect((await desk.get(link)).status).toBe(404);
      expect((await desk.post(link, { form: { ...form, email: 'eve@example.com' } })).status).toBe(404);
      expect((await desk.post(link, { form: {} })).status).toBe(404);
    }
    expect(await desk.store.operators.byEmail('eve@example.com')).toBeUndefined();
  });

  it('abuse 29: two that use the link at once make one owner', async () => {
    const link = await desk.setupLink();
    const replies = await Promise.all(
      ['ann', 'eve'].map(who => desk.post(link, { form: { ...form, email: `${who}@example.com` } })),
    );
    expect(replies.map(reply => reply.status).toSorted()).toEqual([303, 404]);
    expect(await desk.store.operators.count()).toBe(1);
  });

  it('abuse 26: an empty, short or made-up secret opens nothing', async () => {
    await desk.setupLink();
    for (const secret of ['', 'null', 'undefined', '%20', '0', 'A'.repeat(22), `${'A'.repeat(21)}%00`]) {
      expect((await desk.get(`/setup/${secret}`)).status, secret).toBe(404);
      expect((await desk.post(`/setup/${secret}`, { form })).status, secret).toBe(404);
    }
    expect(await desk.store.operators.count()).toBe(0);
  });

  it('abuse 25: the link lives for a day', async () => {
    const link = await desk.setupLink();
    desk.clock.advance(24 * 3_600_000 - 1);
    expect((await desk.get(link)).status).toBe(200);
    desk.clock.advance(1);
    expect((await desk.get(link)).status).toBe(404);
    expect((await desk.post(link, { form })).status).toBe(404);
  });

  it.each([
    [{ name: '   ' }, 'Please give a name'],
    [{ name: 'Ann\r\nBcc: all' }, 'Please give a name'],
    [{ email: 'ann' }, 'like an e-mail address'],
    [{ password: 'short', again: 'short' }, 'a password of 10 to 200'],
    [{ password: 'x'.repeat(201), again: 'x'.repeat(201) }, 'a password of 10 to 200'],
    [{ again: 'another password' }, 'not the same'],
  ])('says what is wrong with %o and keeps the link', async (change, sentence) => {
    const link = await desk.setupLink();
    const reply = await desk.post(link, { form: { ...form, ...change } });
    const text = await reply.text();
    expect(reply.status).toBe(400);
    expect(text).toContain(sentence);
    expect(text).not.toContain(password);
    expect((await desk.post(link, { form })).status).toBe(303);
  });

  it('abuse 02: shows what was typed as text', async () => {
    const link = await desk.setupLink();
    const reply = await desk.post(link, { form: { ...form, name: '"><script>alert(1)</script>', email: 'no' } });
    expect(await reply.text()).not.toContain('<script>alert');
  });

  it('abuse 12: takes no role from the form', async () => {
    const link = await desk.setupLink();
    expect((await desk.post(link, { form: { ...form, role: 'owner' } })).status).toBe(400);
  });

  it('still works after an API token was made on the command line', async () => {
    const link = await desk.setupLink();
    await desk.addToken('robot');
    expect((await desk.get(link)).status).toBe(200);
    expect((await desk.post(link, { form })).status).toBe(303);
  });

  it('speaks Chinese to a Chinese browser', async () => {
    const page = await desk.get(await desk.setupLink(), {
      headers: { 'accept-language': 'fr;q=0.9, zh-CN, en;q=0.5' },
    });
    const text = await page.text();
    expect(text).toContain('<html lang="zh">');
    expect(text).toContain('设置您的客服台');
  });
});
