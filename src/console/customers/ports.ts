import type { Customer, CustomerNote } from '../../customers/profile.ts';
import type { Rating } from '../../survey/rating.ts';
import type { Ticket } from '../../tickets/ticket.ts';

/** `begins`: the customer's first words, at most 200 characters; left out while they have said nothing. */
export type PastConversation = {
  id: string;
  channel: string;
  locale: string;
  startedAt: string;
  lastAt: string;
  begins?: string;
};

/** What is kept of one customer, the newest first; of tickets and conversations as many as were asked for. */
export type CustomerFile = {
  customer: Customer;
  tickets: Ticket[];
  conversations: PastConversation[];
  ratings: Rating[];
  notes: CustomerNote[];
};

export interface CustomerFiles {
  /** Those whose name, e-mail address or telephone number holds the words, the newest first. Not the blocked ones. */
  search(words: string, most: number): Promise<Customer[]>;
  find(id: string, most: number): Promise<CustomerFile | undefined>;
  /** Since when nothing of theirs is taken up; undefined takes it up again. False when nobody has this id. */
  setBlocked(id: string, since: string | undefined): Promise<boolean>;
  addNote(id: string, note: CustomerNote): Promise<void>;
  /**
   * Deletes the customer and every word of theirs, with their tickets: also what an address asked in `/support`, under whatever id. False
   * when nobody has this id.
   */
  erase(id: string): Promise<boolean>;
}
