import type { Sqlite } from '../sql/sqlite.ts';

/** The last ticket number given, in the table's one row. */
export function ticketSequence(sqlite: Sqlite) {
  const increment = sqlite.takes<Record<never, never>>().prepare(() =>
    sqlite.db
      .updateTable('ticket_sequence')
      .set(eb => ({ last: eb('last', '+', eb.lit(1)) }))
      .where('id', '=', 1)
      .returning('last'),
  );
  return {
    next: (): string => {
      const row = increment.get({});
      if (row === undefined) throw new Error('The row of ticket_sequence is missing');
      return `T-${row.last}`;
    },
  };
}
