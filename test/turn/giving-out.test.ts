import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { OperatorAccount } from '../../src/console/ports.ts';
import { mondayMorning, openDesk } from '../support/desk.ts';

let desk: Awaited<ReturnType<typeof openDesk>>;
beforeEach(async () => {
  desk = await openDesk();
});
afterEach(() => desk.app.close());

async function hire(id: string, name: string): Promise<void> {
  const account: OperatorAccount = {
    id,
    name,
    email: `${id}@example.com`,
    role: 'operator',
    passwordHash: 'set',
    epoch: 1,
    createdAt: mondayMorning,
  };
  await desk.app.store.operators.insert(account);
}

function say(conversationId: string, text: string) {
  const opening = { channel: 'directline', channelUser: conversationId, locale: 'en' };
  return desk.app.turns.handle({ kind: 'message', conversationId, text, opening });
}

async function assigneeOf(number: string | undefined): Promise<string | undefined> {
  return (await desk.app.store.tickets.find(number ?? ''))?.assignee?.id;
}

describe('a desk of two', () => {
  beforeEach(async () => {
    await hire('mei', 'Mei');
    await hire('tom', 'Tom');
  });

  it('gives tickets in turn as they open, and the bot goes on answering', async () => {
    const first = await say('c1', 'talk to a person');
    const second = await say('c2', 'talk to a person');
    expect(new Set([first.ticket?.assignee?.id, second.ticket?.assignee?.id])).toEqual(new Set(['mei', 'tom']));
    expect(first.ticket?.status).toBe('new');
    const asked = await say('c1', 'How do I reset my password?');
    expect(asked.outcome).toBe('answered');
  });

  it('gives out fairly when many open in one moment, and forgets none', async () => {
    const opened = await Promise.all(
      Array.from({ length: 12 }, (_, at) => say(`c${at}`, 'talk to a person').then(({ ticket }) => ticket?.number)),
    );
    await desk.app.jobs.runOnce();
    const assignees = await Promise.all(opened.map(assigneeOf));
    expect(assignees.filter(id => id === 'mei')).toHaveLength(6);
    expect(assignees.filter(id => id === 'tom')).toHaveLength(6);
  });

  it('lets tickets wait while nobody is there, and gives them out when somebody comes', async () => {
    await desk.app.store.staff.setPresence('mei', { presence: 'away' });
    await desk.app.store.staff.setPresence('tom', { presence: 'away', awayUntil: '2026-03-02T02:30:00.000Z' });
    const { ticket } = await say('c1', 'talk to a person');
    await desk.app.jobs.runOnce();
    expect(await assigneeOf(ticket?.number)).toBeUndefined();
    desk.clock.set('2026-03-02T02:30:00.000Z');
    await desk.app.jobs.runOnce();
    expect(await assigneeOf(ticket?.number)).toBe('tom');
  });

  it('passes on what nobody takes up', async () => {
    const { ticket } = await say('c1', 'talk to a person');
    const before = await assigneeOf(ticket?.number);
    desk.clock.advance(10 * 60_000);
    await desk.app.jobs.runOnce();
    const after = await assigneeOf(ticket?.number);
    expect([before, after].toSorted()).toEqual(['mei', 'tom']);
  });
});

describe('a desk of one', () => {
  it('lets the one person take what they like', async () => {
    await hire('mei', 'Mei');
    const { ticket } = await say('c1', 'talk to a person');
    await desk.app.jobs.runOnce();
    expect(await assigneeOf(ticket?.number)).toBeUndefined();
  });
});
