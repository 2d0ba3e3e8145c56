import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { consoleSentences, cookieOf, type Desk, password, startDesk } from './start-desk.ts';

describe('the console', () => {
  let desk: Desk;
  let cookie: string;
  beforeEach(async () => {
    desk = await startDesk();
    cookie = await desk.enter('Ann');
  });
  afterEach(() => desk.close());

  const page = async (path: string, headers: Record<string, string> = {}) =>
    (await desk.get(path, { cookie, headers })).text();

  it('sends a stranger to sign in, and back to where they wanted to go', async () => {
    await desk.addOperator('Bo', 'bo@example.com');
    expect((await desk.get('/console')).headers.get('location')).toBe('/console/sign-in');
    const location = (await desk.get('/console/tickets/T-1001')).headers.get('location') ?? '';
    expect(location).toBe('/console/sign-in?onward=%2Fconsole%2Ftickets%2FT-1001');
    const reply = await desk.post(location, { form: { email: 'bo@example.com', password } });
    expect([reply.status, reply.headers.get('location')]).toEqual([303, '/console/tickets/T-1001']);
    expect((await desk.get('/console', { cookie: cookieOf(reply) })).status).toBe(200);
  });

  it('never sends anybody to another site after signing in', async () => {
    for (const onward of ['//evil.example', 'https://evil.example', '/console/../x', '/console/tickets/T-1\r\nx: y']) {
      const path = `/console/sign-in?onward=${encodeURIComponent(onward)}`;
      expect((await desk.post(path, { form: { email: 'ann@example.com', password } })).status, onward).toBe(400);
    }
  });

  it('says that a sign-in was wrong, and when there were too many', async () => {
    const form = { email: 'ann@example.com', password: 'not the one' };
    for (let n = 1; n <= 5; n += 1) {
      const reply = await desk.post('/console/sign-in', { form });
      expect(reply.status).toBe(401);
      expect(await reply.text()).toContain('is not right');
    }
    const reply = await desk.post('/console/sign-in', { form });
    expect(reply.status).toBe(429);
    expect(Number(reply.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(await reply.text()).toContain('Too many tries');
  });

  it('keeps the language that was chosen, in every page', async () => {
    const chosen = await desk.get('/console?locale=zh', { cookie });
    expect(await chosen.text()).toContain('<html lang="zh">');
    const text = await page('/console/tickets/T-1001', { cookie: `${cookie}; ${cookieOf(chosen)}` });
    expect(text).toContain('回复客户');
    expect(await page('/console', { 'accept-language': 'zh-TW,en;q=0.8' })).toContain('<html lang="zh">');
    expect(await page('/console', { 'accept-language': 'fr, *;q=0.1' })).toContain('<html lang="en">');
    expect(await page('/console?locale=xx')).toContain('<html lang="en">');
  });
});

describe('the sentences of the console', () => {
  it('are the same in all languages, with the same placeholders', () => {
    const [en, zh] = [consoleSentences('en'), consoleSentences('zh')];
    expect([...zh.keys()]).toEqual([...en.keys()]);
    const placeholders = (text = '') => (text.match(/\{\w+\}/g) ?? []).toSorted();
    for (const [key, sentence] of en) expect(placeholders(zh.get(key)), key).toEqual(placeholders(sentence));
  });
});
