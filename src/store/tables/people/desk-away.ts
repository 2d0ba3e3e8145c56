import type { AwayInterval } from '../../../tickets/people/ports.ts';
import type { DeskAwayRow } from '../../schema.ts';
import type { Sqlite } from '../../sql/sqlite.ts';

/** The end of a time away whose end is not known: later than all others, so that one index serves. */
const endless = '9999-12-31T23:59:59.999Z';

export function deskAwayTable(sqlite: Sqlite) {
  const { db } = sqlite;
  return {
    endingAfter: sqlite
      .takes<{ since: string }>()
      .prepare(slot => db.selectFrom('desk_away').selectAll().where('to_at', '>', slot('since')).orderBy('to_at')),
    insert: sqlite.takes<DeskAwayRow>().prepare(slot =>
      db
        .insertInto('desk_away')
        .values({ from_at: slot('from_at'), to_at: slot('to_at') })
        .onConflict(conflict =>
          conflict.column('from_at').doUpdateSet(given => ({ to_at: given.ref('excluded.to_at') })),
        ),
    ),
    /** Moves the end of the time away that `now` lies in. */
    moveEnd: sqlite.takes<{ now: string; to_at: string }>().prepare(slot =>
      db
        .updateTable('desk_away')
        .set({ to_at: slot('to_at') })
        .where('from_at', '<=', slot('now'))
        .where('to_at', '>', slot('now')),
    ),
  };
}

export function awayRow({ from, until = endless }: AwayInterval): DeskAwayRow {
  return { from_at: from, to_at: until };
}

export function awayOf({ from_at: from, to_at: until }: DeskAwayRow): AwayInterval {
  return until === endless ? { from } : { from, until };
}
