import type { ApiToken } from '../../../console/ports.ts';
import type { ApiTokenRow } from '../../schema.ts';
import { withoutNulls } from '../../sql/json.ts';
import type { Sqlite } from '../../sql/sqlite.ts';

export function apiTokenTable(sqlite: Sqlite) {
  const { db } = sqlite;
  const withOperator = db
    .selectFrom('api_token')
    .innerJoin('operator', 'operator.id', 'api_token.operator_id')
    .where('operator.removed_at', 'is', null);
  return {
    insert: sqlite.takes<ApiTokenRow>().prepare(slot =>
      db.insertInto('api_token').values({
        hash: slot('hash'),
        id: slot('id'),
        operator_id: slot('operator_id'),
        name: slot('name'),
        created_at: slot('created_at'),
        used_at: slot('used_at'),
      }),
    ),
    operator: sqlite
      .takes<{ hash: string }>()
      .prepare(slot =>
        withOperator.selectAll('operator').select('api_token.used_at').where('api_token.hash', '=', slot('hash')),
      ),
    ofOperator: sqlite
      .takes<{ operator_id: string }>()
      .prepare(slot =>
        withOperator
          .selectAll('api_token')
          .select('operator.name as operator_name')
          .where('api_token.operator_id', '=', slot('operator_id'))
          .orderBy('api_token.created_at', 'desc')
          .orderBy('api_token.id'),
      ),
    use: sqlite.takes<{ hash: string; now: string }>().prepare(slot =>
      db
        .updateTable('api_token')
        .set({ used_at: slot('now') })
        .where('hash', '=', slot('hash')),
    ),
    delete: sqlite
      .takes<{ operator_id: string; id: string }>()
      .prepare(slot =>
        db.deleteFrom('api_token').where('operator_id', '=', slot('operator_id')).where('id', '=', slot('id')),
      ),
    deleteOf: sqlite
      .takes<{ operator_id: string }>()
      .prepare(slot => db.deleteFrom('api_token').where('operator_id', '=', slot('operator_id'))),
  };
}

export function apiTokenOf(row: ApiTokenRow & { operator_name: string }): ApiToken {
  const { id, operator_id: operatorId, operator_name: operatorName, name, created_at: createdAt } = row;
  return { id, operatorId, operatorName, name, createdAt, ...withoutNulls({ usedAt: row.used_at }) };
}
