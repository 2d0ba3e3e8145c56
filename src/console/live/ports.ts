import type { EventStream } from '../../http/event-stream.ts';
import type { Identity } from '../../http/route.ts';
import type { LoggedActivity } from '../../turn/activity.ts';

/** What one commit changed about one ticket. */
export type DeskChange = {
  /** Place in the log; rises with every commit, and over restarts. */
  seq: number;
  conversationId: string;
  number: string;
  /** The ticket's version after it. */
  version: number;
  /** Kinds of the lines that its history gained; empty when only words were said. */
  kinds: string[];
  /** What was said, in order. */
  activities: LoggedActivity[];
  /** Operators who have read everything that the customer wrote until now. */
  readBy: string[];
  /** False when the customer has written nothing. */
  hasCustomerWritten: boolean;
};

/**
 * The log of changes that live updates are read from: one row a commit that touched a ticket, written with that commit and kept for a day
 * (the newest one for ever), so that a reader comes back to its place after a reconnect and after a restart.
 */
export interface ChangeLog {
  /** Changes with `seq > after`, in order, at most `limit`. */
  after(seq: number, limit: number): Promise<DeskChange[]>;
  /** The oldest and the newest `seq` that are kept; both 0 when nothing has ever changed. */
  bounds(): Promise<{ oldest: number; newest: number }>;
  /** Number of the conversation's newest ticket while it is open. */
  openTicketOf(conversationId: string): Promise<string | undefined>;
}

/** How far operators have read. */
export interface ReadMarks {
  /** The operator has read all that is there now. False for an unknown ticket. */
  read(number: string, operatorId: string): Promise<boolean>;
}

export type SavedView = {
  id: string;
  name: string;
  /** A query of `GET /api/tickets`, as in an address: `status=open&tag=fragile`. */
  query: string;
};

export interface SavedViews {
  /** The oldest first. */
  list(operatorId: string): Promise<SavedView[]>;
  /** Rejects with AppError `too_many_views` (conflict) past 50 of one operator. */
  insert(operatorId: string, view: SavedView, at: string): Promise<void>;
  /** False when the operator has no such view. */
  delete(operatorId: string, id: string): Promise<boolean>;
}

/** A place in the log of changes: change `seq` and, of the events that it makes, the last one that was sent (from 1). */
export type Place = { seq: number; event: number };

/** Somebody who has a ticket open; `typing` while they write an answer. */
export type Viewer = { id: string; name: string; typing?: true };

/** Who tells all open consoles what happens. */
export type LiveDesk = {
  /** To be called after each commit; reads what is new once for everybody. */
  wake(): void;
  /**
   * Serves one console until it leaves.
   * @param place where it left off; undefined begins with what happens from now on
   * @param isWelcome asked twice a minute; the stream ends once it says no
   */
  open(stream: EventStream, operatorId: string, place: Place | undefined, isWelcome: () => Promise<boolean>): void;
  /** An operator has the ticket open, and is writing to the customer or not; lasts half a minute. */
  viewing(number: string, operator: Pick<Identity, 'id' | 'name'>, isTyping: boolean): void;
  viewersOf(number: string): Viewer[];
  /** Tells every console something that is only true now: `presence`, `typing`. One operator's only, when `operatorId` is given. */
  tell(name: string, data: unknown, operatorId?: string): void;
  /** The customer of a conversation is typing; told at most every two seconds, and only while its newest ticket is open. */
  customerTyping(conversationId: string): void;
  /** Forgets viewers who gave no sign of life, and ends the streams of those who may no longer read; done by itself every few seconds. */
  sweep(): Promise<void>;
  close(): Promise<void>;
};
