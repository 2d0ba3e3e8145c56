import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { editingDesk, Source } from './editing-desk.ts';

const articles = '/api/knowledge/articles';
const locked = `${articles}/en/login/account-locked`;
const lockedFile = 'en/login/account-locked.md';

let desk: Awaited<ReturnType<typeof editingDesk>>;
beforeAll(async () => {
  desk = await editingDesk({ git: true });
});
afterAll(() => desk.close());

const draftOf = async (path: string) => Source.parse((await desk.get(path)).json);

describe('the list of articles', () => {
  it('holds every file, each with how it did', async () => {
    const { json } = await desk.get(`${articles}?locale=en&q=locked`);
    expect(json['items']).toContainEqual(
      expect.objectContaining({
        file: lockedFile,
        status: 'published',
        updated: '2026-11-20',
        shown: 0,
        chat: { value: null, numerator: 0, denominator: 0 },
        helpCentre: { value: null, numerator: 0, denominator: 0 },
      }),
    );
    expect(json['topics']).toEqual(['login']);
  });

  it('counts what the chat showed and what customers said of it', async () => {
    const asked = { conversationId: 'c-use', kind: 'message' as const };
    const opening = { channel: 'directline', channelUser: 'u-use', locale: 'en' };
    await desk.app.turns.handle({ ...asked, text: 'Why is my account locked?', opening });
    await desk.app.turns.handle({ ...asked, text: 'Yes' });
    const { json } = await desk.get(`${articles}?locale=en&q=account-locked`);
    expect(json['items']).toEqual([
      expect.objectContaining({ shown: 1, chat: { value: 100, numerator: 1, denominator: 1 } }),
    ]);
  });
});

describe('checking as it is written', () => {
  it('tells each fault at its line and column', async () => {
    const { text } = await draftOf(locked);
    const faulty = text.replace('updated: 2026-11-20', 'updated: yesterday');
    const { json } = await desk.post('/api/knowledge/check', { path: lockedFile, text: faulty });
    const line = faulty.split('\n').findIndex(one => one.startsWith('updated')) + 1;
    expect(json['faults']).toEqual([
      { line, column: 1, level: 'error', message: 'updated: write the day as 2026-11-20' },
    ]);
  });

  it('tells a question that another article has', async () => {
    const { text } = await draftOf(locked);
    const taken = text.replace('  - unlock my account', '  - How do I log in to my account?');
    const { json } = await desk.post('/api/knowledge/check', { path: lockedFile, text: taken });
    expect(json['faults']).toContainEqual({
      line: taken.split('\n').indexOf('  - How do I log in to my account?') + 1,
      column: 5,
      level: 'warning',
      message: expect.stringContaining('stands in en/login/log-in.md'),
    });
  });

  it('tells of a draft what matters once it is published as a hint', async () => {
    const { text } = await draftOf(locked);
    const draft = text.replace('status: published', 'status: draft').replace(/## Get back[^#]+/, '## Get back\n');
    const { json } = await desk.post('/api/knowledge/check', { path: lockedFile, text: draft });
    expect(json['faults']).toContainEqual(expect.objectContaining({ level: 'hint' }));
  });

  it('tells the links of other articles that would break', async () => {
    const { text } = await draftOf(`${articles}/en/login/reset-password`);
    const { json } = await desk.post('/api/knowledge/check', {
      path: 'en/login/reset-password.md',
      text: text.replace('status: published', 'status: draft'),
    });
    expect(json['elsewhere']).toContainEqual({
      file: lockedFile,
      line: expect.any(Number),
      message: expect.stringContaining('en/login/reset-password.md, which is a draft'),
    });
  });

  it('refuses an id that another article has', async () => {
    const { text } = await draftOf(locked);
    const { json } = await desk.post('/api/knowledge/check', {
      path: lockedFile,
      text: text.replace('id: account-locked', 'id: log-in'),
    });
    expect(json['faults']).toContainEqual(
      expect.objectContaining({ line: 2, column: 1, level: 'error', message: expect.stringContaining('log-in.md') }),
    );
  });
});

describe('what the bot would say', () => {
  const question = 'May my parrot sign in with its beak?';

  it('is told of the text as if it were published, beside what it says today', async () => {
    const { text } = await draftOf(locked);
    const told = text.replace('  - unlock my account', `  - unlock my account\n  - ${question}`);
    const { json } = await desk.post('/api/knowledge/say', {
      path: lockedFile,
      text: told.replace('status: published', 'status: draft'),
      question,
      locale: 'en',
    });
    expect(json['published']).toMatchObject({
      action: 'answer',
      locale: 'en',
      shown: [{ articleId: 'account-locked', isThis: true, confidence: expect.any(Number), why: { question } }],
      thresholds: { answer: expect.any(Number) },
    });
    expect(json['today']).not.toMatchObject({ action: 'answer' });
  });

  it('leaves what answers customers as it is', () => {
    expect(desk.app.knowledge.article('en', 'account-locked')?.questions).not.toContain(question);
  });

  it('is unknown of a text that cannot be used', async () => {
    const { json } = await desk.post('/api/knowledge/say', { path: lockedFile, text: 'no front matter', question });
    expect(json).toMatchObject({ published: null, today: { action: expect.any(String) } });
  });

  it('shows the text as readers would see it, without anything that could run', async () => {
    const { text } = await draftOf(locked);
    const { json } = await desk.post('/api/knowledge/preview', {
      path: lockedFile,
      text: `${text}\n<script>alert(1)</script>\n[x](javascript:alert(1)) [in](log-in.md)\n`,
    });
    expect(json['title']).toBe('Your account is locked');
    expect(json['html']).toContain('href="/help/en/log-in"');
    expect(json['html']).not.toMatch(/script/);
  });
});

describe('saving', () => {
  it('refuses what could not be an article, and says where', async () => {
    const { text, version } = await draftOf(locked);
    const { status, json } = await desk.put(locked, { text: text.replace(/^title: .*$/m, ''), basedOn: version });
    expect(status).toBe(400);
    expect(json).toMatchObject({
      error: { code: 'unusable', message: expect.stringMatching(/^en\/login\/.+\.md:\d+: /) },
    });
    expect((await draftOf(locked)).text).toBe(text);
  });

  it('writes the file, which answers at once, and commits it in the name of who wrote it', async () => {
    const { text, version } = await draftOf(locked);
    const changed = text.replace('15 minutes', '20 minutes');
    writeFileSync(join(desk.folder, 'beside.txt'), 'staged by somebody else');
    desk.git('add', 'beside.txt');
    const { status, json } = await desk.put(locked, { text: changed, basedOn: version });
    expect({ status, json }).toMatchObject({
      status: 200,
      json: { committed: true, why: null, isLive: true, problems: [] },
    });
    expect(desk.read(lockedFile)).toBe(changed);
    expect(desk.app.knowledge.article('en', 'account-locked')?.version).toBe(json['version']);
    expect(desk.git('log', '-1', '--format=%an|%s')).toBe(`Mei Tan|knowledge: change ${lockedFile}`);
    expect(desk.git('show', '--name-only', '--format=', 'HEAD')).toBe(lockedFile);
    expect(desk.git('status', '--porcelain')).toBe('A  beside.txt');
  });

  it('refuses what was edited meanwhile, and gives both texts', async () => {
    const { text, version } = await draftOf(locked);
    const theirs = `${text}\nMore words.\n`;
    desk.write(lockedFile, theirs);
    const { status, json } = await desk.put(locked, { text: `${text}\nOther words.\n`, basedOn: version });
    expect(status).toBe(409);
    expect(json).toMatchObject({
      error: { code: 'changed' },
      theirs: { text: theirs },
      yours: { text: `${text}\nOther words.\n`, basedOn: version },
    });
    expect(desk.read(lockedFile)).toBe(theirs);
  });

  it('lets one of two who save at once through', async () => {
    const { text, version } = await draftOf(locked);
    const replies = await Promise.all(
      ['one', 'two'].map(word => desk.put(locked, { text: `${text}\n${word}\n`, basedOn: version })),
    );
    expect(replies.map(({ status }) => status).sort()).toEqual([200, 409]);
  });

  it('keeps the line ends that a file has', async () => {
    desk.write('en/login/log-in.md', desk.read('en/login/log-in.md').replaceAll('\n', '\r\n'));
    const path = `${articles}/en/login/log-in`;
    const { text, version } = await draftOf(path);
    expect(text).not.toContain('\r');
    expect((await desk.put(path, { text, basedOn: version })).status).toBe(200);
    expect(desk.read('en/login/log-in.md')).toContain('title: Log in to your account\r\n');
  });

  it('begins a file that is not there yet, and never writes over one that is', async () => {
    const path = `${articles}/en/login/new-one`;
    const { text } = await draftOf(locked);
    const fresh = text.replace('id: account-locked', 'id: new-one').replace('status: published', 'status: draft');
    expect((await desk.put(path, { text: fresh, basedOn: null })).json).toMatchObject({
      isLive: false,
      committed: true,
    });
    expect((await desk.put(path, { text: fresh, basedOn: null })).status).toBe(409);
  });

  it('moves a file with its history, and tells the links that led to it', async () => {
    const from = `${articles}/en/login/reset-password`;
    const { version } = await draftOf(from);
    const { json } = await desk.post(`${from}/move`, { to: 'en/login/new-password.md', basedOn: version });
    expect(json).toMatchObject({ file: 'en/login/new-password.md', committed: true, isLive: true });
    expect(json['problems']).toContainEqual(
      expect.objectContaining({ message: expect.stringContaining('en/login/reset-password.md, which is not there') }),
    );
    expect((await desk.get(from)).status).toBe(404);
  });

  it.each([
    ['en/login/..%2f..%2fsecret', 400],
    ['en/..%2f../secret', 400],
    ['xx/login/other-language', 400],
    ['en/login/UPPER', 400],
    ['en/.git/config', 400],
  ])('refuses %s', async (path, status) => {
    const reply = await desk.put(`${articles}/${path}`, { text: 'x', basedOn: null });
    expect(reply.status).toBe(status);
  });

  it('writes through no link', async () => {
    const outside = join(desk.folder, '..', `outside-${process.pid}`);
    mkdirSync(outside, { recursive: true });
    writeFileSync(join(outside, 'kept.md'), 'kept');
    symlinkSync(outside, join(desk.folder, 'en', 'linked'));
    symlinkSync(join(outside, 'kept.md'), join(desk.folder, 'en/login/leads-out.md'));
    for (const path of ['en/linked/kept', 'en/login/leads-out']) {
      const reply = await desk.put(`${articles}/${path}`, { text: 'overwritten', basedOn: null });
      expect(reply.status).toBe(400);
    }
  });
});

describe('a new draft', () => {
  it('is begun of a title', async () => {
    const { json } = await desk.post('/api/knowledge/drafts', { title: 'Do you do gift wrapping', locale: 'zh-CN' });
    expect(json).toMatchObject({ file: 'zh/general/do-you-do-gift-wrapping.md', committed: true, isLive: false });
    expect(desk.read('zh/general/do-you-do-gift-wrapping.md')).toContain('status: draft');
  });

  it('is begun of a gap, once', async () => {
    const opening = { channel: 'directline', channelUser: 'u-gap', locale: 'en' };
    const text = 'Do you repair umbrellas with broken ribs?';
    await desk.app.turns.handle({ conversationId: 'c-gap', kind: 'message', text, opening });
    const { json } = await desk.get('/api/gaps');
    const [gap] = Array.isArray(json['items']) ? json['items'] : [];
    const made = await desk.post('/api/knowledge/drafts', { gap: gap.id });
    expect(made).toMatchObject({ status: 200, json: { file: gap.draft.path } });
    expect(desk.read(gap.draft.path)).toContain(text);
    expect((await desk.post('/api/knowledge/drafts', { gap: gap.id })).status).toBe(409);
  });
});
