import { type Kysely, type SelectQueryBuilder, type SqlBool, sql } from 'kysely';
import type { TicketFilter } from '../../../tickets/ports.ts';
import { attentions } from '../../../tickets/queue-order.ts';
import { isOpen } from '../../../tickets/status.ts';
import { priorities, ticketStatuses } from '../../../tickets/ticket.ts';
import type { Database } from '../../schema.ts';
import { decodeCursor, encodeCursor, type Place } from '../ticket-cursor.ts';

/** A page of tickets and, when there are more, the cursor of the next one. */
export async function ticketPage(db: Kysely<Database>, filter: TicketFilter) {
  const sort = filter.sort ?? 'queue';
  const rows = await ticketsOf(db, { ...filter, sort }).execute();
  const page = rows.slice(0, filter.limit);
  const last = rows.length > page.length ? page.at(-1) : undefined;
  return { rows: page, next: last && encodeCursor(placeOf(last, sort)) };
}

/** The query of a page, with one more that tells whether there are more. */
export function ticketsOf(db: Kysely<Database>, filter: TicketFilter & { sort: Sort }) {
  return sorted(after(matching(db.selectFrom('ticket'), filter), filter.sort, filter.cursor), filter.sort)
    .select(['number', 'body', 'attention_rank', 'priority_rank', 'created_at', 'updated_at', 'seq'])
    .limit(filter.limit + 1);
}

type Sort = NonNullable<TicketFilter['sort']>;
type TicketQuery = SelectQueryBuilder<Database, 'ticket', object>;
type Sorted = { attention_rank: number; priority_rank: number; created_at: string; updated_at: string; seq: number };

function placeOf(row: Sorted, sort: Sort): Place {
  if (sort === 'newest') return [sort, row.created_at, row.seq];
  if (sort === 'updated') return [sort, row.updated_at, row.seq];
  return [sort, row.attention_rank, row.priority_rank, row.created_at, row.seq];
}

/** Each order is a walk along an index of its own. */
function sorted(query: TicketQuery, sort: Sort): TicketQuery {
  if (sort !== 'queue') {
    return query.orderBy(sort === 'newest' ? 'created_at' : 'updated_at', 'desc').orderBy('seq', 'desc');
  }
  return query.orderBy('attention_rank').orderBy('priority_rank').orderBy('created_at').orderBy('seq');
}

/** Keyset paging: a ticket that comes or goes between two pages moves no other onto the wrong one. */
function after(query: TicketQuery, sort: Sort, cursor: string | undefined): TicketQuery {
  if (cursor === undefined) return query;
  const place = decodeCursor(cursor, sort);
  return query.where(({ eb, refTuple, tuple }) => {
    if (place[0] === 'queue') {
      const [, attention, rank, createdAt, seq] = place;
      return eb(
        refTuple('attention_rank', 'priority_rank', 'created_at', 'seq'),
        '>',
        tuple(attention, rank, createdAt, seq),
      );
    }
    const [, at, seq] = place;
    return eb(refTuple(place[0] === 'newest' ? 'created_at' : 'updated_at', 'seq'), '<', tuple(at, seq));
  });
}

function matching(given: TicketQuery, filter: TicketFilter): TicketQuery {
  const { priority, assignee, queue, channel, tag, sla, q } = filter;
  let query = ofStatus(given, filter.status ?? []);
  if (priority !== undefined) query = query.where('priority_rank', '=', priorities.indexOf(priority));
  if (assignee === 'none') query = query.where('assignee_id', 'is', null);
  else if (assignee !== undefined) query = query.where('assignee_id', '=', assignee);
  if (queue !== undefined) query = query.where('queue', '=', queue);
  if (channel !== undefined) query = query.where('channel', '=', channel);
  if (tag !== undefined) query = query.where(like('tags', `\n${tag}\n`));
  if (sla !== undefined) query = query.where('attention_rank', '=', attentions.indexOf(sla)).where('is_open', '=', 1);
  if (q !== undefined) query = query.where(holds(q));
  return query;
}

const openStatuses = ticketStatuses.filter(status => isOpen({ status }));

/** An empty list of statuses is no filter. */
function ofStatus(query: TicketQuery, wanted: readonly TicketStatusOf[]): TicketQuery {
  if (wanted.length === 0) return query;
  const open = wanted.every(status => isOpen({ status })) ? query.where('is_open', '=', 1) : query;
  const isAllOpen = openStatuses.every(status => wanted.includes(status)) && wanted.length === openStatuses.length;
  return isAllOpen ? open : open.where('status', 'in', [...wanted]);
}
type TicketStatusOf = (typeof ticketStatuses)[number];

/** In number, question, name and e-mail, and in what people said. */
function holds(words: string) {
  return sql<SqlBool>`(${like('search', words)} or exists (select 1 from ticket_thread
    where ticket_thread.ticket_number = ticket.number and ${like('words', words)}))`;
}

function like(column: string, words: string) {
  const literal = words.toLowerCase().replaceAll(/[\\%_]/g, '\\$&');
  return sql<SqlBool>`${sql.ref(column)} like ${`%${literal}%`} escape '\\'`;
}
