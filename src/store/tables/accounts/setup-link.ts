import type { SetupLinkRow } from '../../schema.ts';
import type { Sqlite } from '../../sql/sqlite.ts';

export function setupLinkTable(sqlite: Sqlite) {
  const { db } = sqlite;
  return {
    insert: sqlite.takes<SetupLinkRow>().prepare(slot =>
      db.insertInto('setup_link').values({
        hash: slot('hash'),
        created_at: slot('created_at'),
        expires_at: slot('expires_at'),
      }),
    ),
    /** A link opens only the very first account: once somebody can sign in, none is alive. */
    alive: sqlite.takes<{ hash: string; now: string }>().prepare(slot =>
      db
        .selectFrom('setup_link')
        .select('hash')
        .where('hash', '=', slot('hash'))
        .where('expires_at', '>', slot('now'))
        .where(({ not, exists }) =>
          not(exists(db.selectFrom('operator').select('operator.id').where('operator.password_hash', '!=', ''))),
        ),
    ),
    deleteAll: sqlite.takes<Record<never, never>>().prepare(() => db.deleteFrom('setup_link')),
    deleteExpired: sqlite
      .takes<{ now: string }>()
      .prepare(slot => db.deleteFrom('setup_link').where('expires_at', '<=', slot('now'))),
  };
}
