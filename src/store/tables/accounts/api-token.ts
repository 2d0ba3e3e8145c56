import type { ApiTokenRow } from '../../schema.ts';
import type { Sqlite } from '../../sql/sqlite.ts';

export function apiTokenTable(sqlite: Sqlite) {
  const { db } = sqlite;
  return {
    insert: sqlite.takes<ApiTokenRow>().prepare(slot =>
      db.insertInto('api_token').values({
        hash: slot('hash'),
        operator_id: slot('operator_id'),
        name: slot('name'),
        created_at: slot('created_at'),
      }),
    ),
    operator: sqlite
      .takes<{ hash: string }>()
      .prepare(slot =>
        db
          .selectFrom('api_token')
          .innerJoin('operator', 'operator.id', 'api_token.operator_id')
          .selectAll('operator')
          .where('api_token.hash', '=', slot('hash')),
      ),
  };
}
