import type { Snapshot } from '../../../turn/ports.ts';
import type { ConversationRow, CustomerRow } from '../../schema.ts';
import type { Sqlite } from '../../sql/sqlite.ts';
import { conversationOf } from '../../tables/conversation.ts';
import { customerOf } from '../../tables/customers/customer.ts';
import { ticketOf } from '../../tables/ticket.ts';

/** A conversation with its customer and its newest ticket, in one statement and so in one consistent look. */
export function snapshotStatement({ db, takes }: Sqlite) {
  return takes<{ id: string }>().prepare(slot =>
    db
      .selectFrom('conversation')
      .innerJoin('customer', 'customer.id', 'conversation.customer_id')
      .selectAll('conversation')
      .select(eb => [
        'customer.channel as customer_channel',
        'customer.channel_user',
        'customer.name as customer_name',
        'customer.email as customer_email',
        'customer.surveyed_at',
        'customer.created_at as customer_created_at',
        'customer.phone',
        'customer.blocked_at',
        eb
          .selectFrom('ticket')
          .select('ticket.body')
          .whereRef('ticket.conversation_id', '=', 'conversation.id')
          .orderBy('ticket.seq', 'desc')
          .limit(eb.lit(1))
          .as('ticket_body'),
      ])
      .where('conversation.id', '=', slot('id')),
  );
}

type SnapshotRow = ConversationRow & {
  customer_channel: string;
  channel_user: string;
  customer_name: string | null;
  customer_email: string | null;
  surveyed_at: string;
  customer_created_at: string;
  phone: string | null;
  blocked_at: string | null;
  ticket_body: string | null;
};

export function snapshotOf(row: SnapshotRow): Snapshot {
  return {
    conversation: conversationOf(row),
    customer: customerOf(customerRowOf(row)),
    ticket: row.ticket_body === null ? undefined : ticketOf({ body: row.ticket_body }),
  };
}

function customerRowOf(row: SnapshotRow): CustomerRow {
  return {
    id: row.customer_id,
    channel: row.customer_channel,
    channel_user: row.channel_user,
    name: row.customer_name,
    email: row.customer_email,
    surveyed_at: row.surveyed_at,
    created_at: row.customer_created_at,
    phone: row.phone,
    blocked_at: row.blocked_at,
  };
}
