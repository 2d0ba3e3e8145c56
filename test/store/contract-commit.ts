import { describe, expect, it } from 'vitest';
import { StaleVersionError } from '../../src/base/errors.ts';
import type { TurnRecord } from '../../src/turn/ports.ts';
import type { Open } from './contract.ts';
import { freshStore } from './opened.ts';
import { at, begin, conversation, customer, plainTurn, rating, record, said, ticket } from './records.ts';

const fullConversation = conversation('a', {
  lastN: 1,
  locale: 'zh',
  dueAt: '2026-03-02T10:00:00.000Z',
  state: { v: 3, words: ['如何', "it's"] },
  address: { serviceUrl: 'https://example.org', user: null },
});
const fullActivity = said(1, {
  clientId: 'c1',
  waiting: true,
  text: '我的账户怎么登录？',
  choices: [{ title: 'yes' }],
  event: { name: 'handoff.initiate', value: { skills: ['payment'], n: 1 } },
});

/** A turn that writes something of everything. */
const full: TurnRecord = record(fullConversation, {
  customer: { ...customer('cus_a'), name: 'Ana', email: 'ana@example.org', surveyedAt: [at] },
  activities: [fullActivity],
  ticket: ticket('T-1001', 'a', { assignee: { id: 'opr_1', name: 'Mo' } }),
  history: [{ at, actor: 'Mo', operatorId: 'opr_1', kind: 'claimed' }],
  rating: rating('rat_1', 'a', { articles: ['reset-password'] }),
  events: [{ kind: 'asked', data: {} }],
  outbox: [{ id: 'out_1', kind: 'mail', conversationId: 'a', payload: { to: 'x' } }],
});

export function commitContract(open: Open): void {
  describe('a commit', () => {
    const opened = freshStore(open);

    it('is read back whole by one snapshot', async () => {
      const { turns, ratings } = opened().store;
      await turns.commit(full);
      expect(await turns.snapshot('a')).toStrictEqual({
        conversation: { ...full.conversation, version: 1 },
        customer: full.customer,
        ticket: full.ticket && { ...full.ticket, version: 1 },
      });
      expect(await turns.byClientId('a', 'c1')).toStrictEqual(full.activities[0]);
      expect(await ratings.list({})).toStrictEqual([full.rating]);
      expect(await turns.customerOf('directline', 'dl_cus_a')).toStrictEqual(full.customer);
    });

    it('finds nothing of what was never stored', async () => {
      const { turns, log, tickets } = opened().store;
      await turns.commit(full);
      expect(await turns.snapshot('b')).toBeUndefined();
      expect(await turns.byClientId('b', 'c1')).toBeUndefined();
      expect(await turns.customerOf('msteams', 'dl_cus_a')).toBeUndefined();
      expect(await log.find('b')).toBeUndefined();
      expect(await tickets.find('T-1002')).toBeUndefined();
      expect(await tickets.history('T-1002')).toEqual([]);
    });

    it('raises the version, so that the version read before is stale', async () => {
      const { turns, log } = opened().store;
      const stored = await begin(opened().store, 'a');
      await turns.commit(plainTurn(stored));
      await expect(turns.commit(plainTurn({ ...stored, lastN: 2 }))).rejects.toBeInstanceOf(StaleVersionError);
      expect(await log.find('a')).toMatchObject({ version: 2, lastN: 2 });
      expect(await log.activities('a', 0, 10)).toHaveLength(2);
    });

    it('refuses a conversation as new that exists', async () => {
      await begin(opened().store, 'a');
      await expect(begin(opened().store, 'a')).rejects.toBeInstanceOf(StaleVersionError);
    });

    it('writes nothing when the ticket was changed meanwhile', async () => {
      const { turns, tickets, log } = opened().store;
      await turns.commit(full);
      const stored = { ...fullConversation, version: 1 };
      const stale = ticket('T-1001', 'a', { version: 7, status: 'open' });
      await expect(turns.commit({ ...plainTurn(stored), ticket: stale })).rejects.toBeInstanceOf(StaleVersionError);
      expect(await tickets.find('T-1001')).toMatchObject({ version: 1, status: 'new' });
      expect(await log.find('a')).toMatchObject({ version: 1, lastN: 1 });
      expect(await log.activities('a', 0, 10)).toHaveLength(1);
    });

    it('refuses a client id that the conversation holds, with the code duplicate_activity', async () => {
      const { turns, log } = opened().store;
      const stored = await begin(opened().store, 'a', { activities: [said(1, { clientId: 'same' })] });
      const repeat = record(stored, { activities: [said(2, { clientId: 'same' })] });
      await expect(turns.commit(repeat)).rejects.toMatchObject({ kind: 'conflict', code: 'duplicate_activity' });
      expect(await log.find('a')).toMatchObject({ version: 1 });
      await begin(opened().store, 'b', { activities: [said(1, { clientId: 'same' })] });
    });

    it('asks for a new look when another conversation made the customer first', async () => {
      const { store } = opened();
      await begin(store, 'a');
      const twin = { ...customer('cus_b'), channelUser: 'dl_cus_a' };
      await expect(begin(store, 'b', { customer: twin })).rejects.toBeInstanceOf(StaleVersionError);
      expect(await store.turns.customerOf('directline', 'dl_cus_a')).toMatchObject({ id: 'cus_a' });
    });

    it('lets what it has answered wait no longer', async () => {
      const { turns, log } = opened().store;
      const waiting = async () => (await log.activities('a', 0, 10)).filter(activity => activity.waiting);
      const burst = [1, 2, 3].map(n => said(n, { waiting: true }));
      const stored = await begin(opened().store, 'a', { activities: burst });
      expect((await waiting()).map(activity => activity.n)).toEqual([1, 2, 3]);
      await turns.commit(record(stored, { answered: [1, 2] }));
      expect(await waiting()).toStrictEqual([said(3, { waiting: true })]);
    });

    it('takes a customer and a ticket that changed, and keeps the newest ticket in the snapshot', async () => {
      const { turns, tickets } = opened().store;
      const first = await begin(opened().store, 'a', { ticket: ticket('T-1001', 'a') });
      const second = { ...first, version: 2 };
      const changed = { ...customer('cus_a'), email: 'new@example.org' };
      await turns.commit(
        record(first, { customer: changed, ticket: ticket('T-1001', 'a', { version: 1, status: 'closed' }) }),
      );
      await turns.commit(record(second, { ticket: ticket('T-1002', 'a') }));
      expect(await turns.snapshot('a')).toMatchObject({ customer: changed, ticket: { number: 'T-1002' } });
      expect(await tickets.find('T-1001')).toMatchObject({ status: 'closed', version: 2 });
    });

    it('rejects a state that JSON cannot hold and stays usable', async () => {
      const { store } = opened();
      const circular: { self?: unknown } = {};
      circular.self = circular;
      await expect(begin(store, 'a', { conversation: conversation('a', { state: circular }) })).rejects.toThrow();
      await begin(store, 'a');
      expect(await store.log.find('a')).toMatchObject({ version: 1 });
    });
  });
}
