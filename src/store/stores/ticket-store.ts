import { type Kysely, sql } from 'kysely';
import type { InboxCounts, InboxTicket, TicketStore } from '../../tickets/ports.ts';
import type { Database } from '../schema.ts';
import type { Sqlite } from '../sql/sqlite.ts';
import { ticketOf } from '../tables/ticket.ts';
import { historyOf } from '../tables/ticket-history.ts';
import type { Tables } from '../tables.ts';
import { ticketPage } from './live/inbox-query.ts';

export function ticketStore({ db }: Sqlite, tables: Tables): TicketStore {
  return {
    find: async number => {
      const row = tables.ticket.byNumber.get({ number });
      return row && ticketOf(row);
    },
    history: async number => tables.ticketHistory.byTicket.all({ ticket_number: number }).map(historyOf),
    list: async filter => {
      const { rows, next } = await ticketPage(db, filter);
      return { items: rows.map(ticketOf), next };
    },
    inbox: async (filter, operatorId) => {
      const { rows, next } = await ticketPage(db, filter);
      return { items: rows.map(row => inboxTicket(row, operatorId, tables)), next };
    },
    counts: operatorId => counts(db, operatorId),
  };
}

/** A page is short: two look-ups by key a ticket cost less than joins over all of them. */
function inboxTicket(row: { number: string; body: string }, operatorId: string, tables: Tables): InboxTicket {
  const thread = tables.ticketThread.byTicket.get({ ticket_number: row.number });
  const reads = tables.ticketRead.byTicket.all({ ticket_number: row.number });
  const read = reads.find(one => one.operator_id === operatorId)?.n ?? 0;
  const { last_at: at, last_from: from, last_text: text } = thread ?? {};
  return {
    ticket: ticketOf(row),
    unread: (thread?.customer_n ?? 0) > read,
    ...(at && text && (from === 'customer' || from === 'operator') ? { lastMessage: { at, from, text } } : {}),
  };
}

/** One walk over the open tickets. What sleeps is counted as `snoozed` only, as it is in no other view of open tickets; unread it may be. */
async function counts(db: Kysely<Database>, operatorId: string): Promise<InboxCounts> {
  const { rows } = await sql<InboxCounts>`
    select coalesce(sum(case when ticket.status <> 'snoozed' then 1 else 0 end), 0) as open,
      coalesce(sum(case when ticket.status = 'new' then 1 else 0 end), 0) as new,
      coalesce(sum(case when ticket.status = 'pending' then 1 else 0 end), 0) as pending,
      coalesce(sum(case when ticket.status = 'snoozed' then 1 else 0 end), 0) as snoozed,
      coalesce(sum(case when ticket.status <> 'snoozed' and ticket.assignee_id = ${operatorId} then 1 else 0 end), 0) as mine,
      coalesce(sum(case when ticket.status <> 'snoozed' and ticket.assignee_id is null then 1 else 0 end), 0) as unassigned,
      coalesce(sum(case when ticket.status <> 'snoozed' and ticket.attention_rank = 0 then 1 else 0 end), 0) as breached,
      coalesce(sum(case when ticket.status <> 'snoozed' and ticket.attention_rank = 1 then 1 else 0 end), 0) as soon,
      coalesce(sum(case when ticket_thread.customer_n > coalesce(ticket_read.n, 0) then 1 else 0 end), 0) as unread
    from ticket
    left join ticket_thread on ticket_thread.ticket_number = ticket.number
    left join ticket_read on ticket_read.ticket_number = ticket.number and ticket_read.operator_id = ${operatorId}
    where ticket.is_open = 1`.execute(db);
  const [row] = rows;
  if (row === undefined) throw new Error('unreachable: a sum has one row');
  return row;
}
