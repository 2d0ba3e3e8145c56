import { describe, expect, it } from 'vitest';
import { plusMs } from '../../src/base/clock.ts';
import type { Store } from '../../src/store/store.ts';
import type { Conversation } from '../../src/turn/ports.ts';
import type { Open } from './contract.ts';
import { freshStore } from './opened.ts';
import { at, begin, minute, record, said, ticket } from './records.ts';

const dayMs = 24 * 60 * 60 * 1000;

/** A conversation with ticket T-1, whose first turn is a question and the bot's word on it. */
function beginTicket(store: Store, id = 'a', number = 'T-1'): Promise<Conversation> {
  return begin(store, id, {
    activities: [said(1, { text: 'Where is it?' }), said(2, { from: 'bot', text: 'A person will answer.' })],
    ticket: ticket(number, id),
    history: [{ at, actor: 'bot', kind: 'opened' }],
  });
}

async function write(store: Store, of: Conversation, n: number, change: Parameters<typeof said>[1] = {}) {
  await store.turns.commit(record({ ...of, lastN: n }, { about: 'T-1', activities: [said(n, change)] }));
  return { ...of, version: of.version + 1, lastN: n };
}

export function liveContract(open: Open): void {
  describe('the log of changes', () => {
    const opened = freshStore(open);

    it('holds one change a commit that touched a ticket, in order, with what was said', async () => {
      const { store } = opened();
      await begin(store, 'plain', { activities: [said(1)] });
      await write(store, await beginTicket(store), 3);
      const [first, second, ...more] = await store.changes.after(0, 10);
      expect(more).toEqual([]);
      expect(first).toMatchObject({ number: 'T-1', version: 1, kinds: ['opened'], conversationId: 'a' });
      expect(first?.activities.map(({ n }) => n)).toEqual([1, 2]);
      expect(second).toMatchObject({ number: 'T-1', version: 1, kinds: [], hasCustomerWritten: true, readBy: [] });
      expect(second?.activities.map(({ n }) => n)).toEqual([3]);
      expect(second?.seq).toBeGreaterThan(first?.seq ?? Number.NaN);
      expect(await store.changes.after(first?.seq ?? 0, 10)).toHaveLength(1);
      expect(await store.changes.bounds()).toEqual({ oldest: first?.seq, newest: second?.seq });
    });

    it('keeps them for a day, and the newest for ever', async () => {
      const { store } = opened();
      expect(await store.changes.bounds()).toEqual({ oldest: 0, newest: 0 });
      const stored = await write(store, await beginTicket(store), 3);
      const { newest } = await store.changes.bounds();
      await store.purge(plusMs(at, dayMs));
      expect((await store.changes.bounds()).oldest).toBeLessThan(newest);
      await store.purge(plusMs(at, 3 * dayMs));
      expect(await store.changes.bounds()).toEqual({ oldest: newest, newest });
      await write(store, stored, 4);
      expect((await store.changes.bounds()).newest).toBeGreaterThan(newest);
    });

    it('finds the open ticket of a conversation', async () => {
      const { store } = opened();
      const stored = await beginTicket(store);
      expect(await store.changes.openTicketOf('a')).toBe('T-1');
      await store.turns.commit(record(stored, { ticket: ticket('T-1', 'a', { version: 1, status: 'resolved' }) }));
      expect(await store.changes.openTicketOf('a')).toBeUndefined();
      expect(await store.changes.openTicketOf('nobody')).toBeUndefined();
    });
  });

  describe('what an operator has read', () => {
    const opened = freshStore(open);
    const readBy = async () => (await opened().store.changes.after(0, 100)).at(-1)?.readBy;

    it('lasts until the customer writes again, and is each operator’s own', async () => {
      const { store } = opened();
      let stored = await beginTicket(store);
      expect(await store.reads.read('T-1', 'opr_1')).toBe(true);
      expect(await readBy()).toEqual(['opr_1']);
      stored = await write(store, stored, 3, { from: 'operator' });
      expect(await readBy()).toEqual(['opr_1']);
      await write(store, stored, 4);
      expect(await readBy()).toEqual([]);
    });

    it('is not kept of a ticket that is not there', async () => {
      expect(await opened().store.reads.read('T-9', 'opr_1')).toBe(false);
    });
  });

  describe('saved views', () => {
    const opened = freshStore(open);

    it('belong to one operator, the oldest first', async () => {
      const { views } = opened().store;
      await views.insert('opr_1', { id: 'viw_b', name: 'Mine', query: 'assignee=me' }, minute(1));
      await views.insert('opr_1', { id: 'viw_a', name: 'Late', query: 'sla=breached' }, minute(2));
      await views.insert('opr_2', { id: 'viw_c', name: 'Other', query: '' }, minute(0));
      expect(await views.list('opr_1')).toEqual([
        { id: 'viw_b', name: 'Mine', query: 'assignee=me' },
        { id: 'viw_a', name: 'Late', query: 'sla=breached' },
      ]);
      expect(await views.delete('opr_2', 'viw_a')).toBe(false);
      expect(await views.delete('opr_1', 'viw_a')).toBe(true);
      expect((await views.list('opr_1')).map(({ id }) => id)).toEqual(['viw_b']);
    });

    it('are 50 at most', async () => {
      const { views } = opened().store;
      const save = (n: number) => views.insert('opr_1', { id: `viw_${n}`, name: 'x', query: '' }, at);
      for (let n = 0; n < 50; n += 1) await save(n);
      await expect(save(50)).rejects.toMatchObject({ code: 'too_many_views' });
    });
  });
}
