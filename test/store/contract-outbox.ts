import { describe, expect, it } from 'vitest';
import type { Store } from '../../src/store/store.ts';
import type { Open } from './contract.ts';
import { freshStore } from './opened.ts';
import { at, begin, minute } from './records.ts';

function items(conversationId: string, ...ids: string[]) {
  return ids.map(id => ({ id, kind: 'mail', conversationId, payload: { subject: id } }));
}

async function dueIds(store: Store, now: string, limit = 10): Promise<string[]> {
  return (await store.outbox.due(now, limit)).map(entry => entry.id);
}

export function outboxContract(open: Open): void {
  describe('the outbox', () => {
    const opened = freshStore(open);

    it('hands out the oldest entry of each conversation, oldest first', async () => {
      const { store } = opened();
      await begin(store, 'a', { outbox: items('a', 'a1', 'a2') });
      await begin(store, 'b', { outbox: items('b', 'b1', 'b2') });
      expect(await dueIds(store, at)).toEqual(['a1', 'b1']);
      expect(await dueIds(store, at, 1)).toEqual(['a1']);
      await store.outbox.sent('a1', at);
      expect(await dueIds(store, at)).toEqual(['a2', 'b1']);
      expect((await store.outbox.due(at, 1))[0]).toStrictEqual({
        id: 'a2',
        kind: 'mail',
        conversationId: 'a',
        payload: { subject: 'a2' },
        attempts: 0,
        createdAt: at,
      });
    });

    it('holds a conversation back while its oldest entry waits for the next try', async () => {
      const { store } = opened();
      await begin(store, 'a', { outbox: items('a', 'a1', 'a2') });
      await store.outbox.failed('a1', 'timeout', minute(5));
      expect(await dueIds(store, minute(4))).toEqual([]);
      expect(await store.outbox.due(minute(5), 10)).toMatchObject([{ id: 'a1', attempts: 1 }]);
    });

    it('lets the next entry go when one has become a dead letter', async () => {
      const { store } = opened();
      await begin(store, 'a', { outbox: items('a', 'a1', 'a2') });
      await store.outbox.failed('a1', 'timeout', minute(1));
      await store.outbox.failed('a1', 'mailbox unknown', undefined);
      expect(await dueIds(store, minute(9))).toEqual(['a2']);
      expect(await store.outbox.undelivered('a')).toEqual([{ at, error: 'mailbox unknown' }]);
      expect(await store.outbox.undelivered('b')).toEqual([]);
    });

    it('hands out nothing that was sent', async () => {
      const { store } = opened();
      await begin(store, 'a', { outbox: items('a', 'a1') });
      await store.outbox.sent('a1', at);
      expect(await dueIds(store, minute(999))).toEqual([]);
      expect(await store.outbox.undelivered('a')).toEqual([]);
    });
  });
}
