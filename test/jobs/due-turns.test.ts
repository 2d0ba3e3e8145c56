import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { plusMs } from '../../src/base/clock.ts';
import { createJobs } from '../../src/jobs/due-turns.ts';
import { content } from '../support/content.ts';
import { openDesk } from '../support/desk.ts';
import { keptLog } from '../support/log-lines.ts';
import { damageState, mendState, runInFile } from '../support/second-connection.ts';

const { policy } = content();
const minuteMs = 60_000;
const idleMs = policy.episode.idleMinutes * minuteMs;
const holdMs = policy.hold.minutes * minuteMs;
// The turn's own timer, in real time, must not be faster than the jobs that are tried here.
const burst = { ...policy.burst, quietMs: 10 * minuteMs };
const folder = mkdtempSync(join(tmpdir(), 'solodesk-jobs-'));
const database = join(folder, 'desk.db');
const { logger, lines } = keptLog();

// One desk for all; everybody has a conversation of their own.
let desk: Awaited<ReturnType<typeof openDesk>>;
let customers = 0;
const broken = new Set<string>();
beforeAll(async () => {
  desk = await openDesk({ database, content: { ...content(), policy: { ...policy, burst } } });
});
beforeEach(() => {
  lines.splice(0);
});
afterEach(async () => {
  for (const id of broken) mend(id);
  // Twice: a look takes fifty conversations.
  await newJobs().runOnce();
  await newJobs().runOnce();
});
afterAll(async () => {
  await desk.app.close();
  rmSync(folder, { recursive: true, force: true });
});

function breakIt(id: string): void {
  damageState(database, id);
  broken.add(id);
}

function mend(id: string): void {
  if (broken.delete(id)) mendState(database, id);
}

/** A customer who has just said something; the conversation's id. */
async function said(text: string): Promise<string> {
  customers += 1;
  const conversationId = `cnv_${customers}`;
  const opening = { channel: 'directline', channelUser: `dl_${customers}`, locale: 'en' };
  await desk.app.turns.handle({ kind: 'message', conversationId, text, opening });
  return conversationId;
}

/** What the bot said after the activity numbered `after`. */
async function heard(conversationId: string, after = 0): Promise<(string | undefined)[]> {
  const activities = await desk.app.store.log.activities(conversationId, after, 100);
  return activities.filter(({ from, kind }) => from === 'bot' && kind === 'message').map(({ text }) => text);
}

async function lastN(conversationId: string): Promise<number> {
  return (await desk.app.store.log.find(conversationId))?.lastN ?? 0;
}

/** Conversations whose turn failed, one for each try. */
function failures(): unknown[] {
  return lines.filter(({ msg }) => msg === 'due turn failed').map(line => line['conversationId']);
}

/** Jobs that have met no trouble yet, over the parts of the real desk. */
function newJobs(everyMs = 3_600_000) {
  const { store, turns } = desk.app;
  return createJobs({ log: store.log, turns, purge: store.purge, clock: desk.clock, logger, everyMs });
}

describe('what comes due', () => {
  it('is the end of a burst: the short messages are answered as one', async () => {
    const id = await said('my lamp');
    await desk.app.turns.handle({ kind: 'message', conversationId: id, text: 'does not turn on' });
    expect(await heard(id)).toEqual([]);
    await desk.app.jobs.runOnce();
    expect(await heard(id)).toEqual([]);
    desk.clock.advance(burst.quietMs);
    await desk.app.jobs.runOnce();
    expect(await heard(id)).toEqual([expect.stringContaining('/help/en/lamp-not-working'), 'Did this help?']);
  });

  it.each([
    { question: 'How do I reset my password?', survey: 'How was this for you' },
    { question: '我的账户怎么登录？', survey: '这次服务您打几分' },
  ])('is the end of a quiet episode: the survey is asked, once ($question)', async ({ question, survey }) => {
    const id = await said(question);
    const before = await lastN(id);
    desk.clock.advance(idleMs - 1);
    await desk.app.jobs.runOnce();
    expect(await heard(id, before)).toEqual([]);
    desk.clock.advance(1);
    await desk.app.jobs.runOnce();
    expect(await heard(id, before)).toEqual([expect.stringContaining(survey)]);
    desk.clock.advance(24 * 60 * minuteMs);
    await desk.app.jobs.runOnce();
    expect(await heard(id, before)).toHaveLength(1);
  });

  it.each([
    { words: 'talk to a person', told: 'Mei had to step away' },
    { words: '转人工', told: 'Mei 暂时离开了' },
  ])('is the end of a hold without action: the ticket goes back to the queue ($words)', async ({ words, told }) => {
    const id = await said(words);
    const { items } = await desk.app.store.tickets.list({ limit: 100 });
    const ticket = items.find(({ conversationId }) => conversationId === id)?.number ?? '';
    const operator = { id: 'opr_mei', name: 'Mei' };
    await desk.app.turns.handle({ kind: 'operator', conversationId: id, ticket, operator, action: { type: 'claim' } });
    const before = await lastN(id);
    desk.clock.advance(holdMs - 1);
    await desk.app.jobs.runOnce();
    expect(await heard(id, before)).toEqual([]);
    desk.clock.advance(1);
    await desk.app.jobs.runOnce();
    // while nobody is there it is also said when somebody is
    expect((await heard(id, before))[0]).toContain(told);
    const after = await desk.app.store.tickets.find(ticket);
    expect([after?.status, after?.assignee]).toEqual(['new', undefined]);
  });
});

describe('a conversation whose turn fails', () => {
  it('is logged, and the others are served', async () => {
    const ids = [await said('How do I log in?'), await said('How do I log in?'), await said('How do I log in?')];
    const [first = '', second = '', third = ''] = ids;
    const before = await lastN(first);
    breakIt(second);
    desk.clock.advance(idleMs);
    await newJobs().runOnce();
    expect(failures()).toEqual([second]);
    expect(lines.find(({ msg }) => msg === 'due turn failed')).toMatchObject({ failures: 1, waitMs: 2000 });
    expect(await heard(first, before)).toHaveLength(1);
    expect(await heard(third, before)).toHaveLength(1);
    expect(await heard(second, before)).toHaveLength(0);
  });

  it('is left alone for longer and longer, and the trouble is forgotten when it is over', async () => {
    const id = await said('How do I log in?');
    const jobs = newJobs();
    const failuresIn = async (seconds: number) => {
      const before = failures().length;
      for (let i = 0; i < seconds; i += 1) {
        desk.clock.advance(1000);
        await jobs.runOnce();
      }
      return failures().length - before;
    };
    breakIt(id);
    desk.clock.advance(idleMs - 1000);
    expect(await failuresIn(1)).toBe(1);
    expect(await failuresIn(1)).toBe(0);
    expect(await failuresIn(1)).toBe(1);
    expect(await failuresIn(3)).toBe(0);
    expect(await failuresIn(1)).toBe(1);
    expect(await failuresIn(7)).toBe(0);
    mend(id);
    const before = await lastN(id);
    expect(await failuresIn(1)).toBe(0);
    expect(await heard(id, before)).toEqual([expect.stringContaining('How was this for you')]);
    await desk.app.turns.handle({ kind: 'message', conversationId: id, text: 'How do I reset my password?' });
    breakIt(id);
    desk.clock.advance(idleMs - 1000);
    expect(await failuresIn(1)).toBe(1);
    expect(await failuresIn(2)).toBe(1);
  });

  it('waits five minutes at most', async () => {
    const id = await said('How do I log in?');
    breakIt(id);
    desk.clock.advance(idleMs);
    const jobs = newJobs();
    for (let i = 0; i < 20; i += 1) {
      await jobs.runOnce();
      desk.clock.advance(5 * minuteMs);
    }
    expect(failures()).toHaveLength(20);
  });

  it('does not hide the others, were there fifty of it', async () => {
    const bad: string[] = [];
    for (let i = 0; i < 50; i += 1) bad.push(await said('How do I log in?'));
    desk.clock.advance(1);
    const good = await said('How do I log in?');
    const before = await lastN(good);
    for (const id of bad) breakIt(id);
    desk.clock.advance(idleMs);
    const jobs = newJobs();
    await jobs.runOnce();
    await jobs.runOnce();
    expect(failures().toSorted()).toEqual(bad.toSorted());
    expect(await heard(good, before)).toHaveLength(1);
  });
});

describe('the looks for what is due', () => {
  it('never overlap', async () => {
    const id = await said('How do I log in?');
    breakIt(id);
    desk.clock.advance(idleMs);
    const jobs = newJobs();
    await Promise.all([jobs.runOnce(), jobs.runOnce()]);
    expect(failures()).toEqual([id]);
  });

  it('survive a database that cannot be read', async () => {
    const id = await said('How do I log in?');
    const before = await lastN(id);
    desk.clock.advance(idleMs);
    const jobs = newJobs();
    runInFile(database, 'ALTER TABLE conversation RENAME TO elsewhere');
    await jobs.runOnce();
    runInFile(database, 'ALTER TABLE elsewhere RENAME TO conversation');
    expect(lines).toMatchObject([{ msg: 'due conversations could not be read' }]);
    await jobs.runOnce();
    expect(await heard(id, before)).toHaveLength(1);
  });

  it('happen by themselves once started', async () => {
    const id = await said('How do I log in?');
    const before = await lastN(id);
    desk.clock.advance(idleMs);
    const jobs = newJobs(5);
    jobs.start();
    await expect.poll(() => heard(id, before), { timeout: 5000, interval: 5 }).toHaveLength(1);
    await jobs.close();
  });

  it('are waited for on close, with the turns under way', async () => {
    const id = await said('How do I log in?');
    const before = await lastN(id);
    desk.clock.advance(idleMs);
    const jobs = newJobs();
    void jobs.runOnce();
    await jobs.close();
    expect(await heard(id, before)).toHaveLength(1);
  });
});

describe('what has expired', () => {
  const hourMs = 60 * minuteMs;
  /** A resume credential that lapses in a minute, found as of now: only a deleted one is not. */
  async function lapsing(hash: string) {
    const { resume } = desk.app.store;
    const made = desk.clock.now();
    await resume.insert({ hash, conversationId: 'x', userId: 'dl_x', expiresAt: plusMs(made, minuteMs) });
    return () => resume.isAlive(hash, made);
  }

  it('is deleted at the first look and then once an hour', async () => {
    const jobs = newJobs();
    const first = await lapsing('first');
    desk.clock.advance(minuteMs);
    await jobs.runOnce();
    expect(await first()).toBe(false);
    const second = await lapsing('second');
    desk.clock.advance(hourMs - 1);
    await jobs.runOnce();
    expect(await second()).toBe(true);
    desk.clock.advance(1);
    await jobs.runOnce();
    expect(await second()).toBe(false);
  });

  it('waits for the next hour when it cannot be deleted, and due turns are served meanwhile', async () => {
    const jobs = newJobs();
    const isThere = await lapsing('third');
    const id = await said('How do I log in?');
    const before = await lastN(id);
    desk.clock.advance(hourMs);
    runInFile(database, 'ALTER TABLE session RENAME TO elsewhere');
    await jobs.runOnce();
    runInFile(database, 'ALTER TABLE elsewhere RENAME TO session');
    expect(lines).toMatchObject([{ msg: 'what has expired could not be deleted' }]);
    expect(await heard(id, before)).toHaveLength(1);
    expect(await isThere()).toBe(true);
    desk.clock.advance(hourMs);
    await jobs.runOnce();
    expect(await isThere()).toBe(false);
  });
});
