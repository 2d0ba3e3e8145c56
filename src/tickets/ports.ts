import type { HistoryEntry, Priority, Ticket, TicketStatus } from './ticket.ts';

/** The terms of a text, by the stems of its language: what near-same texts are compared by. */
export type Terms = (text: string, locale: string) => readonly string[];

export type TicketFilter = {
  status?: TicketStatus[];
  priority?: Priority;
  /** Operator id, or `none`. */
  assignee?: string;
  queue?: string;
  channel?: string;
  tag?: string;
  /** Open tickets of which something is overdue, or about to be. */
  sla?: 'breached' | 'soon';
  /** Default `queue`: breached, about to breach, priority, the oldest first (queue-order.ts). The others: the last one first. */
  sort?: 'queue' | 'newest' | 'updated';
  /** Found in number, question, what people said, customer's name or e-mail; substring, case-insensitive. */
  q?: string;
  /** Opaque, as `next` gave it. */
  cursor?: string;
  /** 1 to 100. */
  limit: number;
};

/** A ticket as an operator's inbox shows it. */
export type InboxTicket = {
  ticket: Ticket;
  /** The customer has written since this operator last read it. */
  unread: boolean;
  /** What a person said last, 200 characters of it. */
  lastMessage?: { at: string; from: 'customer' | 'operator'; text: string };
};

/** Numbers of open tickets; `mine` and `unread` are of the operator who asks. */
export type InboxCounts = Record<
  'open' | 'new' | 'pending' | 'snoozed' | 'mine' | 'unassigned' | 'breached' | 'soon' | 'unread',
  number
>;

/** Reading tickets; they are written only by a turn's commit (`turn/ports.ts`). */
export interface TicketStore {
  find(number: string): Promise<Ticket | undefined>;
  history(number: string): Promise<HistoryEntry[]>;
  /** In the order of `sort`, stable under insertion. AppError `invalid_cursor` for a cursor that this order did not give. */
  list(filter: TicketFilter): Promise<{ items: Ticket[]; next: string | undefined }>;
  /** The same for one operator. */
  inbox(filter: TicketFilter, operatorId: string): Promise<{ items: InboxTicket[]; next: string | undefined }>;
  counts(operatorId: string): Promise<InboxCounts>;
}
