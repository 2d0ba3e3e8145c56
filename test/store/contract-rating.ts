import { describe, expect, it } from 'vitest';
import type { Open } from './contract.ts';
import { freshStore } from './opened.ts';
import { begin, minute, rating, record } from './records.ts';

export function ratingContract(open: Open): void {
  describe('ratings', () => {
    const opened = freshStore(open);

    it('fill one row of an episode as the customer answers', async () => {
      const { store } = opened();
      const stored = await begin(store, 'a', { rating: rating('rat_1', 'a') });
      const filled = rating('rat_1', 'a', { csat: 5, nps: 0, comment: '谢谢', answeredAt: minute(1), ticket: 'T-1' });
      await store.turns.commit(record(stored, { rating: filled }));
      expect(await store.ratings.list({})).toStrictEqual([filled]);
    });

    it('refuse a second survey of one episode', async () => {
      const { store } = opened();
      const stored = await begin(store, 'a', { rating: rating('rat_1', 'a') });
      await expect(store.turns.commit(record(stored, { rating: rating('rat_2', 'a') }))).rejects.toThrow();
      expect(await store.ratings.list({})).toHaveLength(1);
    });

    it('are listed newest first, from the start of a period to before its end', async () => {
      const { store } = opened();
      for (const [i, id] of ['a', 'b', 'c'].entries()) {
        await begin(store, id, { rating: rating(`rat_${id}`, id, { askedAt: minute(i) }) });
      }
      const asked = async (period: { from?: string; to?: string }) =>
        (await store.ratings.list(period)).map(one => one.conversationId);
      expect(await asked({})).toEqual(['c', 'b', 'a']);
      expect(await asked({ from: minute(1) })).toEqual(['c', 'b']);
      expect(await asked({ to: minute(1) })).toEqual(['a']);
      expect(await asked({ from: minute(1), to: minute(2) })).toEqual(['b']);
    });
  });
}
