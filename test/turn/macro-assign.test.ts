import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Macro } from '../../src/dialogs/content/canned.ts';
import { content } from '../support/content.ts';
import { mondayMorning, openDesk } from '../support/desk.ts';

const mei = { id: 'mei', name: 'Mei' };
type Assign = Extract<Macro['actions'][number], { assign: unknown }>['assign'];
const macro = (name: string, assign: Assign): Macro => ({ name, titles: { en: name }, actions: [{ assign }] });

let desk: Awaited<ReturnType<typeof openDesk>>;
beforeEach(async () => {
  const { policy, ...words } = content();
  const rules = { ...policy, assignment: { ...policy.assignment, mode: 'automatic' as const } };
  const macros = [
    macro('to-tom', { operator: 'tom' }),
    macro('to-nobody-known', { operator: 'Zoe' }),
    macro('to-money', { queue: 'money' }),
    macro('to-me', 'me'),
  ];
  desk = await openDesk({ content: { ...words, policy: rules, macros } });
  for (const [id, name, skill] of [
    ['mei', 'Mei', 'general'],
    ['tom', 'Tom', 'money'],
  ] as const) {
    const account = { id, name, role: 'operator', passwordHash: 'set', epoch: 1, createdAt: mondayMorning } as const;
    await desk.app.store.operators.insert({ ...account, email: `${id}@example.com` });
    await desk.app.store.staff.setSkills(id, { skills: [skill], languages: [] });
  }
  const opening = { channel: 'directline', channelUser: 'dl_1', locale: 'en' };
  await desk.app.turns.handle({ kind: 'message', conversationId: 'c1', text: 'talk to a person', opening });
});
afterEach(() => desk.app.close());

const stored = () => desk.app.store.tickets.find('T-1001');
const run = (name: string, operator = mei) =>
  desk.app.turns.handle({
    kind: 'operator',
    conversationId: 'c1',
    ticket: 'T-1001',
    operator,
    action: { type: 'macro', name },
  });

describe('a macro that gives the ticket away', () => {
  it('gives it to the operator of that name, however it is spelt', async () => {
    expect((await stored())?.assignee?.id).toBe('mei');
    await run('to-tom');
    expect(await stored()).toMatchObject({ assignee: { id: 'tom', name: 'Tom' }, status: 'new' });
  });

  it('does nothing where nobody of that name answers tickets', async () => {
    await expect(run('to-nobody-known')).rejects.toMatchObject({ code: 'not_found' });
    expect((await stored())?.assignee?.id).toBe('mei');
  });

  it('puts it into a queue, and who knows that queue gets it', async () => {
    await run('to-me');
    await run('to-money');
    expect(await stored()).toMatchObject({ queue: 'money', status: 'new', assignee: { id: 'tom' } });
    const history = await desk.app.store.tickets.history('T-1001');
    expect(history.slice(-2)).toMatchObject([
      { kind: 'assigned', actor: 'Mei', text: 'queue: money' },
      { kind: 'assigned', actor: 'system', text: 'Tom' },
    ]);
  });

  it('takes nothing from a colleague who holds it', async () => {
    await run('to-me');
    await expect(run('to-money', { id: 'tom', name: 'Tom' })).rejects.toMatchObject({ code: 'claimed_by_another' });
  });
});
