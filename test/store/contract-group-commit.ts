import { describe, expect, it } from 'vitest';
import { StaleVersionError } from '../../src/base/errors.ts';
import type { Open } from './contract.ts';
import { freshStore } from './opened.ts';
import { begin, conversation, plainTurn, record, said } from './records.ts';

export function groupCommitContract(open: Open): void {
  describe('turns that wait together', () => {
    const opened = freshStore(open);
    const ids = (count: number) => Array.from({ length: count }, (_, i) => `c${String(i).padStart(3, '0')}`);

    it('reject alone: one stale turn takes none of the others with it', async () => {
      const { turns, log } = opened().store;
      const stored = await Promise.all(ids(100).map(id => begin(opened().store, id)));
      const results = await Promise.allSettled(
        stored.map((one, i) => turns.commit(plainTurn(i % 25 === 3 ? { ...one, version: 9 } : one))),
      );
      const rejected = results.flatMap((result, i) => (result.status === 'rejected' ? [[i, result.reason]] : []));
      expect(rejected.map(([i]) => i)).toEqual([3, 28, 53, 78]);
      expect(rejected.every(([, reason]) => reason instanceof StaleVersionError)).toBe(true);
      const lengths = await Promise.all(stored.map(async ({ id }) => (await log.activities(id, 0, 9)).length));
      expect(lengths).toEqual(stored.map((_, i) => (i % 25 === 3 ? 0 : 2)));
    });

    it('reject alone when the database itself refuses a row', async () => {
      const { turns, log } = opened().store;
      const stored = await begin(opened().store, 'good');
      const orphan = record(conversation('orphan', { customerId: 'cus_nobody' }));
      const [bad, good] = await Promise.allSettled([turns.commit(orphan), turns.commit(plainTurn(stored))]);
      expect([bad.status, good.status]).toEqual(['rejected', 'fulfilled']);
      expect(await log.find('orphan')).toBeUndefined();
      expect(await log.find('good')).toMatchObject({ version: 2 });
    });

    it('land in the order in which they were committed', async () => {
      const { turns, log } = opened().store;
      const first = await begin(opened().store, 'a');
      const all = Array.from({ length: 150 }, (_, i) => plainTurn({ ...first, version: i + 1, lastN: 2 * i }));
      await Promise.all(all.map(turn => turns.commit(turn)));
      expect(await log.find('a')).toMatchObject({ version: 151, lastN: 300 });
    });

    it('keep the first of two that race for the same version', async () => {
      const { turns, log } = opened().store;
      const stored = await begin(opened().store, 'a');
      const race = ['first', 'second'].map(text => turns.commit(record(stored, { activities: [said(1, { text })] })));
      const results = await Promise.allSettled(race);
      expect(results.map(result => result.status)).toEqual(['fulfilled', 'rejected']);
      expect(await log.activities('a', 0, 9)).toMatchObject([{ text: 'first' }]);
    });

    it('take at most four statements each, and share what opens and ends a transaction', async () => {
      const { store } = opened();
      const stored = await Promise.all(ids(50).map(id => begin(store, id)));
      const before = store.statementCount();
      await Promise.all(stored.map(one => store.turns.commit(plainTurn(one))));
      expect(store.statementCount() - before).toBe(50 * 4 + 2);
    });

    it('are written by a close that comes at once, and refused after it', async () => {
      const { store } = opened();
      const stored = await begin(store, 'a');
      const last = store.turns.commit(plainTurn(stored));
      await store.close();
      await expect(last).resolves.toBeUndefined();
      await expect(store.turns.commit(plainTurn(stored))).rejects.toMatchObject({ code: 'store_closed' });
    });

    it('are given ticket numbers that never repeat, from T-1001 on', async () => {
      const { turns } = opened().store;
      const numbers = await Promise.all(ids(80).map(() => turns.nextTicketNumber()));
      expect(numbers).toEqual(numbers.map((_, i) => `T-${1001 + i}`));
      expect(await turns.nextTicketNumber()).toBe('T-1081');
    });
  });
}
