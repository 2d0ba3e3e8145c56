import type { AuditEntry } from '../../../console/audit/ports.ts';
import type { OperatorAccount, OperatorStore } from '../../../console/ports.ts';
import type { GroupCommit } from '../../sql/group-commit.ts';
import { operatorOf, operatorRow } from '../../tables/accounts/operator.ts';
import type { Tables } from '../../tables.ts';
import { accountOf, emailTaken, insertAccount, noteDown } from './account-rows.ts';
import { apiTokenStore } from './api-token-store.ts';
import { linkStore } from './link-store.ts';
import { sessionStore } from './session-store.ts';

export function operatorStore(tables: Tables, writes: GroupCommit): OperatorStore {
  return {
    ...readers(tables),
    ...writers(tables, writes),
    ...sessionStore(tables, writes),
    ...apiTokenStore(tables, writes),
    ...linkStore(tables, writes),
  };
}

type Readers = Pick<OperatorStore, 'count' | 'list' | 'byId' | 'byEmail' | 'byName'>;

function readers({ operator }: Tables): Readers {
  return {
    count: async () => operator.count.get({})?.count ?? 0,
    list: async () => operator.present.all({}).map(operatorOf),
    byId: async id => accountOf(operator.byId.get({ id })),
    byEmail: async email => accountOf(operator.byEmail.get({ email })),
    byName: async name => accountOf(operator.byName.get({ name })),
  };
}

function writers(tables: Tables, writes: GroupCommit): Pick<OperatorStore, 'insert' | 'update'> {
  return {
    insert: (account, entry) =>
      writes.run(() => {
        insertAccount(tables, account);
        noteDown(tables, entry);
      }),
    update: (id, change, entry) => writes.run(() => updateAccount(tables, id, change, entry)),
  };
}

function updateAccount(
  tables: Tables,
  id: string,
  change: Parameters<OperatorStore['update']>[1],
  entry: AuditEntry | undefined,
): OperatorAccount | undefined {
  const before = accountOf(tables.operator.byId.get({ id }));
  if (!before) return undefined;
  const others = tables.operator.present
    .all({})
    .map(operatorOf)
    .filter(other => other.id !== id);
  const after = change(before, others);
  if (others.some(other => other.email === after.email)) throw emailTaken();
  tables.operator.update.run(operatorRow(after));
  tables.session.deleteOlder.run({ operator_id: id, epoch: after.epoch });
  if (after.removedAt !== undefined) deleteSecrets(tables, id);
  noteDown(tables, entry);
  return after;
}

function deleteSecrets(tables: Tables, id: string): void {
  tables.session.deleteOthers.run({ operator_id: id, kept: '' });
  tables.apiToken.deleteOf.run({ operator_id: id });
  tables.accountLink.deleteOf.run({ operator_id: id });
}
