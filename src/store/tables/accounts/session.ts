import type { SessionRow } from '../../schema.ts';
import type { Sqlite } from '../../sql/sqlite.ts';

export function sessionTable(sqlite: Sqlite) {
  const { db } = sqlite;
  return {
    insert: sqlite.takes<SessionRow>().prepare(slot =>
      db.insertInto('session').values({
        hash: slot('hash'),
        operator_id: slot('operator_id'),
        epoch: slot('epoch'),
        expires_at: slot('expires_at'),
      }),
    ),
    liveOperator: sqlite.takes<{ hash: string; now: string }>().prepare(slot =>
      db
        .selectFrom('session')
        .innerJoin('operator', join =>
          join.onRef('operator.id', '=', 'session.operator_id').onRef('operator.epoch', '=', 'session.epoch'),
        )
        .selectAll('operator')
        .where('session.hash', '=', slot('hash'))
        .where('session.expires_at', '>', slot('now')),
    ),
    delete: sqlite.takes<{ hash: string }>().prepare(slot => db.deleteFrom('session').where('hash', '=', slot('hash'))),
    deleteExpired: sqlite
      .takes<{ now: string }>()
      .prepare(slot => db.deleteFrom('session').where('expires_at', '<=', slot('now'))),
  };
}
