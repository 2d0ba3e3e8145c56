import { describe, expect, it } from 'vitest';
import type { OperatorAccount } from '../../src/console/ports.ts';
import type { Open } from './contract.ts';
import { freshStore } from './opened.ts';
import { at, minute } from './records.ts';

function account(id: string, change: Partial<OperatorAccount> = {}): OperatorAccount {
  const email = `${id}@example.org`;
  return { id, name: `Name ${id}`, email, role: 'owner', passwordHash: 'scrypt$x', epoch: 1, createdAt: at, ...change };
}

export function accessContract(open: Open): void {
  const opened = freshStoreOf(open);

  describe('operators', () => {
    const store = opened();

    it('are found by id, e-mail and name', async () => {
      const { operators } = store();
      const mo = account('opr_1');
      expect(await operators.count()).toBe(0);
      await operators.insert(mo);
      expect(await operators.count()).toBe(1);
      expect(await operators.byId('opr_1')).toStrictEqual(mo);
      expect(await operators.byEmail('opr_1@example.org')).toStrictEqual(mo);
      expect(await operators.byName('Name opr_1')).toStrictEqual(mo);
      expect(await operators.byEmail('')).toBeUndefined();
    });

    it('cannot share an e-mail address', async () => {
      const { operators } = store();
      await operators.insert(account('opr_1'));
      const twin = operators.insert(account('opr_2', { email: 'opr_1@example.org' }));
      await expect(twin).rejects.toMatchObject({ kind: 'conflict' });
      expect(await operators.count()).toBe(1);
    });
  });

  describe('sessions and tokens', () => {
    const store = opened();

    it('open the door until they expire or are deleted', async () => {
      const { operators } = store();
      await operators.insert(account('opr_1'));
      for (const hash of ['h1', 'h2']) {
        await operators.insertSession({
          hash,
          id: `ses_${hash}`,
          createdAt: at,
          operatorId: 'opr_1',
          epoch: 1,
          expiresAt: minute(10),
        });
      }
      expect(await operators.bySession('h1', minute(9))).toMatchObject({ id: 'opr_1' });
      expect(await operators.bySession('h1', minute(10))).toBeUndefined();
      await operators.deleteSession('h1');
      expect(await operators.bySession('h1', at)).toBeUndefined();
      expect(await operators.bySession('h2', at)).toMatchObject({ id: 'opr_1' });
    });

    it('abuse 30: are dead when they come from an earlier password', async () => {
      const { operators } = store();
      await operators.insert(account('opr_1', { epoch: 2 }));
      await operators.insertSession({
        hash: 'old',
        id: 'ses_1',
        createdAt: at,
        operatorId: 'opr_1',
        epoch: 1,
        expiresAt: minute(10),
      });
      await operators.insertSession({
        hash: 'new',
        id: 'ses_2',
        createdAt: at,
        operatorId: 'opr_1',
        epoch: 2,
        expiresAt: minute(10),
      });
      expect(await operators.bySession('old', at)).toBeUndefined();
      expect(await operators.bySession('new', at)).toMatchObject({ id: 'opr_1' });
    });

    it('name the operator of an API token', async () => {
      const { operators } = store();
      await operators.insert(account('opr_1'));
      await operators.insert(account('opr_2'));
      await operators.insertApiToken({ hash: 't2', id: 'tok_t2', operatorId: 'opr_2', name: 'robot', createdAt: at });
      expect(await operators.byApiToken('t2', at)).toStrictEqual(account('opr_2'));
      expect(await operators.byApiToken('t1', at)).toBeUndefined();
      const nobodys = operators.insertApiToken({
        hash: 't3',
        id: 'tok_t3',
        operatorId: 'opr_3',
        name: 'robot',
        createdAt: at,
      });
      await expect(nobodys).rejects.toThrow();
    });

    it('abuse 26: are never stored and never found under an empty hash', async () => {
      const { operators, resume } = store();
      const hash = '';
      await operators.insert(account('opr_1', { passwordHash: '' }));
      const attempts = [
        operators.insertSession({
          hash,
          id: `ses_${hash}`,
          createdAt: at,
          operatorId: 'opr_1',
          epoch: 1,
          expiresAt: minute(9),
        }),
        operators.insertApiToken({ hash, id: 'tok_1', operatorId: 'opr_1', name: 'x', createdAt: at }),
        operators.insertSetupLink({ hash, createdAt: at, expiresAt: minute(9) }),
        resume.insert({ hash, conversationId: 'a', userId: 'dl_1', expiresAt: minute(9) }),
      ];
      const results = await Promise.allSettled(attempts);
      expect(results.map(result => result.status)).toEqual(results.map(() => 'rejected'));
      expect(await operators.bySession(hash, at)).toBeUndefined();
      expect(await operators.byApiToken(hash, at)).toBeUndefined();
      expect(await operators.isSetupLinkAlive(hash, at)).toBe(false);
      expect(await resume.redeem(hash, at, minute(9))).toBeUndefined();
    });
  });

  describe('the set-up link', () => {
    const store = opened();

    it('abuse 29: makes one operator, once', async () => {
      const { operators } = store();
      await operators.insertSetupLink({ hash: 'l1', createdAt: at, expiresAt: minute(10) });
      await operators.insertSetupLink({ hash: 'l2', createdAt: at, expiresAt: minute(10) });
      expect(await operators.isSetupLinkAlive('l1', at)).toBe(true);
      const race = ['opr_1', 'opr_2'].map(id => operators.setUp('l1', at, account(id)));
      expect(await Promise.all(race)).toEqual([true, false]);
      expect(await operators.setUp('l2', at, account('opr_3'))).toBe(false);
      expect(await operators.isSetupLinkAlive('l1', at)).toBe(false);
      expect(await operators.isSetupLinkAlive('l2', at)).toBe(false);
      expect(await operators.count()).toBe(1);
    });

    it('is dead when it has expired, is unknown, or an operator exists', async () => {
      const { operators } = store();
      await operators.insertSetupLink({ hash: 'l1', createdAt: at, expiresAt: minute(10) });
      expect(await operators.setUp('l1', minute(10), account('opr_1'))).toBe(false);
      expect(await operators.setUp('other', at, account('opr_1'))).toBe(false);
      await operators.insert(account('opr_9'));
      expect(await operators.isSetupLinkAlive('l1', at)).toBe(false);
      expect(await operators.setUp('l1', at, account('opr_1'))).toBe(false);
      expect(await operators.count()).toBe(1);
    });
  });

  describe('a resume credential', () => {
    const store = opened();

    it('slides with each use, until it lapses', async () => {
      const { resume } = store();
      await resume.insert({ hash: 'r1', conversationId: 'a', userId: 'dl_1', expiresAt: minute(10) });
      expect(await resume.redeem('r1', minute(9), minute(20))).toEqual({ conversationId: 'a', userId: 'dl_1' });
      expect(await resume.redeem('r1', minute(19), minute(30))).toEqual({ conversationId: 'a', userId: 'dl_1' });
      expect(await resume.redeem('r1', minute(30), minute(40))).toBeUndefined();
      expect(await resume.redeem('r2', at, minute(10))).toBeUndefined();
    });

    it('is worth nothing once revoked', async () => {
      const { resume } = store();
      await resume.insert({ hash: 'r1', conversationId: 'a', userId: 'dl_1', expiresAt: minute(10) });
      await resume.revoke('r1');
      expect(await resume.redeem('r1', at, minute(10))).toBeUndefined();
    });

    it('is alive until it lapses or is revoked', async () => {
      const { resume } = store();
      await resume.insert({ hash: 'r1', conversationId: 'a', userId: 'dl_1', expiresAt: minute(10) });
      expect([await resume.isAlive('r1', minute(9)), await resume.isAlive('r1', minute(10))]).toEqual([true, false]);
      expect(await resume.isAlive('r2', at)).toBe(false);
      await resume.revoke('r1');
      expect(await resume.isAlive('r1', at)).toBe(false);
    });
  });
}

function freshStoreOf(open: Open) {
  return () => {
    const opened = freshStore(open);
    return () => opened().store;
  };
}
