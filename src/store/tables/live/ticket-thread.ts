import type { TicketThreadRow } from '../../schema.ts';
import type { Sqlite } from '../../sql/sqlite.ts';

/** What people said on a ticket: the last of it, and the words of it to search in. One row a ticket. */
export function ticketThreadTable(sqlite: Sqlite) {
  const { db } = sqlite;
  return {
    byTicket: sqlite
      .takes<{ ticket_number: string }>()
      .prepare(slot => db.selectFrom('ticket_thread').selectAll().where('ticket_number', '=', slot('ticket_number'))),
    upsert: sqlite.takes<TicketThreadRow>().prepare(slot =>
      db
        .insertInto('ticket_thread')
        .values({
          ticket_number: slot('ticket_number'),
          customer_n: slot('customer_n'),
          last_at: slot('last_at'),
          last_from: slot('last_from'),
          last_text: slot('last_text'),
          words: slot('words'),
        })
        .onConflict(conflict =>
          conflict.column('ticket_number').doUpdateSet({
            customer_n: slot('customer_n'),
            last_at: slot('last_at'),
            last_from: slot('last_from'),
            last_text: slot('last_text'),
            words: slot('words'),
          }),
        ),
    ),
  };
}
