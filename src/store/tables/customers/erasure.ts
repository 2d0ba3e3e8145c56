import { sql } from 'kysely';
import type { Sqlite } from '../../sql/sqlite.ts';

/** Statements that leave nothing of one customer, in an order that foreign keys allow. They run in one transaction. */
export function erasureStatements(sqlite: Sqlite) {
  const { db } = sqlite;
  const takes = sqlite.takes<{ id: string }>();
  const conversations = (id: unknown) => sql<boolean>`(select id from conversation where customer_id = ${id})`;
  const tickets = (id: unknown) => sql`(select number from ticket where conversation_id in ${conversations(id)})`;
  const ofConversation = (table: 'activity' | 'event' | 'outbox' | 'rating' | 'resume_credential' | 'desk_change') =>
    takes.prepare(slot => db.deleteFrom(table).where(sql<boolean>`conversation_id in ${conversations(slot('id'))}`));
  const ofTicket = (table: 'ticket_thread' | 'ticket_read' | 'ticket_history' | 'desk_change') =>
    takes.prepare(slot => db.deleteFrom(table).where(sql<boolean>`ticket_number in ${tickets(slot('id'))}`));
  /** Tickets of others into which theirs were merged: their conversations are named in the body. */
  const merged = (id: unknown) => sql`(select other.number from ticket as other, ticket as theirs
    where theirs.conversation_id in ${conversations(id)} and other.conversation_id not in ${conversations(id)}
      and instr(other.body, '"conversationId":"' || theirs.conversation_id || '"') > 0)`;
  return {
    begin: takes.prepare(slot => db.insertInto('erasure').values({ customer_id: slot('id') })),
    end: takes.prepare(slot => db.deleteFrom('erasure').where('customer_id', '=', slot('id'))),
    /** The same address in `/support`, where each question has a customer of its own. */
    sameAddress: takes.prepare(slot =>
      db
        .selectFrom('customer')
        .select('id')
        .where('channel', '=', 'support')
        .where(
          sql<boolean>`lower(email) = (select lower(email) from customer where id = ${slot('id')} and channel = 'support')`,
        )
        .where('id', '!=', slot('id')),
    ),
    steps: [
      takes.prepare(slot =>
        db
          .updateTable('ticket_history')
          .set({ text: null })
          .where(sql<boolean>`ticket_number in ${merged(slot('id'))} and (kind = 'merged' or (kind = 'customer-wrote'
            and at in (select at from activity where conversation_id in ${conversations(slot('id'))})))`),
      ),
      takes.prepare(slot =>
        db
          .updateTable('ticket_thread')
          .set({ words: '', last_text: null })
          .where(sql<boolean>`ticket_number in ${merged(slot('id'))}`),
      ),
      // mails to operators quote the ticket that they are about
      takes.prepare(slot =>
        db.deleteFrom('outbox').where(sql<boolean>`exists (select 1 from ticket where conversation_id in
          ${conversations(slot('id'))} and instr(outbox.payload, '"' || ticket.number || '"') > 0)`),
      ),
      ofTicket('ticket_thread'),
      ofTicket('ticket_read'),
      ofTicket('ticket_history'),
      ofTicket('desk_change'),
      ofConversation('desk_change'),
      ofConversation('rating'),
      ofConversation('event'),
      ofConversation('outbox'),
      ofConversation('resume_credential'),
      ofConversation('activity'),
      takes.prepare(slot =>
        db.deleteFrom('ticket').where(sql<boolean>`conversation_id in ${conversations(slot('id'))}`),
      ),
      takes.prepare(slot => db.deleteFrom('customer_note').where('customer_id', '=', slot('id'))),
      takes.prepare(slot => db.deleteFrom('conversation').where('customer_id', '=', slot('id'))),
      takes.prepare(slot => db.deleteFrom('customer').where('id', '=', slot('id'))),
    ],
  };
}
