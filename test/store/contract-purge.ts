import { describe, expect, it } from 'vitest';
import { plusMs } from '../../src/base/clock.ts';
import type { Open } from './contract.ts';
import { freshStore } from './opened.ts';
import { at, begin, minute } from './records.ts';

const dayMs = 24 * 60 * 60 * 1000;

export function purgeContract(open: Open): void {
  describe('a purge', () => {
    const opened = freshStore(open);

    it('deletes sessions, resume credentials and set-up links that have expired, and no others', async () => {
      const { store } = opened();
      const { operators, resume } = store;
      const account = { name: 'Mo', email: 'mo@example.org', role: 'owner', epoch: 1, createdAt: at } as const;
      await operators.insert({ ...account, id: 'opr_1', passwordHash: '' });
      for (const [hash, expiresAt] of [
        ['old', minute(10)],
        ['live', minute(11)],
      ] as const) {
        await operators.insertSession({ hash, id: hash, createdAt: at, operatorId: 'opr_1', epoch: 1, expiresAt });
        await operators.insertSetupLink({ hash, createdAt: at, expiresAt });
        await resume.insert({ hash, conversationId: hash, userId: 'dl_1', expiresAt });
      }
      await store.purge(minute(10));
      // asked as of before the expiry: only a row that is gone is unknown then
      expect(await operators.bySession('old', at)).toBeUndefined();
      expect(await operators.isSetupLinkAlive('old', at)).toBe(false);
      expect(await resume.isAlive('old', at)).toBe(false);
      expect(await operators.bySession('live', at)).toMatchObject({ id: 'opr_1' });
      expect(await operators.isSetupLinkAlive('live', at)).toBe(true);
      expect(await resume.isAlive('live', at)).toBe(true);
    });

    it('deletes what was sent more than 30 days ago; what waits or is dead stays', async () => {
      const { store, sql } = opened();
      const ids = ['sent', 'recent', 'waiting', 'dead'];
      for (const id of ids) {
        const item = { id, kind: 'x', conversationId: id, payload: {} };
        await begin(store, id, { outbox: [item] });
      }
      await store.outbox.sent('sent', at);
      await store.outbox.sent('recent', plusMs(at, 1));
      await store.outbox.failed('dead', 'no', undefined);
      await store.purge(plusMs(at, 30 * dayMs + 1));
      expect((await store.outbox.due(minute(1), 10)).map(({ id }) => id)).toEqual(['waiting']);
      expect(await store.outbox.undelivered('dead')).toMatchObject([{ error: 'no' }]);
      // ids are unique: a row that is there cannot be written again
      const twin = (id: string) =>
        sql(`insert into outbox (id, kind, conversation_id, payload, state, attempts, due_at, created_at)
          values ('${id}', 'x', 'a', '{}', 'dead', 0, '${at}', '${at}')`);
      await expect(async () => twin('recent')).rejects.toThrow(/unique/i);
      await twin('sent');
    });
  });
}
