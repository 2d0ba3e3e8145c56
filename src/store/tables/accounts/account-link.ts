import { z } from 'zod';
import type { AccountLink } from '../../../console/ports.ts';
import type { AccountLinkRow } from '../../schema.ts';
import type { Sqlite } from '../../sql/sqlite.ts';

const Kind = z.enum(['invite', 'reset']);

export function accountLinkTable(sqlite: Sqlite) {
  const { db } = sqlite;
  return {
    insert: sqlite.takes<AccountLinkRow>().prepare(slot =>
      db.insertInto('account_link').values({
        hash: slot('hash'),
        operator_id: slot('operator_id'),
        kind: slot('kind'),
        created_at: slot('created_at'),
        expires_at: slot('expires_at'),
      }),
    ),
    alive: sqlite
      .takes<{ hash: string; now: string }>()
      .prepare(slot =>
        db
          .selectFrom('account_link')
          .innerJoin('operator', 'operator.id', 'account_link.operator_id')
          .selectAll('operator')
          .select('account_link.kind')
          .where('account_link.hash', '=', slot('hash'))
          .where('account_link.expires_at', '>', slot('now'))
          .where('operator.removed_at', 'is', null),
      ),
    deleteOf: sqlite
      .takes<{ operator_id: string }>()
      .prepare(slot => db.deleteFrom('account_link').where('operator_id', '=', slot('operator_id'))),
    deleteExpired: sqlite
      .takes<{ now: string }>()
      .prepare(slot => db.deleteFrom('account_link').where('expires_at', '<=', slot('now'))),
  };
}

export function accountLinkRow(link: AccountLink): AccountLinkRow {
  const { hash, operatorId, kind, createdAt, expiresAt } = link;
  return { hash, operator_id: operatorId, kind, created_at: createdAt, expires_at: expiresAt };
}

export function linkKindOf(kind: string): AccountLink['kind'] {
  return Kind.parse(kind);
}
