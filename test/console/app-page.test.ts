import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Desk, startDesk } from './start-desk.ts';

describe('the page of the console’s browser code', () => {
  let desk: Desk;
  beforeEach(async () => {
    desk = await startDesk();
  });
  afterEach(() => desk.close());

  const startOf = (text: string) =>
    JSON.parse(/<script type="application\/json" id="start">(.*)<\/script>/.exec(text)?.[1] ?? '');

  it('answers every address of the console, and sends strangers to sign in and back', async () => {
    const cookie = await desk.enter('Ann');
    for (const path of ['/console/settings', '/console/team/roles', '/console/knowledge/en/some-slug']) {
      const reply = await desk.get(path, { cookie });
      expect(reply.status, path).toBe(200);
      expect(await reply.text(), path).toContain('id="console"');
      const onward = encodeURIComponent(path);
      expect((await desk.get(path)).headers.get('location')).toBe(`/console/sign-in?onward=${onward}`);
      expect((await desk.get(`/console/sign-in?onward=${onward}`)).status).toBe(200);
    }
  });

  it('carries who is signed in, the languages and the words of the chosen one', async () => {
    const cookie = await desk.enter('Ann', 'owner');
    const start = startOf(await (await desk.get('/console/settings?locale=zh', { cookie })).text());
    expect(start).toMatchObject({ locale: 'zh', locales: ['en', 'zh'], timeZone: 'Asia/Singapore', isWelcome: false });
    expect(start.operator).toMatchObject({ name: 'Ann', role: 'owner', via: 'session' });
    expect(start.words['nav.settings']).toBe('设置');
    expect(start.words['signedIn']).toBe('{name}，已登录');
  });

  it('has the tickets asked for at once where the inbox is opened, by who may see them', async () => {
    const [ann, ed] = await Promise.all([desk.enter('Ann'), desk.enter('Ed', 'editor')]);
    const preload = async (path: string, cookie: string) =>
      (await (await desk.get(path, { cookie })).text()).includes("rel: 'preload', as: 'fetch'");
    expect(await preload('/console', ann)).toBe(true);
    expect(await preload('/console/tickets/T-1', ann)).toBe(false);
    expect(await preload('/console', ed)).toBe(false);
  });

  it('abuse 01, 02: lets no name end its script, and runs nothing without the nonce', async () => {
    const evil = '</script><script>alert(1)</script>';
    const reply = await desk.get('/console/settings', { cookie: await desk.enter(evil) });
    const text = await reply.text();
    const nonce = /script-src 'nonce-([^']+)'/.exec(reply.headers.get('content-security-policy') ?? '')?.[1];
    expect(startOf(text).operator.name).toBe(evil);
    expect(text).not.toContain('alert(1)</script>');
    expect(text.match(/<script(?! nonce| type="application\/json")/g)).toBeNull();
    expect(text).toContain(`<script nonce="${nonce}" src="/assets/console-`);
  });
});
