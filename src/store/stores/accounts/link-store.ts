import type { AccountLink, OperatorStore } from '../../../console/ports.ts';
import type { GroupCommit } from '../../sql/group-commit.ts';
import { accountLinkRow, linkKindOf } from '../../tables/accounts/account-link.ts';
import { operatorOf, operatorRow } from '../../tables/accounts/operator.ts';
import type { Tables } from '../../tables.ts';
import { insertAccount, noteDown } from './account-rows.ts';

type LinkStore = Pick<
  OperatorStore,
  'insertSetupLink' | 'isSetupLinkAlive' | 'setUp' | 'insertLink' | 'invite' | 'byLink' | 'redeemLink'
>;

export function linkStore(tables: Tables, writes: GroupCommit): LinkStore {
  return { ...setupLinks(tables, writes), ...accountLinks(tables, writes) };
}

function setupLinks(
  tables: Tables,
  writes: GroupCommit,
): Pick<LinkStore, 'insertSetupLink' | 'isSetupLinkAlive' | 'setUp'> {
  const { setupLink } = tables;
  return {
    insertSetupLink: ({ hash, createdAt, expiresAt }) =>
      writes.run(() => void setupLink.insert.run({ hash, created_at: createdAt, expires_at: expiresAt })),
    isSetupLinkAlive: async (hash, now) => setupLink.alive.get({ hash, now }) !== undefined,
    setUp: (hash, now, account, entry) =>
      writes.run(() => {
        if (setupLink.alive.get({ hash, now }) === undefined) return false;
        insertAccount(tables, account);
        setupLink.deleteAll.run({});
        noteDown(tables, entry);
        return true;
      }),
  };
}

function accountLinks(
  tables: Tables,
  writes: GroupCommit,
): Pick<LinkStore, 'insertLink' | 'invite' | 'byLink' | 'redeemLink'> {
  const { accountLink, operator, session } = tables;
  const replaceLinks = (link: AccountLink) => {
    accountLink.deleteOf.run({ operator_id: link.operatorId });
    accountLink.insert.run(accountLinkRow(link));
  };
  return {
    insertLink: (link, entry) =>
      writes.run(() => {
        replaceLinks(link);
        noteDown(tables, entry);
      }),
    invite: (account, link, entry) =>
      writes.run(() => {
        insertAccount(tables, account);
        replaceLinks(link);
        noteDown(tables, entry);
      }),
    byLink: async (hash, now) => {
      const row = accountLink.alive.get({ hash, now });
      return row && { account: operatorOf(row), kind: linkKindOf(row.kind) };
    },
    redeemLink: (hash, now, passwordHash, entry) =>
      writes.run(() => {
        const row = accountLink.alive.get({ hash, now });
        if (!row) return undefined;
        const before = operatorOf(row);
        const account = { ...before, passwordHash, epoch: before.epoch + 1 };
        operator.update.run(operatorRow(account));
        session.deleteOlder.run({ operator_id: account.id, epoch: account.epoch });
        accountLink.deleteOf.run({ operator_id: account.id });
        noteDown(tables, entry);
        return account;
      }),
  };
}
