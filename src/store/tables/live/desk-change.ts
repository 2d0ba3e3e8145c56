import type { DeskChangeRow } from '../../schema.ts';
import type { Sqlite } from '../../sql/sqlite.ts';

/** What happened to tickets, in the order of the commits. `seq` is given by the database and never given twice. */
export function deskChangeTable(sqlite: Sqlite) {
  const { db } = sqlite;
  return {
    insert: sqlite.takes<DeskChangeRow>().prepare(slot =>
      db.insertInto('desk_change').values({
        at: slot('at'),
        conversation_id: slot('conversation_id'),
        ticket_number: slot('ticket_number'),
        version: slot('version'),
        kinds: slot('kinds'),
        from_n: slot('from_n'),
        to_n: slot('to_n'),
      }),
    ),
    after: sqlite
      .takes<{ after: number; limit: number }>()
      .prepare(slot =>
        db
          .selectFrom('desk_change')
          .leftJoin('ticket_thread', 'ticket_thread.ticket_number', 'desk_change.ticket_number')
          .selectAll('desk_change')
          .select('ticket_thread.customer_n')
          .where('desk_change.seq', '>', slot('after'))
          .orderBy('desk_change.seq')
          .limit(slot('limit')),
      ),
    oldest: sqlite
      .takes<{ after: number }>()
      .prepare(slot =>
        db.selectFrom('desk_change').select('seq').where('seq', '>', slot('after')).orderBy('seq').limit(1),
      ),
    newest: sqlite
      .takes<{ after: number }>()
      .prepare(slot =>
        db.selectFrom('desk_change').select('seq').where('seq', '>', slot('after')).orderBy('seq', 'desc').limit(1),
      ),
    deleteOld: sqlite
      .takes<{ before: string; newest: number }>()
      .prepare(slot => db.deleteFrom('desk_change').where('at', '<', slot('before')).where('seq', '<', slot('newest'))),
  };
}
