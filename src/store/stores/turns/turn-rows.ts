import type { TicketCap, TurnRecord } from '../../../turn/ports.ts';
import type {
  ActivityRow,
  ConversationRow,
  CustomerRow,
  DeskChangeRow,
  EventRow,
  HistoryRow,
  RatingRow,
  TicketRow,
} from '../../schema.ts';
import { activityRow } from '../../tables/activity.ts';
import { conversationRow } from '../../tables/conversation.ts';
import { customerRow } from '../../tables/customers/customer.ts';
import { eventRow } from '../../tables/event.ts';
import { type NewOutboxRow, outboxRow } from '../../tables/outbox.ts';
import { ratingRow } from '../../tables/rating.ts';
import { ticketRow } from '../../tables/ticket.ts';
import { historyRow } from '../../tables/ticket-history.ts';
import { type DeskRows, deskRows, furtherChange } from './desk-rows.ts';

/** A turn's record as rows, so that nothing but SQL runs inside the shared transaction. */
export type TurnRows = {
  customer: CustomerRow | undefined;
  conversation: ConversationRow;
  activities: ActivityRow[];
  answered: number[];
  ticket: TicketRow | undefined;
  /** Only when the ticket is new. */
  cap: TicketCap | undefined;
  /** The same. */
  beside: readonly string[] | undefined;
  further: { ticket: TicketRow; history: Omit<HistoryRow, 'ticket_number'>[]; change: DeskChangeRow }[];
  wakes: string[];
  /** Their ticket is known only to the writer when the record does not carry it. */
  assigns: { operator_id: string; version: number; at: string } | undefined;
  history: Omit<HistoryRow, 'ticket_number'>[];
  rating: RatingRow | undefined;
  events: EventRow[];
  outbox: NewOutboxRow[];
  desk: DeskRows | undefined;
};

export function turnRows(record: TurnRecord): TurnRows {
  const { conversation, at, customer, ticket, rating } = record;
  return {
    customer: customer && customerRow(customer),
    conversation: conversationRow(conversation),
    activities: record.activities.map(activity => activityRow(conversation.id, activity)),
    answered: [...record.answered],
    ticket: ticket && ticketRow(ticket),
    cap: ticket?.version === 0 ? record.ticketCap : undefined,
    beside: ticket?.version === 0 ? record.beside : undefined,
    assigns: record.assigns && { operator_id: record.assigns.operatorId, version: record.assigns.version, at },
    further: (record.further ?? []).map(changed => ({
      ticket: ticketRow(changed.ticket),
      history: changed.history.map(historyRow),
      change: furtherChange(changed, at),
    })),
    wakes: record.wakes ?? [],
    history: record.history.map(historyRow),
    rating: rating && ratingRow(rating),
    events: record.events.map(event => eventRow(conversation.id, at, event)),
    outbox: record.outbox.map(item => outboxRow(item, at)),
    desk: deskRows(record),
  };
}
