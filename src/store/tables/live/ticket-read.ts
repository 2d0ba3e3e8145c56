import type { TicketReadRow } from '../../schema.ts';
import type { Sqlite } from '../../sql/sqlite.ts';

/** How far each operator has read each ticket's conversation. */
export function ticketReadTable(sqlite: Sqlite) {
  const { db } = sqlite;
  return {
    byTicket: sqlite
      .takes<{ ticket_number: string }>()
      .prepare(slot => db.selectFrom('ticket_read').selectAll().where('ticket_number', '=', slot('ticket_number'))),
    /** A row for whoever has read everything that its customer wrote. */
    sinceCustomer: sqlite
      .takes<{ ticket_number: string }>()
      .prepare(slot =>
        db
          .selectFrom('ticket_read')
          .innerJoin('ticket_thread', 'ticket_thread.ticket_number', 'ticket_read.ticket_number')
          .select('operator_id')
          .where('ticket_read.ticket_number', '=', slot('ticket_number'))
          .whereRef('ticket_read.n', '>=', 'ticket_thread.customer_n')
          .limit(1),
      ),
    upsert: sqlite.takes<TicketReadRow>().prepare(slot =>
      db
        .insertInto('ticket_read')
        .values({ ticket_number: slot('ticket_number'), operator_id: slot('operator_id'), n: slot('n') })
        .onConflict(conflict => conflict.columns(['ticket_number', 'operator_id']).doUpdateSet({ n: slot('n') })),
    ),
  };
}
