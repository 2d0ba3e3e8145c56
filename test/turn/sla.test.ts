import { afterEach, beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { countAgain } from '../../src/people-back.ts';
import type { OperatorAction } from '../../src/turn/turn.ts';
import { content } from '../support/content.ts';
import { mondayMorning, openDesk } from '../support/desk.ts';

const minuteMs = 60_000;
const opening = { channel: 'directline', channelUser: 'dl_1', locale: 'en', email: 'ana@example.com' };
const mei = { id: 'opr_mei', name: 'Mei' };
const conversationId = 'cnv_1';
const ticket = 'T-1001';

// Monday 10:00 in the sample shop, which closes for lunch from 12:30 to 13:30. A calm question is answered within four hours of
// opening time: at 15:00; it is warned of an hour before.
let desk: Awaited<ReturnType<typeof openDesk>>;
beforeEach(async () => {
  desk = await openDesk();
  await desk.app.turns.handle({ kind: 'message', conversationId, text: 'talk to a person', opening });
});
afterEach(() => desk.app.close());

const stored = () => desk.app.store.tickets.find(ticket);
const wakesAt = async () => (await desk.app.store.log.find(conversationId))?.dueAt;
async function kinds(): Promise<string[]> {
  const lines = await desk.app.store.tickets.history(ticket);
  return lines.map(({ kind, text }) => (kind === 'warned' || kind === 'breached' ? `${kind} ${text}` : kind));
}
async function wait(minutes: number): Promise<void> {
  desk.clock.advance(minutes * minuteMs);
  await desk.app.jobs.runOnce();
}
const act = (action: OperatorAction) =>
  desk.app.turns.handle({ kind: 'operator', conversationId, ticket, operator: mei, action });

describe('a ticket that nobody answers', () => {
  it('is warned of, then marked, each written down once, while the customer hears nothing', async () => {
    const before = (await desk.app.store.log.find(conversationId))?.lastN;
    expect(await wakesAt()).toBe('2026-03-02T06:00:00.000Z');
    await wait(239);
    expect(await kinds()).toEqual(['opened']);
    await wait(1);
    expect(await kinds()).toEqual(['opened', 'warned firstResponse']);
    expect(await wakesAt()).toBe('2026-03-02T07:00:00.000Z');
    await wait(60);
    expect(await kinds()).toEqual(['opened', 'warned firstResponse', 'breached firstResponse']);
    expect((await stored())?.due.firstResponse?.state).toBe('overdue');
    await wait(5);
    await wait(5);
    expect(await kinds()).toHaveLength(3);
    expect((await desk.app.store.log.find(conversationId))?.lastN).toBe(before);
  });
});

describe('a ticket that was answered', () => {
  it('is not escalated, and waits without a clock until the customer writes', async () => {
    await wait(30);
    await act({ type: 'reply', text: 'Which order is it?' });
    expect(await stored()).toMatchObject({ status: 'pending', waitingSince: '2026-03-02T02:30:00.000Z' });
    await wait(7 * 24 * 60);
    expect(await kinds()).toEqual(['opened', 'claimed', 'replied']);
    const due = (await stored())?.due.resolution?.at;
    await desk.app.turns.handle({ kind: 'message', conversationId, text: 'Order 4711 it is' });
    const after = await stored();
    // Five working days later to the minute.
    expect(due).toBe('2026-03-05T02:00:00.000Z');
    expect(after?.due.resolution?.at).toBe('2026-03-12T02:00:00.000Z');
    expect(after?.waitingSince).toBeUndefined();
  });
});

describe('a ticket that is opened while nobody knows when people are back', () => {
  it('has its due times once they are, counted from when it was opened', async () => {
    const { app, clock } = desk;
    await app.store.deskAway.begin({ from: clock.now() });
    await app.closures.refresh();
    const late = { kind: 'message', conversationId: 'cnv_2', text: 'talk to a person', opening } as const;
    const { ticket: opened } = await app.turns.handle({ ...late, opening: { ...opening, channelUser: 'dl_2' } });
    expect(opened).toMatchObject({ due: {}, uncounted: { firstResponse: clock.now(), resolution: clock.now() } });
    await wait(24 * 60);
    await app.store.deskAway.end(clock.now());
    await app.closures.refresh();
    await countAgain(app, app.turns);
    const counted = await app.store.tickets.find(opened?.number ?? '');
    // Tuesday 10:00 in the shop: as late as one that opens now.
    expect(counted?.due).toMatchObject({
      firstResponse: { at: '2026-03-03T07:00:00.000Z', from: mondayMorning },
      resolution: { at: '2026-03-06T02:00:00.000Z' },
    });
    expect(counted?.uncounted).toBeUndefined();
    expect((await app.store.log.find('cnv_2'))?.dueAt).toBe('2026-03-03T06:00:00.000Z');
  });
});

describe('a customer of the policy’s list', () => {
  it('has a ticket of high priority as soon as the address is known, with the reason on it', async () => {
    const sample = content();
    const priorities = {
      ...sample.policy.priorities,
      vip: { priority: 'high' as const, domains: ['example.com'], addresses: [] },
    };
    const vips = await openDesk({ content: { ...sample, policy: { ...sample.policy, priorities } } });
    onTestFinished(() => vips.app.close());
    const opening = { channel: 'directline', channelUser: 'dl_1', locale: 'en' };
    for (const text of ['talk to a person', 'ana@example.com']) {
      await vips.app.turns.handle({ kind: 'message', conversationId, text, opening });
    }
    const opened = await vips.app.store.tickets.find(ticket);
    expect(opened?.priority).toBe('high');
    expect(opened?.reasons).toContain('vip:example.com');
  });
});
