import { type SelectQueryBuilder, type SqlBool, sql } from 'kysely';
import type { TicketFilter, TicketStore } from '../../tickets/ports.ts';
import { priorities } from '../../tickets/ticket.ts';
import type { Database } from '../schema.ts';
import type { Sqlite } from '../sql/sqlite.ts';
import { ticketOf } from '../tables/ticket.ts';
import { historyOf } from '../tables/ticket-history.ts';
import type { Tables } from '../tables.ts';
import { decodeCursor, encodeCursor } from './ticket-cursor.ts';

export function ticketStore({ db }: Sqlite, tables: Tables): TicketStore {
  return {
    find: async number => {
      const row = tables.ticket.byNumber.get({ number });
      return row && ticketOf(row);
    },
    history: async number => tables.ticketHistory.byTicket.all({ ticket_number: number }).map(historyOf),
    list: async filter => {
      const rows = await after(matching(db.selectFrom('ticket'), filter), filter.cursor)
        .select(['body', 'priority_rank', 'created_at', 'seq'])
        .orderBy('priority_rank')
        .orderBy('created_at')
        .orderBy('seq')
        .limit(filter.limit + 1)
        .execute();
      const page = rows.slice(0, filter.limit);
      const last = rows.length > page.length ? page.at(-1) : undefined;
      return {
        items: page.map(ticketOf),
        next: last && encodeCursor([last.priority_rank, last.created_at, last.seq]),
      };
    },
  };
}

type TicketQuery = SelectQueryBuilder<Database, 'ticket', object>;

/** An empty list of statuses is no filter. */
function matching(query: TicketQuery, { status, priority, assignee, q }: TicketFilter): TicketQuery {
  return query
    .$if(status !== undefined && status.length > 0, tickets => tickets.where('status', 'in', status ?? []))
    .$if(priority !== undefined, tickets => tickets.where('priority_rank', '=', rankOf(priority)))
    .$if(assignee === 'none', tickets => tickets.where('assignee_id', 'is', null))
    .$if(assignee !== undefined && assignee !== 'none', tickets => tickets.where('assignee_id', '=', assignee ?? ''))
    .$if(q !== undefined, tickets => tickets.where(holds(q ?? '')));
}

function rankOf(priority: TicketFilter['priority']): number {
  return priority === undefined ? -1 : priorities.indexOf(priority);
}

function holds(words: string) {
  const literal = words.toLowerCase().replaceAll(/[\\%_]/g, '\\$&');
  return sql<SqlBool>`search like ${`%${literal}%`} escape '\\'`;
}

/** Keyset paging: a ticket that comes or goes between two pages moves no other onto the wrong one. */
function after(query: TicketQuery, cursor: string | undefined): TicketQuery {
  if (cursor === undefined) return query;
  const [rank, createdAt, seq] = decodeCursor(cursor);
  return query.where(({ eb, refTuple, tuple }) =>
    eb(refTuple('priority_rank', 'created_at', 'seq'), '>', tuple(rank, createdAt, seq)),
  );
}
