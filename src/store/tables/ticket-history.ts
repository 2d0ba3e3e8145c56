import { HistoryEntry } from '../../tickets/ticket.ts';
import type { HistoryRow } from '../schema.ts';
import { withoutNulls } from '../sql/json.ts';
import type { Sqlite } from '../sql/sqlite.ts';

/** Append-only: the database itself refuses to change or delete a row. */
export function historyTable(sqlite: Sqlite) {
  const { db } = sqlite;
  return {
    byTicket: sqlite
      .takes<{ ticket_number: string }>()
      .prepare(slot =>
        db.selectFrom('ticket_history').selectAll().where('ticket_number', '=', slot('ticket_number')).orderBy('seq'),
      ),
    insert: sqlite.takes<HistoryRow>().prepare(slot =>
      db.insertInto('ticket_history').values({
        ticket_number: slot('ticket_number'),
        at: slot('at'),
        actor: slot('actor'),
        operator_id: slot('operator_id'),
        kind: slot('kind'),
        text: slot('text'),
        mentions: slot('mentions'),
      }),
    ),
  };
}

export function historyRow(entry: HistoryEntry): Omit<HistoryRow, 'ticket_number'> {
  return {
    at: entry.at,
    actor: entry.actor,
    operator_id: entry.operatorId ?? null,
    kind: entry.kind,
    text: entry.text ?? null,
    mentions: entry.mentions ? JSON.stringify(entry.mentions) : null,
  };
}

export function historyOf(row: HistoryRow): HistoryEntry {
  const { at, actor, kind } = row;
  return HistoryEntry.parse({
    at,
    actor,
    kind,
    ...withoutNulls({ operatorId: row.operator_id, text: row.text }),
    ...(row.mentions === null ? {} : { mentions: JSON.parse(row.mentions) }),
  });
}
