import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { articleText, writeArticle } from '../knowledge/article-folder.ts';
import { type AttackedDesk, startAttackedDesk } from './attacked-desk.ts';

let desk: AttackedDesk;
let dir: string;
beforeAll(async () => {
  dir = mkdtempSync(join(tmpdir(), 'drafts-'));
  const draft = { title: 'Plans for the moonbeam', questions: '["When does the moonbeam come?"]', status: 'draft' };
  await writeArticle(dir, 'en/product/moonbeam.md', articleText('moonbeam', 'The zanzibar words.', draft));
  await writeArticle(dir, 'zh/product/moonbeam.md', articleText('moonbeam', 'The zanzibar words.', draft));
  await writeArticle(dir, 'en/product/open.md', articleText('open', 'Words for everybody.'));
  desk = await startAttackedDesk({ environment: { KNOWLEDGE_DIR: dir } });
});
afterAll(async () => {
  await desk.close();
  rmSync(dir, { recursive: true });
});

const places = [
  '/',
  '/chat',
  '/widget.js',
  '/help/en',
  '/help/zh',
  '/help/en?q=When+does+the+moonbeam+come',
  '/help/en/moonbeam',
  '/help/zh/moonbeam',
  '/help/en/moonbeam?status=draft&preview=1',
  '/help/en/moonbeam/edit',
  '/help/en/moonbeam?voted=no',
  '/help/en/moonbeam/feedback',
  '/help/en/open',
  '/help/en/topics/product',
  '/help/zh/topics/product',
  '/help/en/topics/moonbeam',
  '/help/en?q=moonb',
  '/sitemap.xml',
  '/robots.txt',
  '/help/en/moonbeam.md',
  '/help/en/product%2fmoonbeam',
  '/api/articles',
  '/api/articles?locale=zh',
  '/api/articles?q=moonbeam',
  '/api/articles?q=moonbeam&status=draft',
  '/api/articles?q=moonb',
  '/api/articles?q=zanz',
  '/api/articles/feedback',
  '/api/articles/moonbeam',
  '/knowledge/en/product/moonbeam.md',
  '/assets/moonbeam.md',
  '/assets/..%2f..%2fknowledge%2fen%2fproduct%2fmoonbeam.md',
  '/console',
  '/api/tickets',
  '/api/openapi.json',
];

describe('abuse 10: a draft', () => {
  const roles = ['nobody', 'customer', 'editor', 'operator', 'owner'] as const;
  const credential = async (role: (typeof roles)[number]) => {
    if (role === 'nobody') return {};
    return { token: role === 'customer' ? (await desk.customer()).token : await desk.token(`The ${role}`, role) };
  };

  it.each(roles)('is on no page and in no answer for %s', async role => {
    const as = await credential(role);
    for (const place of places) {
      const { status, text } = await desk.request('GET', place, { ...as, headers: { accept: 'text/html' } });
      expect(status, place).toBeLessThan(500);
      expect(text, place).not.toMatch(/zanzibar|Plans for the/);
    }
    const page = await desk.request('GET', '/help/en/moonbeam', as);
    expect(page.status).toBe(404);
  });

  it('cannot be voted on, and a vote from when it was published gives its title to nobody', async () => {
    const fields = new URLSearchParams({ helpful: 'yes', version: 'aaaaaaaaaaaa' });
    const headers = { origin: desk.url, 'content-type': 'application/x-www-form-urlencoded' };
    const vote = await desk.request('POST', '/help/en/moonbeam/feedback', { body: String(fields), headers });
    expect(vote.status).toBe(404);
    expect(vote.text).not.toMatch(/zanzibar|Plans for the/);
    const { articleFeedback } = desk.app.store;
    expect(await articleFeedback.counts({})).toEqual([]);
    const before = { at: '2026-03-01T00:00:00.000Z', locale: 'en', articleId: 'moonbeam', version: 'aaaaaaaaaaaa' };
    await articleFeedback.vote({ ...before, voter: 'a', helpful: true });
    const { text } = await desk.request('GET', '/api/articles/feedback', { token: await desk.token('Owner', 'owner') });
    expect(text).toContain('"articleId":"moonbeam"');
    expect(text).not.toMatch(/zanzibar|Plans for the/);
  });

  it('answers no question, over HTTP or in the chat', async () => {
    const question = 'When does the moonbeam come?';
    for (const path of ['/support', '/customer_service']) {
      const { text } = await desk.request('POST', path, { json: { question } });
      expect(text).toContain('"outcome":"unanswered"');
      expect(text).not.toMatch(/zanzibar|Plans for the/);
    }
    const customer = await desk.customer();
    await customer.say(question);
    await customer.say('talk to a person');
    expect(JSON.stringify(await customer.activities())).not.toMatch(/zanzibar|Plans for the/);
  });

  it('is not shown to the operator beside a ticket either', async () => {
    const token = await desk.token('The operator');
    const { text } = await desk.request('GET', '/api/tickets', { token });
    expect(text).toContain('moonbeam come');
    expect(text).not.toMatch(/zanzibar|Plans for the/);
  });
});
