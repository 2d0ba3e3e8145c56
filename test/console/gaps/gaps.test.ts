import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { z } from 'zod';
import { addApiToken } from '../../../src/console/accounts/accounts.ts';
import { GapList } from '../../../src/console/gaps/gaps-api.ts';
import { openDesk } from '../../support/desk.ts';

type Gaps = z.infer<typeof GapList>;

const engraving = [
  'Do you engrave lamps?',
  'engraving possible?',
  'do you do engraving',
  'Any engraving, and how much? My name is Anna Tan',
];

describe('gaps', () => {
  let desk: Awaited<ReturnType<typeof openDesk>>;
  let url: string;
  let token: string;

  beforeAll(async () => {
    desk = await openDesk();
    const { port } = await desk.app.listen();
    url = `http://127.0.0.1:${port}`;
    token = await addApiToken(
      { ...desk.app, operators: desk.app.store.operators },
      { operatorName: 'Ann', role: 'operator' },
    );
    for (const question of engraving) await ask({ question });
    for (const email of ['a@example.com', 'b@example.com']) {
      await ask({ question: '你们招实习生吗？', locale: 'zh', customer: { email } });
    }
    await chat('internship', 'Do you offer internships?', 'Do you offer internships?', 'do you offer internships');
    await chat('unhelpful', 'How long does a refund take to reach my card?', 'No');
    await chat('helped', 'How do I reset my password?', 'Yes');
    await chat('person', 'I want to talk to a person');
  });
  afterAll(() => desk.app.close());

  async function ask(body: object): Promise<void> {
    desk.clock.advance(60_000);
    const headers = { 'content-type': 'application/json' };
    const reply = await fetch(`${url}/support`, { method: 'POST', headers, body: JSON.stringify(body) });
    expect(reply.status).toBe(200);
  }

  async function chat(id: string, ...texts: string[]): Promise<void> {
    const conversationId = `cnv_${id}`;
    const opening = { channel: 'directline', channelUser: `dl_${id}`, locale: 'en' };
    await desk.app.turns.handle({ kind: 'start', conversationId, opening });
    for (const text of texts) {
      desk.clock.advance(60_000);
      const { deferred } = await desk.app.turns.handle({ kind: 'message', conversationId, text });
      if (deferred) await desk.app.turns.handle({ kind: 'due', conversationId });
    }
  }

  const get = (path: string) => fetch(url + path, { headers: { authorization: `Bearer ${token}` } });
  const gaps = async (query = ''): Promise<Gaps> => GapList.parse(await (await get(`/api/gaps${query}`)).json());

  it('lists what was asked in vain, by subject, the one of most conversations first', async () => {
    const { items, questions, conversations, hasMore, isCut, period } = await gaps();
    expect(items.map(({ locale, conversations: many, questions: asked }) => [locale, many, asked])).toEqual([
      ['en', 4, 4],
      ['zh', 2, 2],
      ['en', 1, 3],
      ['en', 1, 1],
    ]);
    expect([questions, conversations, hasMore, isCut]).toEqual([10, 8, false, false]);
    expect(period).toEqual({ from: null, to: null });
  });

  it('tells each in the customers words, without their names, with what it is about', async () => {
    const [first] = (await gaps()).items;
    expect(first?.samples.toSorted()).toEqual([
      'Any engraving, and how much?',
      'Do you engrave lamps?',
      'engraving possible?',
    ]);
    expect(first).toMatchObject({ unanswered: 4, unhelpful: 0, terms: expect.arrayContaining(['engraving']) });
    expect(first?.firstAt.localeCompare(first.lastAt)).toBe(-1);
  });

  it('drafts an article of nothing but what was asked', async () => {
    const [first] = (await gaps()).items;
    expect(first?.draft).toMatchObject({
      questions: first?.samples,
      path: expect.stringMatching(/^en\/.+\/[a-z-]+\.md$/),
    });
    expect(first?.draft.text).toMatch(/^---\nid: [a-z-]+\ntitle: .+\nquestions:\n/);
    expect(first?.draft.text).toMatch(/\nstatus: draft\n---\n<!-- .+ -->\nThe answer goes here\.\n$/);
  });

  it('names the article that did not help, with its address', async () => {
    const unhelpful = (await gaps()).items.find(gap => gap.unhelpful > 0);
    expect(unhelpful).toMatchObject({
      unanswered: 0,
      unhelpful: 1,
      samples: ['How long does a refund take to reach my card?'],
      nearest: { articleId: 'refund', url: `${url}/help/en/refund` },
    });
  });

  it('narrows it to a language and a period', async () => {
    expect((await gaps('?locale=zh-CN')).items.map(({ samples }) => samples)).toEqual([['你们招实习生吗？']]);
    expect((await gaps('?locale=fr')).items).toEqual([]);
    expect((await gaps('?from=2026-03-02&to=2026-03-02')).questions).toBe(10);
    expect((await gaps('?to=2026-03-02T02:02:00.001Z')).questions).toBe(2);
    expect((await gaps('?from=2026-03-03')).items).toEqual([]);
    expect(await gaps('?limit=1')).toMatchObject({ items: [{ conversations: 4 }], hasMore: true, questions: 10 });
  });

  it.each(['?from=yesterday', '?limit=0', '?limit=1000', '?all=yes', '?order=size'])('refuses %s', async query => {
    expect((await get(`/api/gaps${query}`)).status).toBe(400);
  });

  it('is for operators only', async () => {
    expect((await fetch(`${url}/api/gaps`)).status).toBe(401);
  });

  it('stands in the OpenAPI document', async () => {
    const document = await (await fetch(`${url}/api/openapi.json`)).json();
    expect(document).toMatchObject({
      paths: { '/api/gaps': { get: { security: [{ session: [] }, { apiToken: [] }] } } },
    });
  });

  it('leads an old bookmark of its page to where that lies now', async () => {
    const reply = await fetch(`${url}/console/gaps`, { redirect: 'manual' });
    expect([reply.status, reply.headers.get('location')]).toEqual([302, '/console/knowledge/gaps']);
  });
});
