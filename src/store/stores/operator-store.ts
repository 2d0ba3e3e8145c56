import { AppError } from '../../base/errors.ts';
import type { OperatorAccount, OperatorStore } from '../../console/ports.ts';
import type { OperatorRow } from '../schema.ts';
import type { GroupCommit } from '../sql/group-commit.ts';
import { operatorOf, operatorRow } from '../tables/accounts/operator.ts';
import type { Tables } from '../tables.ts';

export function operatorStore(tables: Tables, writes: GroupCommit): OperatorStore {
  return {
    ...accounts(tables, writes),
    ...sessions(tables, writes),
    ...tokens(tables, writes),
    ...setup(tables, writes),
  };
}

type Accounts = Pick<OperatorStore, 'count' | 'list' | 'byId' | 'byEmail' | 'byName' | 'insert'>;

function accounts({ operator }: Tables, writes: GroupCommit): Accounts {
  return {
    count: async () => operator.count.get({})?.count ?? 0,
    list: async () => operator.all.all({}).map(operatorOf),
    byId: async id => found(operator.byId.get({ id })),
    byEmail: async email => found(operator.byEmail.get({ email })),
    byName: async name => found(operator.byName.get({ name })),
    insert: account => writes.run(() => insertAccount(operator, account)),
  };
}

function sessions(
  { session }: Tables,
  writes: GroupCommit,
): Pick<OperatorStore, 'insertSession' | 'bySession' | 'deleteSession'> {
  return {
    insertSession: ({ hash, operatorId, epoch, expiresAt }) =>
      writes.run(() => void session.insert.run({ hash, operator_id: operatorId, epoch, expires_at: expiresAt })),
    bySession: async (hash, now) => found(session.liveOperator.get({ hash, now })),
    deleteSession: hash => writes.run(() => void session.delete.run({ hash })),
  };
}

function tokens({ apiToken }: Tables, writes: GroupCommit): Pick<OperatorStore, 'insertApiToken' | 'byApiToken'> {
  return {
    insertApiToken: ({ hash, operatorId, name, createdAt }) =>
      writes.run(() => void apiToken.insert.run({ hash, operator_id: operatorId, name, created_at: createdAt })),
    byApiToken: async hash => found(apiToken.operator.get({ hash })),
  };
}

function setup(
  { setupLink, operator }: Tables,
  writes: GroupCommit,
): Pick<OperatorStore, 'insertSetupLink' | 'isSetupLinkAlive' | 'setUp'> {
  return {
    insertSetupLink: ({ hash, createdAt, expiresAt }) =>
      writes.run(() => void setupLink.insert.run({ hash, created_at: createdAt, expires_at: expiresAt })),
    isSetupLinkAlive: async (hash, now) => setupLink.alive.get({ hash, now }) !== undefined,
    setUp: (hash, now, account) =>
      writes.run(() => {
        if (setupLink.alive.get({ hash, now }) === undefined) return false;
        insertAccount(operator, account);
        setupLink.deleteAll.run({});
        return true;
      }),
  };
}

function insertAccount(operator: Tables['operator'], account: OperatorAccount): void {
  if (operator.insert.run(operatorRow(account)) > 0) return;
  throw new AppError('conflict', 'email_taken', 'Another operator has this e-mail address; give a different one');
}

function found(row: OperatorRow | undefined): OperatorAccount | undefined {
  return row && operatorOf(row);
}
