import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { articleFolder, articleText } from '../knowledge/article-folder.ts';
import { type StartedSite, siteForTest, startSite } from './started-site.ts';

let site: StartedSite;
beforeAll(async () => {
  site = await startSite();
});
afterAll(() => site.close());

const Found = z.object({ items: z.array(z.looseObject({ id: z.string(), url: z.string() })) });
const articles = async (query: string) => Found.parse(await (await site.get(`/api/articles${query}`)).json()).items;
const html = async (path: string, headers?: Record<string, string>) => (await site.get(path, headers)).text();

describe('the language of a page', () => {
  it.each([
    ['/', 'zh-CN,zh;q=0.9,en;q=0.5', 'zh'],
    ['/', 'fr,en;q=0.4,zh;q=0.8', 'zh'],
    ['/', 'fr', 'en'],
    ['/?locale=zh', 'en', 'zh'],
    ['/help/zh', 'en', 'zh'],
    ['/nowhere', 'zh', 'zh'],
  ])('%s with Accept-Language %s is %s', async (path, acceptLanguage, locale) => {
    const page = await html(path, { 'accept-language': acceptLanguage, accept: 'text/html' });
    expect(page).toContain(`<html lang="${locale}">`);
  });
});

describe('every page', () => {
  it.each([
    '/',
    '/help/en',
    '/help/zh?q=密码',
    '/help/en/topics/login',
    '/help/en/reset-password',
    '/help/zh/refund?voted=no',
    '/chat',
    '/nowhere',
  ])('%s allows only its own scripts and styles, by nonce', async path => {
    const answer = await site.get(path, { accept: 'text/html' });
    const policy = answer.headers.get('content-security-policy') ?? '';
    const nonce = /'nonce-([^']+)'/.exec(policy)?.[1] ?? 'none';
    expect(policy).toMatch(/^default-src 'none'; base-uri 'none'/);
    expect(policy).not.toContain('unsafe');
    const page = await answer.text();
    for (const tag of page.match(/<(script|style|link rel="stylesheet")[^>]*>/g) ?? []) expect(tag).toContain(nonce);
    expect(page).not.toMatch(/ on[a-z]+=| style=/);
    expect(page).not.toMatch(/(src|href)="(https?:)?\/\/(?!127\.0\.0\.1)/);
  });
});

describe('the help centre', () => {
  it('lists the published articles below their topics', async () => {
    const page = await html('/help/en');
    expect(page).toContain('<h2><a href="/help/en/topics/login">Log-in and password</a></h2>');
    expect(page).toContain('<a href="/help/en/reset-password">Reset your password</a>');
  });

  it('shows an article with the anchors its sections are linked by, its day, and its translation', async () => {
    const page = await html('/help/en/reset-password');
    expect(page).toContain('<h1>Reset your password</h1>');
    for (const [, anchor] of page.matchAll(/<li><a href="#([^"]+)">/g)) {
      expect(page).toContain(`id="${decodeURIComponent(anchor ?? '')}"`);
    }
    expect(page).toContain('<time datetime="2026-11-20">20 November 2026</time>');
    expect(page).toContain('href="/help/zh/reset-password" hreflang="zh"');
  });

  it('finds articles through the search form', async () => {
    expect(await html('/help/en?q=reset+password')).toContain('href="/help/en/reset-password');
    expect(await html('/help/en?q=xylophone')).toContain('No article fits “xylophone”.');
  });

  it.each(['/help/en/no-such-article', '/help/xx', '/help/xx/reset-password', '/help/en/..%2f..%2fpackage.json'])(
    'answers %s with a page that says so',
    async path => {
      const answer = await site.get(path, { accept: 'text/html' });
      expect(answer.status).toBe(404);
      expect(await answer.text()).toContain('This page is not here');
    },
  );
});

describe('an address of the help centre that names its language in other words', () => {
  it.each([
    ['/help', 'zh-CN,en;q=0.5', '/help/zh'],
    ['/help', 'fr,en-GB;q=0.5', '/help/en'],
    ['/help/?q=pass+word', 'en', '/help/en?q=pass+word'],
    ['/help/zh-CN', 'en', '/help/zh'],
    ['/help/zh-Hans?q=%E5%AF%86%E7%A0%81', 'en', '/help/zh?q=%E5%AF%86%E7%A0%81'],
    ['/help/en-GB', 'zh', '/help/en'],
    ['/help/zh-CN/reset-password', 'en', '/help/zh/reset-password'],
    ['/help/en-GB/reset-password', 'zh', '/help/en/reset-password'],
  ])('%s with Accept-Language %s leads to %s', async (path, acceptLanguage, target) => {
    const answer = await site.get(path, { 'accept-language': acceptLanguage, accept: 'text/html' });
    expect([answer.status, answer.headers.get('location')]).toEqual([302, target]);
    expect((await site.get(target)).status).toBe(200);
  });

  it('says in that language that there is no such article', async () => {
    const answer = await site.get('/help/zh-CN/no-such-article', { accept: 'text/html', 'accept-language': 'en' });
    expect(answer.status).toBe(404);
    expect(await answer.text()).toContain('找不到这个页面');
  });
});

describe('an address that leads nowhere', () => {
  it.each(['/nowhere', '/help/en/a/b', '/tickets', '/assets/lost.js', '/apiary'])(
    '%s is a page to a browser',
    async path => {
      const answer = await site.get(path, { accept: 'text/html,*/*;q=0.8' });
      expect([answer.status, answer.headers.get('content-type')]).toEqual([404, 'text/html; charset=utf-8']);
    },
  );

  it.each(['/api/nothing', '/v3/directline/nothing', '/support/nothing'])('%s is JSON to everybody', async path => {
    const answer = await site.get(path, { accept: 'text/html' });
    expect(answer.status).toBe(404);
    expect(await answer.json()).toMatchObject({ error: { code: 'not_found' } });
  });
});

describe('GET /api/articles', () => {
  it('gives the published articles of a locale', async () => {
    const items = await articles('?locale=zh');
    expect(items).toHaveLength(site.knowledge.published('zh').length);
    expect(items).toContainEqual(expect.objectContaining({ id: 'log-in', locale: 'zh', topic: 'login' }));
  });

  it('gives the best article for a question first, with the address of its page', async () => {
    const items = await articles('?q=reset%20my%20password&locale=en');
    expect(items[0]).toMatchObject({ id: 'reset-password', score: expect.any(Number) });
    const { pathname } = new URL(items[0]?.url ?? '');
    expect((await site.get(pathname)).status).toBe(200);
  });
});

describe('hostile content', () => {
  const hostile = articleText(
    'hostile',
    [
      'Before <img src=x onerror=alert(1)> <script>alert(2)</script> <style>body{display:none}</style> after.',
      '[plain](javascript:alert(3)) [entity](java&#115;cript:alert(4)) [data](data:text/html,x) [tab](java\tscript:alert(5))',
    ].join('\n\n'),
    { title: '\'<script>alert("title")</script>\'', questions: `['"><svg onload=alert(6)>']`, tags: `['<b>']` },
  );

  it('abuse 01, 02, 03, 05: stays text in articles, titles, lists and searches', async () => {
    const dir = await articleFolder({ 'en/login/hostile.md': hostile });
    const { get } = await siteForTest({ knowledgeDir: dir });
    for (const path of [
      '/help/en/hostile',
      '/help/en/topics/login',
      '/help/en',
      '/sitemap.xml',
      '/',
      '/help/en?q=%22%3E%3Cscript%3Ealert(7)%3C/script%3E',
      '/help/en?q=hostile',
    ]) {
      const page = await (await get(path, { accept: 'text/html' })).text();
      expect(page, path).not.toMatch(/<script>|<svg onload|<img|<style/);
      expect(page, path).not.toMatch(/href="\s*(java|data:t)/i);
    }
  });

  it('abuse 10: never shows a draft, whatever the route', async () => {
    const dir = await articleFolder({
      'en/login/secret-draft.md': articleText('secret-draft', 'The zanzibar words.', {
        title: 'Zanzibar draft',
        status: 'draft',
      }),
      'en/login/open.md': articleText('open'),
    });
    const { get } = await siteForTest({ knowledgeDir: dir });
    for (const path of [
      '/',
      '/help/en',
      '/help/en?q=zanzibar',
      '/help/en/secret-draft',
      '/help/zh/secret-draft',
      '/help/en/topics/login',
      '/sitemap.xml',
      '/api/articles',
      '/api/articles?q=zanzibar',
    ]) {
      const text = await (await get(path, { accept: 'text/html', 'accept-language': 'en' })).text();
      expect(
        text.replaceAll('“zanzibar”', '').replaceAll('value="zanzibar"', '').replaceAll('Search results: zanzibar', ''),
        path,
      ).not.toMatch(/zanzibar|secret-draft/i);
    }
    expect((await get('/help/en/secret-draft')).status).toBe(404);
  });
});
