import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { articleFolder, articleText } from '../knowledge/article-folder.ts';
import { type StartedSite, siteForTest, startSite } from './started-site.ts';

let site: StartedSite;
beforeAll(async () => {
  site = await startSite();
});
afterAll(() => site.close());

const html = async (path: string, headers?: Record<string, string>) => (await site.get(path, headers)).text();
const Found = z.object({
  items: z.array(
    z.looseObject({ id: z.string(), excerpt: z.array(z.object({ text: z.string(), match: z.boolean() })) }),
  ),
});
const found = async (q: string, locale = 'en', from = site) =>
  Found.parse(await (await from.get(`/api/articles?${new URLSearchParams({ q, locale })}`)).json()).items;

describe('the topics of the help centre', () => {
  it('are cards with how many articles there are, the largest first, and the way to the rest', async () => {
    const page = await html('/help/en');
    const names = [...page.matchAll(/<h2><a href="\/help\/en\/topics\/([^"]+)">/g)].map(([, topic]) => topic);
    expect(names[0]).toBe('product');
    expect(names.at(-1)).toBe('contact');
    expect(page).toContain('>1 article<');
    const count = site.knowledge.published('en').filter(({ topic }) => topic === 'product').length;
    expect(page).toContain(`>${count} articles<`);
    expect(page).toMatch(new RegExp(`topics/product">All ${count} articles<`));
  });

  it('have a page each, with every article and how it begins, in both languages', async () => {
    const page = await html('/help/zh/topics/returns');
    expect(page).toContain('<h1>退换和保修</h1>');
    for (const article of site.knowledge.published('zh').filter(({ topic }) => topic === 'returns')) {
      expect(page).toContain(`<a href="/help/zh/${article.slug}">${article.title}</a>`);
    }
    expect(page).toContain('href="/help/en/topics/returns" hreflang="en"');
  });

  it('that are none, or have nothing published, are lost pages', async () => {
    for (const path of [
      '/help/en/topics/nonsense',
      '/help/xx/topics/login',
      '/help/en/topics/..%2flogin',
      '/help/en/topics',
    ]) {
      expect((await site.get(path, { accept: 'text/html' })).status, path).toBe(404);
    }
    const moved = await site.get('/help/zh-CN/topics/login');
    expect([moved.status, moved.headers.get('location')]).toEqual([302, '/help/zh/topics/login']);
  });

  it('take the name of their folder when nobody has named them', async () => {
    const { get } = await siteForTest({
      knowledgeDir: await articleFolder({ 'en/gift-cards/one.md': articleText('one') }),
    });
    expect(await (await get('/help/en/topics/gift-cards')).text()).toContain('<h1>Gift cards</h1>');
  });
});

describe('a search', () => {
  it('marks the words asked for, in the sentence that holds most of them', async () => {
    const page = await html('/help/en?q=reset+password');
    expect(page).toMatch(/<h2><a href="\/help\/en\/reset-password">/);
    expect(page).toMatch(/<mark>reset<\/mark> (link|your)/);
    expect(await html('/help/zh?q=退货')).toContain('<mark>退货</mark>');
  });

  it.each([
    ['en', 'passw', 'reset-password', 'password'],
    ['en', 'where is my inv', 'invoice', 'invoice'],
    ['zh', '密', 'reset-password', '密码'],
  ])('in %s finds what begins with the last word of “%s”', async (locale, typed, id, word) => {
    const items = await found(typed, locale);
    expect(items.map(item => item.id)).toContain(id);
    const marked = items.flatMap(({ excerpt }) => excerpt.filter(({ match }) => match).map(({ text }) => text));
    expect(marked.map(text => text.toLowerCase())).toContain(word);
  });

  it('leaves a last word alone that is a word already, or followed by a space', async () => {
    const { get } = await siteForTest({
      knowledgeDir: await articleFolder({
        'en/a/car.md': articleText('car', 'Drive.', { title: 'Car', questions: '["Where is my car?"]' }),
        'en/a/card.md': articleText('card', 'Pay.', { title: 'Card', questions: '["May I pay by card?"]' }),
        'en/a/cargo.md': articleText('cargo', 'Ship.', { title: 'Cargo', questions: '["Do you take cargo?"]' }),
      }),
    });
    const ids = async (q: string) =>
      Found.parse(await (await get(`/api/articles?locale=en&q=${encodeURIComponent(q)}`)).json()).items.map(
        ({ id }) => id,
      );
    expect(await ids('car')).toEqual(['car']);
    expect(await ids('carg')).toEqual(['cargo']);
    expect((await ids('my carg'))[0]).toBe('cargo');
    // As it stands it is a slip that may have meant any of the three.
    expect((await ids('my carg ?'))[0]).not.toBe('cargo');
  });

  it('keeps its results out of search engines', async () => {
    expect(await html('/help/en?q=password')).toContain('<meta name="robots" content="noindex, follow">');
    expect(await html('/help/en')).not.toContain('noindex');
  });

  it('that finds nothing shows the way to the chat, and the topics', async () => {
    expect(await found('xylophone', 'en')).toEqual([]);
    const page = await html('/help/en?q=xylophone');
    expect(page).toContain('data-chat href="/chat?locale=en"');
    expect(page).toContain('/help/en/topics/login');
  });
});

describe('an article’s page', () => {
  it('has a link to itself beside each heading, named after it', async () => {
    const page = await html('/help/en/reset-password');
    expect(page).toMatch(
      /<h2 id="the-reset-link-has-expired">The reset link has expired<\/h2><a class="anchor" href="#the-reset-link-has-expired" aria-label="Link to “The reset link has expired”">/,
    );
    const chinese = await html('/help/zh/reset-password');
    const anchors = [...chinese.matchAll(/class="anchor" href="#([^"]+)"/g)];
    expect(anchors.length).toBeGreaterThan(2);
    for (const [, anchor] of anchors) expect(chinese).toContain(`id="${decodeURIComponent(anchor ?? '')}"`);
  });

  it('names a heading with marks in it as a reader sees it', async () => {
    const { get } = await siteForTest({
      knowledgeDir: await articleFolder({ 'en/a/x.md': articleText('x', '## Q&A for *"you"* <3\n\nWords.') }),
    });
    const page = await (await get('/help/en/x')).text();
    expect(page).toContain('aria-label="Link to “Q&#38;A for &#34;you&#34; &#60;3”"');
  });

  it('names related articles, in its own language', async () => {
    const page = await html('/help/zh/reset-password');
    const part = page.slice(page.indexOf('class="related"'));
    expect(part).toContain('相关文章');
    expect(part).toContain('<a href="/help/zh/log-in">登录账户</a>');
    expect(part).not.toContain('"/help/zh/reset-password"');
  });

  it('leads back to the search it was found by', async () => {
    const from = (referer: string) => html('/help/en/reset-password', { referer });
    expect(await from(`${site.url}/help/en?q=reset+%3Cb%3E`)).toContain(
      '<a class="back" href="/help/en?q=reset+%3Cb%3E">Back to the results for “reset &#60;b&#62;”</a>',
    );
    for (const other of [
      `${site.url}/help/en`,
      `${site.url}/help/zh?q=x`,
      `${site.url}/?q=x`,
      'nonsense',
      `${site.url}/help/en?q=`,
    ]) {
      expect(await from(other), other).not.toContain('class="back"');
    }
  });
});

describe('what search engines read', () => {
  it.each([
    ['/', '/?locale=en'],
    ['/help/en', '/help/en'],
    ['/help/en?q=password', '/help/en'],
    ['/help/en/topics/login', '/help/en/topics/login'],
    ['/help/en/refund?voted=yes', '/help/en/refund'],
  ])('%s is known as %s, in each language, with a description', async (path, address) => {
    const page = await html(path, { 'accept-language': 'en' });
    expect(page).toContain(`<link rel="canonical" href="${site.url}${address}">`);
    expect(page).toContain(`<link rel="alternate" hreflang="en" href="${site.url}${address}">`);
    expect(page).toContain(`<link rel="alternate" hreflang="zh" href="${site.url}${address.replace(/en\b/, 'zh')}">`);
    expect(page).toMatch(/<meta name="description" content="[^"]{20,}">/);
  });

  it('the sitemap names every page of the shop once, and robots.txt the sitemap', async () => {
    const answer = await site.get('/sitemap.xml');
    expect(answer.headers.get('content-type')).toBe('application/xml; charset=utf-8');
    const places = [...(await answer.text()).matchAll(/<loc>([^<]+)<\/loc>/g)].map(([, url = '']) => url);
    expect(new Set(places).size).toBe(places.length);
    for (const locale of ['en', 'zh']) {
      for (const { slug } of site.knowledge.published(locale))
        expect(places).toContain(`${site.url}/help/${locale}/${slug}`);
    }
    for (const place of places) expect((await site.get(place.slice(site.url.length))).status, place).toBe(200);
    const robots = await html('/robots.txt');
    expect(robots).toContain(`Sitemap: ${site.url}/sitemap.xml`);
    expect(robots).toContain('Disallow: /tickets/');
  });
});
