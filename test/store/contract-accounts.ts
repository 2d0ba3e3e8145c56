import { describe, expect, it } from 'vitest';
import type { AuditEntry } from '../../src/console/audit/ports.ts';
import type { OperatorAccount } from '../../src/console/ports.ts';
import type { Open } from './contract.ts';
import { freshStore } from './opened.ts';
import { at, minute } from './records.ts';

function account(id: string, change: Partial<OperatorAccount> = {}): OperatorAccount {
  const email = `${id}@example.org`;
  return { id, name: `Name ${id}`, email, role: 'owner', passwordHash: 'scrypt$x', epoch: 1, createdAt: at, ...change };
}

const entry: AuditEntry = { at, action: 'operator.renamed', target: 'x' };
const session = (hash: string, change: object = {}) => ({
  hash,
  id: `ses_${hash}`,
  operatorId: 'opr_1',
  epoch: 1,
  createdAt: at,
  expiresAt: minute(10),
  ...change,
});
const link = (hash: string) =>
  ({ hash, operatorId: 'opr_1', kind: 'invite', createdAt: at, expiresAt: minute(10) }) as const;

export function accountsContract(open: Open): void {
  const opened = freshStore(open);
  const store = () => opened().store;
  const lines = async () => (await store().auditLog.list({ limit: 100 })).items.length;

  describe('an account', () => {
    it('is changed in one transaction with its line in the audit log', async () => {
      const { operators } = store();
      await operators.insert(account('opr_1'));
      await operators.insert(account('opr_2'));
      const seen: string[] = [];
      const change = (before: OperatorAccount, others: readonly OperatorAccount[]) => {
        seen.push(before.id, ...others.map(other => other.id));
        return { ...before, name: 'Mo' };
      };
      expect(await operators.update('opr_1', change, entry)).toStrictEqual(account('opr_1', { name: 'Mo' }));
      expect(seen).toEqual(['opr_1', 'opr_2']);
      expect(await lines()).toBe(1);
      expect(await operators.update('opr_9', change, entry)).toBeUndefined();
      expect(await lines()).toBe(1);
    });

    it('stays as it was when the change refuses, or the e-mail is taken', async () => {
      const { operators } = store();
      await operators.insert(account('opr_1'));
      await operators.insert(account('opr_2'));
      const refused = operators.update(
        'opr_1',
        () => {
          throw new Error('no');
        },
        entry,
      );
      await expect(refused).rejects.toThrow('no');
      const twin = operators.update('opr_1', one => ({ ...one, email: 'opr_2@example.org' }), entry);
      await expect(twin).rejects.toMatchObject({ code: 'email_taken' });
      expect(await operators.byId('opr_1')).toStrictEqual(account('opr_1'));
      expect(await lines()).toBe(0);
    });

    it('that is removed opens no door and keeps its name', async () => {
      const { operators } = store();
      await operators.insert(account('opr_1'));
      await operators.insertSession(session('s'));
      await operators.insertApiToken({ hash: 't', id: 'tok_1', operatorId: 'opr_1', name: 'x', createdAt: at });
      await operators.insertLink(link('l'));
      const removed = (one: OperatorAccount) => ({ ...one, passwordHash: '', removedAt: at });
      await operators.update('opr_1', removed, entry);
      expect(await operators.bySession('s', at)).toBeUndefined();
      expect(await operators.byApiToken('t', at)).toBeUndefined();
      expect(await operators.byLink('l', at)).toBeUndefined();
      expect(await operators.apiTokens('opr_1')).toEqual([]);
      expect(await operators.list()).toEqual([]);
      expect(await operators.byEmail('opr_1@example.org')).toBeUndefined();
      expect(await operators.byId('opr_1')).toMatchObject({ name: 'Name opr_1', removedAt: at });
    });
  });

  describe('the sessions of an operator', () => {
    it('are listed with their place and their last use, which is written once a minute', async () => {
      const { operators } = store();
      await operators.insert(account('opr_1'));
      await operators.insertSession(session('a', { ip: '192.0.2.7', agent: 'Firefox' }));
      const used = async () => (await operators.sessions('opr_1', at))[0]?.usedAt;
      expect(await operators.sessions('opr_1', at)).toStrictEqual([
        {
          hash: 'a',
          id: 'ses_a',
          createdAt: at,
          usedAt: at,
          expiresAt: minute(10),
          ip: '192.0.2.7',
          agent: 'Firefox',
        },
      ]);
      await operators.bySession('a', minute(0.9));
      expect(await used()).toBe(at);
      await operators.bySession('a', minute(1));
      expect(await used()).toBe(minute(1));
      expect(await operators.sessions('opr_1', minute(10))).toEqual([]);
    });

    it('end one by one, or all but one, and only their own operator’s', async () => {
      const { operators } = store();
      await operators.insert(account('opr_1'));
      await operators.insert(account('opr_2'));
      for (const hash of ['a', 'b', 'c', 'd']) await operators.insertSession(session(hash));
      await operators.insertSession(session('z', { operatorId: 'opr_2' }));
      expect(await operators.endSession('opr_1', 'ses_z', entry)).toBe(false);
      expect(await operators.endSession('opr_1', 'ses_a', entry)).toBe(true);
      expect(await operators.endSessions('opr_1', 'b', entry)).toBe(2);
      expect(await operators.endSessions('opr_1', 'b', entry)).toBe(0);
      expect(await lines()).toBe(2);
      expect((await operators.sessions('opr_1', at)).map(one => one.hash)).toEqual(['b']);
      expect(await operators.bySession('z', at)).toMatchObject({ id: 'opr_2' });
    });

    it('abuse 30: of an older epoch are gone once the account has moved on', async () => {
      const { operators } = store();
      await operators.insert(account('opr_1'));
      await operators.insertSession(session('a'));
      await operators.update('opr_1', one => ({ ...one, epoch: 2 }), entry);
      expect(await operators.sessions('opr_1', at)).toEqual([]);
      // back to the epoch it was opened in: only a row that is gone stays shut
      await operators.update('opr_1', one => ({ ...one, epoch: 1 }), entry);
      expect(await operators.bySession('a', at)).toBeUndefined();
    });
  });

  describe('API tokens', () => {
    it('are listed with their operator and their last use, and end when deleted', async () => {
      const { operators } = store();
      await operators.insert(account('opr_1'));
      await operators.insertApiToken({ hash: 't', id: 'tok_1', operatorId: 'opr_1', name: 'robot', createdAt: at });
      const token = { id: 'tok_1', operatorId: 'opr_1', operatorName: 'Name opr_1', name: 'robot', createdAt: at };
      expect(await operators.apiTokens('opr_1')).toStrictEqual([token]);
      await operators.byApiToken('t', minute(1));
      expect(await operators.apiTokens('opr_1')).toStrictEqual([{ ...token, usedAt: minute(1) }]);
      expect(await operators.deleteApiToken('opr_1', 'tok_1', entry)).toBe(true);
      expect(await operators.deleteApiToken('opr_1', 'tok_1', entry)).toBe(false);
      expect(await operators.byApiToken('t', at)).toBeUndefined();
      expect(await lines()).toBe(1);
    });
  });

  describe('a link to choose a password', () => {
    it('abuse 29: works once, and only the newest of an operator', async () => {
      const { operators } = store();
      await operators.invite(account('opr_1', { passwordHash: '' }), link('l1'), entry);
      await operators.insertSession(session('a'));
      await operators.insertLink({ ...link('l2'), kind: 'reset' });
      expect(await operators.byLink('l1', at)).toBeUndefined();
      expect(await operators.byLink('l2', at)).toMatchObject({ account: { id: 'opr_1' }, kind: 'reset' });
      const race = await Promise.all(['one', 'two'].map(hash => operators.redeemLink('l2', at, hash, entry)));
      expect(race).toEqual([account('opr_1', { passwordHash: 'one', epoch: 2 }), undefined]);
      expect(await operators.bySession('a', at)).toBeUndefined();
      expect(await lines()).toBe(2);
    });

    it('is dead when it has expired, and leaves nothing when the e-mail is taken', async () => {
      const { operators } = store();
      await operators.invite(account('opr_1', { passwordHash: '' }), link('l1'), entry);
      expect(await operators.byLink('l1', minute(10))).toBeUndefined();
      expect(await operators.redeemLink('l1', minute(10), 'hash', entry)).toBeUndefined();
      const twin = account('opr_2', { email: 'opr_1@example.org' });
      const second = operators.invite(twin, { ...link('l2'), operatorId: 'opr_2' }, entry);
      await expect(second).rejects.toMatchObject({ code: 'email_taken' });
      expect(await operators.byId('opr_2')).toBeUndefined();
      expect(await operators.byLink('l2', at)).toBeUndefined();
      expect(await lines()).toBe(1);
    });
  });
}
