import type { SavedViewRow } from '../../schema.ts';
import type { Sqlite } from '../../sql/sqlite.ts';

export function savedViewTable(sqlite: Sqlite) {
  const { db } = sqlite;
  return {
    ofOperator: sqlite
      .takes<{ operator_id: string }>()
      .prepare(slot =>
        db
          .selectFrom('saved_view')
          .selectAll()
          .where('operator_id', '=', slot('operator_id'))
          .orderBy('created_at')
          .orderBy('id'),
      ),
    insert: sqlite.takes<SavedViewRow>().prepare(slot =>
      db.insertInto('saved_view').values({
        id: slot('id'),
        operator_id: slot('operator_id'),
        name: slot('name'),
        query: slot('query'),
        created_at: slot('created_at'),
      }),
    ),
    delete: sqlite
      .takes<{ id: string; operator_id: string }>()
      .prepare(slot =>
        db.deleteFrom('saved_view').where('id', '=', slot('id')).where('operator_id', '=', slot('operator_id')),
      ),
  };
}
