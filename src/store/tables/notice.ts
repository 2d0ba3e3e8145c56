import type { NoticeRow } from '../schema.ts';
import type { Sqlite } from '../sql/sqlite.ts';

export function noticeTable(sqlite: Sqlite) {
  const { db } = sqlite;
  return {
    /** Changes nothing when the key is there. */
    insert: sqlite.takes<NoticeRow>().prepare(slot =>
      db
        .insertInto('notice')
        .values({ key: slot('key'), at: slot('at') })
        .onConflict(conflict => conflict.column('key').doNothing()),
    ),
    deleteBefore: sqlite
      .takes<{ before: string }>()
      .prepare(slot => db.deleteFrom('notice').where('at', '<', slot('before'))),
  };
}
