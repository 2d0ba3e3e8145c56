import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type StartedSite, siteForTest, startSite } from './started-site.ts';

let site: StartedSite;
beforeAll(async () => {
  site = await startSite();
});
afterAll(() => site.close());

const ancestors = async (path: string, from = site) => {
  const policy = (await from.get(path)).headers.get('content-security-policy') ?? '';
  return /frame-ancestors ([^;]+)/.exec(policy)?.[1];
};

describe('GET /widget.js', () => {
  it('is small, cacheable for a while, and carries the words of every locale', async () => {
    const answer = await site.get('/widget.js');
    const script = await answer.text();
    expect(gzipSync(script).length).toBeLessThan(8 * 1024);
    expect(answer.headers.get('content-type')).toBe('text/javascript; charset=utf-8');
    expect(answer.headers.get('cache-control')).toBe('public, max-age=300');
    expect(script).toContain('Open the chat');
    expect(script).toContain('打开聊天');
    expect(script).not.toContain('SOLODESK_WORDING');
  });

  it('abuse 21: posts to an exact origin only, and never carries a token', async () => {
    const script = await (await site.get('/widget.js')).text();
    expect(script).not.toMatch(/postMessage\([^)]*["'`]\*["'`]/);
    expect(script).not.toMatch(/token/i);
  });
});

describe('GET /chat', () => {
  it('abuse 21: may be framed by the page its address names and by no other', async () => {
    expect(await ancestors('/chat?origin=https%3A%2F%2Fshop.example')).toBe('https://shop.example');
    expect(await ancestors('/chat')).toBe("'none'");
  });

  it.each([
    'https://shop.example/path',
    'https://shop.example;script-src *',
    'https://shop.example *',
    'javascript:alert(1)',
    'null',
    '*',
    'HTTPS://SHOP.EXAMPLE',
  ])('abuse 21: takes %s for no origin at all', async origin => {
    expect(await ancestors(`/chat?origin=${encodeURIComponent(origin)}`)).toBe("'none'");
  });

  it('keeps to the owner’s list of sites when there is one', async () => {
    const listed = await siteForTest({ site: { embedOrigins: ['https://shop.example'] } });
    expect(await ancestors('/chat?origin=https%3A%2F%2Fshop.example', listed)).toBe('https://shop.example');
    expect(await ancestors('/chat?origin=https%3A%2F%2Fevil.example', listed)).toBe("'none'");
    expect(await ancestors(`/chat?origin=${encodeURIComponent(listed.url)}`, listed)).toBe(listed.url);
  });

  it('begins in the language asked for, with the words of all', async () => {
    const page = await (await site.get('/chat?locale=zh-Hans-SG&scheme=dark')).text();
    expect(page).toContain('<html lang="zh" data-scheme="dark">');
    expect(page).toContain('Start a new conversation');
    expect(page).toContain('开始新对话');
  });
});

describe('GET /assets/{file}', () => {
  const address = async (kind: RegExp) => kind.exec(await (await site.get('/chat')).text())?.[0] ?? '';

  it('sends Web Chat compressed, to be kept for good', async () => {
    const answer = await site.get(await address(/\/assets\/webchat-[^"]+\.js/), { 'accept-encoding': 'br' });
    expect(answer.headers.get('content-encoding')).toBe('br');
    expect(answer.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
    expect(Number(answer.headers.get('content-length'))).toBeLessThan(700_000);
    await answer.body?.cancel();
  });

  it.each(['stamp', 'manifest.json', '..%2f..%2fpackage.json', 'webchat.js', '__proto__'])('has no %s', async file => {
    expect((await site.get(`/assets/${file}`)).status).toBe(404);
  });
});
