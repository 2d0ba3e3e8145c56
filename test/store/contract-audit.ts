import { describe, expect, it } from 'vitest';
import type { AuditEntry } from '../../src/console/audit/ports.ts';
import type { Open } from './contract.ts';
import { freshStore } from './opened.ts';
import { at, minute } from './records.ts';

const full: AuditEntry = {
  at,
  actor: { id: 'opr_1', name: 'Mo' },
  action: 'operator.roleChanged',
  target: 'Ann',
  detail: 'operator > editor',
  ip: '192.0.2.7',
};

export function auditContract(open: Open): void {
  describe('the audit log', () => {
    const opened = freshStore(open);

    it('gives back what was written, the newest first, page by page', async () => {
      const { auditLog } = opened().store;
      await auditLog.append(full);
      for (const n of [1, 2, 3]) await auditLog.append({ at: minute(n), action: 'session.refused' });
      const first = await auditLog.list({ limit: 2 });
      expect(first.items.map(line => line.at)).toEqual([minute(3), minute(2)]);
      const second = await auditLog.list({ limit: 2, cursor: first.next ?? '' });
      expect(second.items).toStrictEqual([{ at: minute(1), action: 'session.refused' }, full]);
      expect(second.next).toBeUndefined();
    });

    it('refuses a cursor that no page gave', async () => {
      for (const cursor of ['0', '-1', '1; drop table audit', 'x']) {
        await expect(opened().store.auditLog.list({ limit: 1, cursor })).rejects.toMatchObject({
          code: 'invalid_cursor',
        });
      }
    });

    it('cannot be changed, emptied or overwritten, not even with SQL', async () => {
      const { store, sql } = opened();
      await store.auditLog.append(full);
      for (const statement of [
        `update audit set target = 'nobody'`,
        'delete from audit',
        `insert or replace into audit (seq, at, action) values (1, '${at}', 'x')`,
      ]) {
        await expect(async () => sql(statement)).rejects.toThrow(/append-only/);
      }
      expect((await store.auditLog.list({ limit: 9 })).items).toStrictEqual([full]);
    });
  });
}
