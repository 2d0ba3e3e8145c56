import type { LiveSession } from '../../../console/ports.ts';
import type { SessionRow } from '../../schema.ts';
import { withoutNulls } from '../../sql/json.ts';
import type { Sqlite } from '../../sql/sqlite.ts';

export function sessionTable(sqlite: Sqlite) {
  const { db } = sqlite;
  const ofOperator = db.deleteFrom('session');
  return {
    insert: sqlite.takes<SessionRow>().prepare(slot =>
      db.insertInto('session').values({
        hash: slot('hash'),
        id: slot('id'),
        operator_id: slot('operator_id'),
        epoch: slot('epoch'),
        created_at: slot('created_at'),
        used_at: slot('used_at'),
        expires_at: slot('expires_at'),
        ip: slot('ip'),
        agent: slot('agent'),
      }),
    ),
    liveOperator: sqlite.takes<{ hash: string; now: string }>().prepare(slot =>
      db
        .selectFrom('session')
        .innerJoin('operator', join =>
          join.onRef('operator.id', '=', 'session.operator_id').onRef('operator.epoch', '=', 'session.epoch'),
        )
        .selectAll('operator')
        .select('session.used_at')
        .where('session.hash', '=', slot('hash'))
        .where('session.expires_at', '>', slot('now'))
        .where('operator.removed_at', 'is', null),
    ),
    live: sqlite.takes<{ operator_id: string; now: string }>().prepare(slot =>
      db
        .selectFrom('session')
        .innerJoin('operator', join =>
          join.onRef('operator.id', '=', 'session.operator_id').onRef('operator.epoch', '=', 'session.epoch'),
        )
        .selectAll('session')
        .where('session.operator_id', '=', slot('operator_id'))
        .where('session.expires_at', '>', slot('now'))
        .orderBy('session.expires_at', 'desc'),
    ),
    use: sqlite.takes<{ hash: string; now: string }>().prepare(slot =>
      db
        .updateTable('session')
        .set({ used_at: slot('now') })
        .where('hash', '=', slot('hash')),
    ),
    delete: sqlite.takes<{ hash: string }>().prepare(slot => db.deleteFrom('session').where('hash', '=', slot('hash'))),
    deleteById: sqlite
      .takes<{ operator_id: string; id: string }>()
      .prepare(slot => ofOperator.where('operator_id', '=', slot('operator_id')).where('id', '=', slot('id'))),
    /** All of an operator but one. */
    deleteOthers: sqlite
      .takes<{ operator_id: string; kept: string }>()
      .prepare(slot => ofOperator.where('operator_id', '=', slot('operator_id')).where('hash', '!=', slot('kept'))),
    deleteOlder: sqlite
      .takes<{ operator_id: string; epoch: number }>()
      .prepare(slot => ofOperator.where('operator_id', '=', slot('operator_id')).where('epoch', '<', slot('epoch'))),
    deleteExpired: sqlite
      .takes<{ now: string }>()
      .prepare(slot => db.deleteFrom('session').where('expires_at', '<=', slot('now'))),
  };
}

export function sessionOf(row: SessionRow): LiveSession {
  const { hash, id, expires_at: expiresAt, created_at: createdAt, used_at: usedAt, ip, agent } = row;
  return { hash, id, expiresAt, ...withoutNulls({ createdAt, usedAt, ip, agent }) };
}
