import { beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { fixedClock } from '../../src/base/clock.ts';
import { type AttackedDesk, startAttackedDesk } from '../abuse/attacked-desk.ts';
import { type StartedSite, siteForTest } from './started-site.ts';

const at = '2026-03-02T09:00:00.000Z';

describe('a vote on an article', () => {
  let site: StartedSite;
  let version: string;
  beforeEach(async () => {
    site = await siteForTest({ clock: fixedClock(at) });
    version = site.knowledge.article('en', 'refund')?.version ?? '';
  });

  /** As a browser sends the form; `headers` in place of a page of ours. */
  function vote(
    fields: Record<string, string>,
    headers: Record<string, string> = {},
    path = '/help/en/refund/feedback',
  ) {
    return fetch(site.url + path, {
      method: 'POST',
      redirect: 'manual',
      headers: { origin: site.url, ...headers },
      body: new URLSearchParams({ version, ...fields }),
    });
  }
  const cookieOf = (answer: Response) => answer.headers.getSetCookie()[0]?.split(';')[0] ?? '';
  const counts = () => site.store.articleFeedback.counts({});

  it('leads back to the article, which thanks for it, without scripts', async () => {
    const answer = await vote({ helpful: 'yes' });
    expect([answer.status, answer.headers.get('location')]).toEqual([303, '/help/en/refund?voted=yes#site.helpful']);
    expect(await counts()).toEqual([{ articleId: 'refund', locale: 'en', helpful: 1, unhelpful: 0 }]);
    const before = await (await site.get('/help/en/refund')).text();
    const after = await (await site.get('/help/en/refund?voted=yes')).text();
    expect(before).toMatch(/data-step="ask"><input/);
    expect(before).toMatch(/data-step="yes" tabindex="-1" hidden>/);
    expect(after).toMatch(/data-step="ask" hidden>/);
    expect(after).toMatch(/data-step="yes" tabindex="-1">Good to hear/);
  });

  it('that it did not help asks what was missing, and keeps the comment with the vote', async () => {
    const first = await vote({ helpful: 'no' });
    expect(first.headers.get('location')).toBe('/help/en/refund?voted=no#site.helpful');
    const page = await (await site.get('/help/en/refund?voted=no')).text();
    expect(page).toContain('maxlength="500"');
    expect(page).toContain('data-chat href="/chat?locale=en"');
    const second = await vote({ helpful: 'no', comment: ' Which bank? ' }, { cookie: cookieOf(first) });
    expect(second.headers.get('location')).toBe('/help/en/refund?voted=comment#site.helpful');
    expect(await counts()).toMatchObject([{ helpful: 0, unhelpful: 1 }]);
    expect(await site.store.articleFeedback.comments({}, 9)).toEqual([
      { at, locale: 'en', articleId: 'refund', version, helpful: false, comment: 'Which bank?' },
    ]);
  });

  it('is JSON to a script', async () => {
    const answer = await vote({ helpful: 'no', comment: 'More, please' }, { accept: 'application/json' });
    expect(await answer.json()).toEqual({ voted: 'comment' });
  });

  it('counts once a reader and version, and the last one counts', async () => {
    const first = await vote({ helpful: 'no' });
    const cookie = cookieOf(first);
    await vote({ helpful: 'yes' }, { cookie });
    expect(await counts()).toMatchObject([{ helpful: 1, unhelpful: 0 }]);
    await vote({ helpful: 'yes', version: 'abcdef012345' }, { cookie });
    await vote({ helpful: 'yes' });
    expect(await counts()).toMatchObject([{ helpful: 3, unhelpful: 0 }]);
  });

  it('names the reader’s browser to nobody else, and only after the vote', async () => {
    expect((await site.get('/help/en/refund')).headers.getSetCookie()).toEqual([]);
    const [cookie = ''] = (await vote({ helpful: 'yes' })).headers.getSetCookie();
    expect(cookie).toMatch(/^reader=[\w-]{22}; Path=\/help; Max-Age=\d+; HttpOnly; SameSite=Strict$/);
    const forged = await vote({ helpful: 'yes' }, { cookie: 'reader=x%0d%0aset-cookie:y' });
    expect(cookieOf(forged)).toMatch(/^reader=[\w-]{22}$/);
  });

  it('abuse 22: is taken from our own pages only', async () => {
    for (const headers of [
      { origin: 'https://evil.example' },
      { origin: 'null' },
      { 'sec-fetch-site': 'cross-site' },
    ]) {
      const answer = await vote({ helpful: 'yes' }, headers);
      expect(answer.status).toBe(403);
    }
    expect(await counts()).toEqual([]);
  });

  it.each<[string, Record<string, string>]>([
    ['no vote', {}],
    ['another answer', { helpful: 'maybe' }],
    ['a comment of 501 characters', { helpful: 'no', comment: 'x'.repeat(501) }],
    ['a version that is none', { helpful: 'yes', version: "'--" }],
    ['a field of its own', { helpful: 'yes', at: '2020-01-01' }],
  ])('with %s is refused', async (_what, fields) => {
    expect((await vote(fields)).status).toBe(400);
    expect(await counts()).toEqual([]);
  });

  it('past the limit is a page with the way back, in the language of the article, and JSON to a script', async () => {
    site = await siteForTest({ limits: { feedback: { points: 1, seconds: 900 } } });
    const path = '/help/zh/refund/feedback';
    expect((await vote({ helpful: 'yes' }, { accept: 'text/html' }, path)).status).toBe(303);
    const answer = await vote({ helpful: 'yes' }, { accept: 'text/html,*/*;q=0.8' }, path);
    const page = await answer.text();
    expect([answer.status, answer.headers.get('content-type')]).toEqual([429, 'text/html; charset=utf-8']);
    expect(answer.headers.get('retry-after')).toBe('900');
    expect(page).toMatch(/<h1>您的反馈没有收到<\/h1>\n<p>[^<]*请过 15 分钟再试/);
    expect(page).toContain('href="/help/zh/refund"');
    const toScript = await vote({ helpful: 'yes' }, { accept: 'application/json' }, path);
    expect(await toScript.json()).toMatchObject({ error: { code: 'limited' } });
  });

  it('that is refused is a page to a browser', async () => {
    const answer = await vote({ helpful: 'maybe' }, { accept: 'text/html' });
    expect([answer.status, answer.headers.get('content-type')]).toEqual([400, 'text/html; charset=utf-8']);
    expect(await answer.text()).toContain('href="/help/en/refund"');
  });

  it('on an article that is none is a lost page', async () => {
    for (const path of ['/help/en/nowhere/feedback', '/help/xx/refund/feedback']) {
      expect((await vote({ helpful: 'yes' }, {}, path)).status, path).toBe(404);
    }
    expect(await counts()).toEqual([]);
  });
});

describe('what readers said, for operators', () => {
  const Report = z.looseObject({ items: z.array(z.looseObject({ articleId: z.string() })), votes: z.number() });

  async function withDesk(use: (desk: AttackedDesk, token: string) => Promise<void>) {
    const desk = await startAttackedDesk();
    try {
      await use(desk, await desk.token('Ann'));
    } finally {
      await desk.close();
    }
  }

  it('is told by article, with what each share is made of, the comments, and the period', () =>
    withDesk(async (desk, token) => {
      const { articleFeedback } = desk.app.store;
      const base = { at, locale: 'en', articleId: 'refund', version: 'aaaaaaaaaaaa' };
      await articleFeedback.vote({ ...base, voter: 'a', helpful: true });
      await articleFeedback.vote({ ...base, voter: 'b', helpful: false, comment: '<b>Which bank?</b>' });
      await articleFeedback.vote({ ...base, voter: 'c', helpful: false });
      await articleFeedback.vote({
        ...base,
        voter: 'd',
        helpful: true,
        articleId: 'gone',
        at: '2026-04-01T00:00:00.000Z',
      });
      const ask = async (query: string) =>
        (await desk.request('GET', `/api/articles/feedback${query}`, { token })).json;
      expect(await ask('?from=2026-03-01&to=2026-03-31')).toEqual({
        items: [
          {
            articleId: 'refund',
            locale: 'en',
            title: 'Refunds',
            helpful: { value: expect.closeTo(33.33, 1), numerator: 1, denominator: 3 },
            unhelpful: { value: expect.closeTo(66.67, 1), numerator: 2, denominator: 3 },
            comments: [{ at, helpful: false, version: 'aaaaaaaaaaaa', text: '<b>Which bank?</b>' }],
          },
        ],
        votes: 3,
        period: { from: '2026-03-01T00:00:00.000Z', to: '2026-04-01T00:00:00.000Z' },
      });
      expect(await ask('')).toMatchObject({
        votes: 4,
        period: { from: null, to: null },
        items: [{ articleId: 'refund' }, { articleId: 'gone', title: null }],
      });
      expect(Report.parse(await ask('?from=2027-01-01'))).toMatchObject({ items: [], votes: 0 });
    }));

  it('is told to nobody else, and for no period that is none', () =>
    withDesk(async (desk, token) => {
      const status = async (query: string, as = {}) =>
        (await desk.request('GET', `/api/articles/feedback${query}`, as)).status;
      expect(await status('')).toBe(401);
      expect(await status('', { token: await desk.token('Eve', 'editor') })).toBe(403);
      expect(await status("?from=2026-03-01'--", { token })).toBe(400);
      expect(await status('?articleId=refund', { token })).toBe(400);
    }));
});
