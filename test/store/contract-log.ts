import { describe, expect, it } from 'vitest';
import type { Open } from './contract.ts';
import { freshStore } from './opened.ts';
import { begin, conversation, minute, record, said } from './records.ts';

export function logContract(open: Open): void {
  describe('the log', () => {
    const opened = freshStore(open);

    it('gives the newest activities in order when there are more than asked for', async () => {
      const activities = Array.from({ length: 30 }, (_, i) => said(i + 1));
      const { store } = opened();
      await begin(store, 'a', { activities });
      await begin(store, 'b', { activities: [said(1)] });
      const numbers = async (after: number, limit: number) =>
        (await store.log.activities('a', after, limit)).map(activity => activity.n);
      expect(await numbers(0, 3)).toEqual([28, 29, 30]);
      expect(await numbers(27, 100)).toEqual([28, 29, 30]);
      expect(await numbers(30, 100)).toEqual([]);
      expect(await store.log.activities('a', 29, 1)).toStrictEqual([said(30)]);
    });

    it('lists what is due, the most overdue first, and nothing that is not', async () => {
      const { store } = opened();
      const due = { late: minute(10), later: minute(20), tomorrow: minute(24 * 60), never: undefined };
      for (const [id, dueAt] of Object.entries(due).reverse()) {
        await begin(store, id, { conversation: conversation(id, { dueAt }) });
      }
      expect(await store.log.due(minute(20), 10)).toEqual(['late', 'later']);
      expect(await store.log.due(minute(20), 1)).toEqual(['late']);
      expect(await store.log.due(minute(9), 10)).toEqual([]);
    });

    it('forgets a due time that a turn has taken away', async () => {
      const { store } = opened();
      const stored = await begin(store, 'a', { conversation: conversation('a', { dueAt: minute(1) }) });
      await store.turns.commit(record({ ...stored, dueAt: undefined }));
      expect(await store.log.due(minute(60), 10)).toEqual([]);
    });
  });
}
