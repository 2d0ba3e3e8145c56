import type { HistoryEntry, Priority, Ticket, TicketStatus } from './ticket.ts';

export type TicketFilter = {
  status?: TicketStatus[];
  priority?: Priority;
  /** Operator id, or `none`. */
  assignee?: string;
  /** Found in number, question, customer's name or e-mail; substring, case-insensitive. */
  q?: string;
  /** Opaque, as `next` gave it. */
  cursor?: string;
  /** 1 to 100. */
  limit: number;
};

/** Reading tickets; they are written only by a turn's commit (`turn/ports.ts`). */
export interface TicketStore {
  find(number: string): Promise<Ticket | undefined>;
  history(number: string): Promise<HistoryEntry[]>;
  /** Urgent first, then oldest first, stable under insertion. */
  list(filter: TicketFilter): Promise<{ items: Ticket[]; next: string | undefined }>;
}
