import { attentionRank } from '../../tickets/queue-order.ts';
import { isOpen } from '../../tickets/status.ts';
import { contactOf, priorities, Ticket } from '../../tickets/ticket.ts';
import type { TicketRow } from '../schema.ts';
import type { Sqlite } from '../sql/sqlite.ts';

/** Open tickets of one customer that are compared with what they ask. */
const mostOpen = 20;

/** `version` of a row to write is the one that was read; the row is stored with the next one. */
export function ticketTable(sqlite: Sqlite) {
  const { db } = sqlite;
  return {
    byNumber: sqlite
      .takes<{ number: string }>()
      .prepare(slot => db.selectFrom('ticket').select('body').where('number', '=', slot('number'))),
    versionOf: sqlite
      .takes<{ number: string }>()
      .prepare(slot => db.selectFrom('ticket').select('version').where('number', '=', slot('number'))),
    newestNumber: sqlite
      .takes<{ conversation_id: string }>()
      .prepare(slot =>
        db
          .selectFrom('ticket')
          .select(['number', 'is_open'])
          .where('conversation_id', '=', slot('conversation_id'))
          .orderBy('seq', 'desc')
          .limit(1),
      ),
    openedSince: sqlite.takes<{ contact: string; since: string }>().prepare(slot =>
      db
        .selectFrom('ticket')
        .select(eb => eb.fn.countAll<number>().as('count'))
        .where('contact', '=', slot('contact'))
        .where('created_at', '>', slot('since')),
    ),
    openOf: sqlite
      .takes<{ contact: string }>()
      .prepare(slot =>
        db
          .selectFrom('ticket')
          .select(['number', 'body'])
          .where('contact', '=', slot('contact'))
          .where('is_open', '=', 1)
          .orderBy('created_at', 'desc')
          .orderBy('seq', 'desc')
          .limit(mostOpen),
      ),
    insert: sqlite.takes<TicketRow>().prepare(slot =>
      db
        .insertInto('ticket')
        .values(eb => ({
          number: slot('number'),
          version: eb(slot('version'), '+', eb.lit(1)),
          conversation_id: slot('conversation_id'),
          status: slot('status'),
          priority_rank: slot('priority_rank'),
          attention_rank: slot('attention_rank'),
          is_open: slot('is_open'),
          updated_at: slot('updated_at'),
          queue: slot('queue'),
          channel: slot('channel'),
          tags: slot('tags'),
          assignee_id: slot('assignee_id'),
          created_at: slot('created_at'),
          contact: slot('contact'),
          search: slot('search'),
          body: slot('body'),
        }))
        .onConflict(conflict => conflict.column('number').doNothing()),
    ),
    update: sqlite.takes<TicketRow>().prepare(slot =>
      db
        .updateTable('ticket')
        .set(eb => ({
          version: eb('version', '+', eb.lit(1)),
          status: slot('status'),
          priority_rank: slot('priority_rank'),
          attention_rank: slot('attention_rank'),
          is_open: slot('is_open'),
          updated_at: slot('updated_at'),
          queue: slot('queue'),
          channel: slot('channel'),
          tags: slot('tags'),
          assignee_id: slot('assignee_id'),
          contact: slot('contact'),
          search: slot('search'),
          body: slot('body'),
        }))
        .where('number', '=', slot('number'))
        .where('version', '=', slot('version')),
    ),
  };
}

export function ticketRow(ticket: Ticket): TicketRow {
  const stored: Ticket = { ...ticket, version: ticket.version + 1 };
  return {
    number: ticket.number,
    version: ticket.version,
    conversation_id: ticket.conversationId,
    status: ticket.status,
    priority_rank: priorities.indexOf(ticket.priority),
    attention_rank: attentionRank(ticket),
    is_open: isOpen(ticket) ? 1 : 0,
    updated_at: ticket.updatedAt,
    queue: ticket.queue,
    channel: ticket.channel,
    tags: tagList(ticket.tags ?? []),
    assignee_id: ticket.assignee?.id ?? null,
    created_at: ticket.createdAt,
    contact: contactOf(ticket.channel, ticket.customer),
    search: searchText(ticket),
    body: JSON.stringify(stored),
  };
}

/** In a form in which one tag is never found inside another. */
export function tagList(tags: readonly string[]): string {
  return tags.length === 0 ? '' : `\n${tags.join('\n')}\n`;
}

export function ticketOf(row: { body: string }): Ticket {
  return Ticket.parse(JSON.parse(row.body));
}

/** Lower-cased here and not in SQL: SQLite's own lower() and LIKE know only ASCII. */
function searchText(ticket: Ticket): string {
  const { name, email } = ticket.customer;
  return [ticket.number, ticket.question, name, email]
    .filter(part => part !== undefined)
    .join('\n')
    .toLowerCase();
}
