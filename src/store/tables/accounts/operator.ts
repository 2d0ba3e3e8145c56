import { z } from 'zod';
import type { OperatorAccount } from '../../../console/ports.ts';
import type { OperatorRow } from '../../schema.ts';
import type { Sqlite } from '../../sql/sqlite.ts';

const Role = z.enum(['owner', 'operator', 'editor']);

export function operatorTable(sqlite: Sqlite) {
  const { db } = sqlite;
  const rows = db.selectFrom('operator').selectAll();
  const present = rows.where('removed_at', 'is', null);
  return {
    count: sqlite.takes<Record<never, never>>().prepare(() =>
      db
        .selectFrom('operator')
        .select(eb => eb.fn.countAll<number>().as('count'))
        .where('password_hash', '!=', ''),
    ),
    /** Everybody who has not left. */
    present: sqlite.takes<Record<never, never>>().prepare(() => present.orderBy('name').orderBy('id')),
    byId: sqlite.takes<{ id: string }>().prepare(slot => rows.where('id', '=', slot('id'))),
    byEmail: sqlite.takes<{ email: string }>().prepare(slot => present.where('email', '=', slot('email'))),
    byName: sqlite
      .takes<{ name: string }>()
      .prepare(slot => present.where('name', '=', slot('name')).orderBy('created_at').orderBy('id').limit(1)),
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
          removed_at: slot('removed_at'),
        })
        .onConflict(conflict => conflict.column('email').doNothing()),
    ),
    update: sqlite.takes<Omit<OperatorRow, 'created_at'>>().prepare(slot =>
      db
        .updateTable('operator')
        .set({
          name: slot('name'),
          email: slot('email'),
          role: slot('role'),
          password_hash: slot('password_hash'),
          epoch: slot('epoch'),
          removed_at: slot('removed_at'),
        })
        .where('id', '=', slot('id')),
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
    removed_at: account.removedAt ?? null,
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
    ...(row.removed_at === null ? {} : { removedAt: row.removed_at }),
  };
}
