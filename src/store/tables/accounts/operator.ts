import { z } from 'zod';
import type { OperatorAccount } from '../../../console/ports.ts';
import type { OperatorRow } from '../../schema.ts';
import type { Sqlite } from '../../sql/sqlite.ts';

const Role = z.enum(['owner', 'operator', 'editor']);

export function operatorTable(sqlite: Sqlite) {
  const { db } = sqlite;
  const rows = db.selectFrom('operator').selectAll();
  return {
    count: sqlite.takes<Record<never, never>>().prepare(() =>
      db
        .selectFrom('operator')
        .select(eb => eb.fn.countAll<number>().as('count'))
        .where('password_hash', '!=', ''),
    ),
    all: sqlite.takes<Record<never, never>>().prepare(() => rows.orderBy('name').orderBy('id')),
    byId: sqlite.takes<{ id: string }>().prepare(slot => rows.where('id', '=', slot('id'))),
    byEmail: sqlite.takes<{ email: string }>().prepare(slot => rows.where('email', '=', slot('email'))),
    byName: sqlite
      .takes<{ name: string }>()
      .prepare(slot => rows.where('name', '=', slot('name')).orderBy('created_at').orderBy('id').limit(1)),
    /** Changes nothing when the e-mail is taken. */
    insert: sqlite.takes<OperatorRow>().prepare(slot =>
      db
        .insertInto('operator')
        .values({
          id: slot('id'),
          name: slot('name'),
          email: slot('email'),
          role: slot('role'),
          password_hash: slot('password_hash'),
          epoch: slot('epoch'),
          created_at: slot('created_at'),
        })
        .onConflict(conflict => conflict.column('email').doNothing()),
    ),
  };
}

export function operatorRow(account: OperatorAccount): OperatorRow {
  return {
    id: account.id,
    name: account.name,
    email: account.email,
    role: account.role,
    password_hash: account.passwordHash,
    epoch: account.epoch,
    created_at: account.createdAt,
  };
}

export function operatorOf(row: OperatorRow): OperatorAccount {
  return {
    id: row.id,
    name: row.name,
    email: row.email,
    role: Role.parse(row.role),
    passwordHash: row.password_hash,
    epoch: row.epoch,
    createdAt: row.created_at,
  };
}
