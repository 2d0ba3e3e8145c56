import type { TicketReadRow } from '../../schema.ts';
import type { Sqlite } from '../../sql/sqlite.ts';

/** How far each operator has read each ticket's conversation. */
export function ticketReadTable(sqlite: Sqlite) {
  const { db } = sqlite;
  return {
    byTicket: sqlite
      .takes<{ ticket_number: string }>()
      .prepare(slot => db.selectFrom('ticket_read').selectAll().where('ticket_number', '=', slot('ticket_number'))),
    upsert: sqlite.takes<TicketReadRow>().prepare(slot =>
      db
        .insertInto('ticket_read')
        .values({ ticket_number: slot('ticket_number'), operator_id: slot('operator_id'), n: slot('n') })
        .onConflict(conflict => conflict.columns(['ticket_number', 'operator_id']).doUpdateSet({ n: slot('n') })),
    ),
  };
}
