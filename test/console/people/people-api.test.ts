import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { type Desk, now, startDesk } from '../start-desk.ts';

const hour = 3_600_000;
let desk: Desk;
beforeEach(async () => {
  desk = await startDesk();
});
afterEach(() => desk.close());

/** Of every answer only what tests pick out; the rest stays as it is. */
const Answer = z.looseObject({ id: z.string().default(''), error: z.object({ code: z.string() }).optional() });

async function put(path: string, token: string, json: unknown) {
  const reply = await desk.send('PUT', path, { token, json });
  const body = await reply.json();
  return { status: reply.status, body, code: Answer.parse(body).error?.code };
}

async function get(path: string, token: string) {
  return (await desk.get(path, { token })).json();
}

async function idOf(token: string): Promise<string> {
  return Answer.parse(await get('/api/me', token)).id;
}

describe('presence', () => {
  it('is online until somebody says otherwise', async () => {
    const token = await desk.addToken('Mei');
    expect(await get('/api/me', token)).toMatchObject({
      id: expect.stringMatching(/^opr_/),
      name: 'Mei',
      email: expect.stringContaining('@'),
      role: 'operator',
      presence: 'online',
      skills: [],
      languages: [],
      capacity: 10,
    });
  });

  it('ends being away by itself', async () => {
    const token = await desk.addToken('Mei');
    const until = new Date(Date.parse(now) + hour).toISOString();
    const away = await put('/api/me/presence', token, { presence: 'away', until });
    expect(away.body).toMatchObject({ presence: 'away', awayUntil: until });
    desk.clock.advance(hour - 1);
    expect(await get('/api/operators', token)).toMatchObject({ items: [{ name: 'Mei', presence: 'away' }] });
    desk.clock.advance(1);
    expect(await get('/api/operators', token)).toMatchObject({ items: [{ name: 'Mei', presence: 'online' }] });
  });

  it('is not away until yesterday', async () => {
    const token = await desk.addToken('Mei');
    const { status, code: got } = await put('/api/me/presence', token, { presence: 'away', until: now });
    expect([status, got]).toEqual([400, 'until_past']);
  });
});

describe('what somebody knows', () => {
  it('is set by the owner, and one by one', async () => {
    const owner = await desk.addToken('Ada', 'owner');
    const mei = await idOf(await desk.addToken('Mei'));
    const path = `/api/operators/${mei}/profile`;
    await put(path, owner, { skills: ['money', 'lamp', 'money'], capacity: 4 });
    const { body } = await put(path, owner, { languages: ['zh'] });
    expect(body).toMatchObject({ skills: ['lamp', 'money'], languages: ['zh'], capacity: 4, load: 0 });
    expect((await put(path, owner, { capacity: null })).body).toMatchObject({ capacity: 10 });
  });

  it('is set by oneself, and not by others', async () => {
    const token = await desk.addToken('Mei');
    const tom = await idOf(await desk.addToken('Tom'));
    const id = await idOf(token);
    expect((await put(`/api/operators/${id}/profile`, token, { languages: ['en'] })).status).toBe(200);
    expect((await put(`/api/operators/${id}/profile`, token, { skills: ['money'], capacity: 3 })).status).toBe(200);
    expect((await put(`/api/operators/${tom}/profile`, token, { languages: ['en'] })).status).toBe(403);
  });

  it.each([
    [{ skills: ['moeny'] }, 'unknown_queue'],
    [{ languages: ['fr'] }, 'unknown_language'],
  ])('is something that the desk has: %j', async (profile, code) => {
    const owner = await desk.addToken('Ada', 'owner');
    const id = await idOf(owner);
    const { status, code: got } = await put(`/api/operators/${id}/profile`, owner, profile);
    expect([status, got]).toEqual([400, code]);
  });

  it('belongs to somebody', async () => {
    const owner = await desk.addToken('Ada', 'owner');
    expect((await put('/api/operators/opr_nobody/profile', owner, { skills: [] })).status).toBe(404);
  });
});

describe('the desk', () => {
  // now is Monday 17:00 in Singapore; the sample shop closes at 18:00
  it('is open within opening hours, and says when it answers after them', async () => {
    const token = await desk.addToken('Mei');
    expect(await get('/api/desk', token)).toEqual({ isOpen: true, isAway: false });
    desk.clock.advance(hour);
    expect(await get('/api/desk', token)).toEqual({
      isOpen: false,
      isAway: false,
      answersAt: '2026-03-03T01:00:00.000Z',
    });
  });

  it('is away until a moment, and open again by itself', async () => {
    const token = await desk.addToken('Mei');
    const until = '2026-03-03T03:00:00.000Z';
    const { body } = await put('/api/desk/away', token, { away: true, until });
    expect(body).toEqual({ isOpen: false, isAway: true, awayUntil: until, answersAt: until });
    desk.clock.set(until);
    expect(await get('/api/desk', token)).toEqual({ isOpen: true, isAway: false });
  });

  it('is away until it is back, without a promise', async () => {
    const token = await desk.addToken('Mei');
    expect((await put('/api/desk/away', token, { away: true })).body).toEqual({ isOpen: false, isAway: true });
    desk.clock.advance(1000);
    expect((await put('/api/desk/away', token, { away: false })).body).toEqual({ isOpen: true, isAway: false });
    expect(await desk.store.deskAway.intervals('')).toEqual([{ from: now, until: '2026-03-02T09:00:01.000Z' }]);
  });

  it('says when being away ends, and when somebody answers after that', async () => {
    const token = await desk.addToken('Mei');
    // Two in the morning of Tuesday.
    const until = '2026-03-02T18:00:00.000Z';
    expect((await put('/api/desk/away', token, { away: true, until })).body).toEqual({
      isOpen: false,
      isAway: true,
      awayUntil: until,
      answersAt: '2026-03-03T01:00:00.000Z',
    });
  });

  it('has who set it away, and back, in the audit log', async () => {
    const token = await desk.addToken('Mei');
    const until = '2026-03-02T18:00:00.000Z';
    await put('/api/desk/away', token, { away: true, until });
    await put('/api/desk/away', token, { away: false });
    const { items } = await desk.store.auditLog.list({ limit: 2 });
    expect(items).toMatchObject([
      { action: 'desk.back', actor: { name: 'Mei' } },
      { action: 'desk.away', actor: { name: 'Mei' }, detail: until },
    ]);
  });

  it('keeps one time away when its end is moved', async () => {
    const token = await desk.addToken('Mei');
    await put('/api/desk/away', token, { away: true });
    desk.clock.advance(1000);
    await put('/api/desk/away', token, { away: true, until: '2026-03-02T10:00:00.000Z' });
    expect(await desk.store.deskAway.intervals('')).toEqual([{ from: now, until: '2026-03-02T10:00:00.000Z' }]);
  });
});
