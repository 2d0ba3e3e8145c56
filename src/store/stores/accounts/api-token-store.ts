import type { OperatorStore } from '../../../console/ports.ts';
import type { GroupCommit } from '../../sql/group-commit.ts';
import { apiTokenOf } from '../../tables/accounts/api-token.ts';
import type { Tables } from '../../tables.ts';
import { accountOf, noteDown } from './account-rows.ts';
import { isUseStale } from './session-store.ts';

type ApiTokenStore = Pick<OperatorStore, 'insertApiToken' | 'byApiToken' | 'apiTokens' | 'deleteApiToken'>;

export function apiTokenStore(tables: Tables, writes: GroupCommit): ApiTokenStore {
  const { apiToken } = tables;
  return {
    insertApiToken: ({ hash, id, operatorId, name, createdAt }, entry) =>
      writes.run(() => {
        apiToken.insert.run({ hash, id, operator_id: operatorId, name, created_at: createdAt, used_at: null });
        noteDown(tables, entry);
      }),
    byApiToken: async (hash, now) => {
      const row = apiToken.operator.get({ hash });
      // what cannot be written down keeps nobody out
      if (row && isUseStale(row.used_at, now)) await writes.run(() => apiToken.use.run({ hash, now })).catch(() => 0);
      return accountOf(row);
    },
    apiTokens: async operatorId => apiToken.ofOperator.all({ operator_id: operatorId }).map(apiTokenOf),
    deleteApiToken: (operatorId, id, entry) =>
      writes.run(() => {
        const isDeleted = apiToken.delete.run({ operator_id: operatorId, id }) > 0;
        if (isDeleted) noteDown(tables, entry);
        return isDeleted;
      }),
  };
}
