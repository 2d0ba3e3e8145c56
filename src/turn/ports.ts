import type { Locale } from '../base/locale.ts';
import type { Customer } from '../customers/profile.ts';
import type { Rating } from '../survey/rating.ts';
import type { HistoryEntry, Ticket } from '../tickets/ticket.ts';
import type { LoggedActivity } from './activity.ts';

export type Conversation = {
  id: string;
  /** Rises by one with every commit; a commit that names an older one fails with StaleVersionError. 0 = not stored yet. */
  version: number;
  channel: string;
  customerId: string;
  locale: Locale;
  /** TurnState as JSON data, parsed by `turn/state.ts`; opaque to the store. */
  state: unknown;
  /** Number of the last logged activity. */
  lastN: number;
  /** The earliest instant at which a `due` turn is wanted; undefined when nothing is. */
  dueAt: string | undefined;
  /** What the channel needs to write back; opaque. */
  address: unknown;
  createdAt: string;
  updatedAt: string;
};

/** Everything a turn reads, in one consistent look. */
export type Snapshot = {
  conversation: Conversation;
  customer: Customer;
  /** The conversation's newest ticket, whatever its status. */
  ticket: Ticket | undefined;
};

export type TurnEvent = { kind: string; data: Record<string, unknown> };

/** Something that must leave the house after the commit, at least once. `id` is stable over retries. */
export type OutboxItem = { id: string; kind: string; conversationId: string; payload: unknown };

/** A new ticket is refused when its customer has `most` of them since `since` (ISO). */
export type TicketCap = { since: string; most: number };

/** What one turn writes, all or nothing. */
export type TurnRecord = {
  /** The row after the turn; its `version` is the one that was read (0 = insert), the store adds one. */
  conversation: Conversation;
  at: string;
  activities: LoggedActivity[];
  /** Activities that waited for their burst and have been answered now. */
  answered: number[];
  /** Given only when it is new or changed. */
  customer: Customer | undefined;
  /** The ticket after the turn, when it is new or changed; its `version` is the one that was read (0 = insert). */
  ticket: Ticket | undefined;
  /** Number of the conversation's newest ticket after the turn, changed or not. */
  about?: string | undefined;
  /** Holds for a new ticket, checked in the same transaction: StaleVersionError when it is reached. */
  ticketCap?: TicketCap;
  /** For a new ticket: the open ones of its contact that were known; StaleVersionError when there is another by now. */
  beside?: readonly string[];
  /** Who was given the ticket by rule, as last seen: StaleVersionError when they have changed since, or were given another. */
  assigns?: { operatorId: string; version: number } | undefined;
  history: HistoryEntry[];
  /** Tickets of other conversations that change with it. */
  further?: { ticket: Ticket; history: HistoryEntry[] }[];
  /** Other conversations whose ticket has changed: a `due` turn reads again what is due there. */
  wakes?: string[];
  /** Inserted or replaced by id. */
  rating: Rating | undefined;
  events: TurnEvent[];
  outbox: OutboxItem[];
};

export interface TurnStore {
  snapshot(conversationId: string): Promise<Snapshot | undefined>;
  /** A ticket by its number, whichever conversation it is of. */
  ticket(number: string): Promise<Ticket | undefined>;
  /** The customer of a channel identity, for a conversation that begins. */
  customerOf(channel: string, channelUser: string): Promise<Customer | undefined>;
  customerById(id: string): Promise<Customer | undefined>;
  /** Since when somebody with this address (lower case) is blocked in the channel. */
  blockedByEmail(channel: string, email: string): Promise<string | undefined>;
  /** The logged activity with this client id, if the conversation holds one. */
  byClientId(conversationId: string, clientId: string): Promise<LoggedActivity | undefined>;
  /** The newest open tickets of a contact (`contactOf` in tickets/ticket.ts), at most 20. */
  openTickets(contact: string): Promise<Ticket[]>;
  /** True when an operator has opened the ticket since its customer wrote last. */
  isRead(number: string): Promise<boolean>;
  /** Tickets of a contact (`contactOf` in tickets/ticket.ts) opened after `since` (ISO). */
  ticketsOpened(contact: string, since: string): Promise<number>;
  /** Reserves the next ticket number; a number is never given twice, gaps may stay. */
  nextTicketNumber(): Promise<string>;
  /** Durable when it resolves. Turns that wait together share one transaction. StaleVersionError when a version moved. */
  commit(record: TurnRecord): Promise<void>;
}

/** Reading the log. */
export interface ConversationLog {
  find(conversationId: string): Promise<Conversation | undefined>;
  /** Activities with `n > after`, in order, at most `limit` (the newest ones when there are more). */
  activities(conversationId: string, after: number, limit: number): Promise<LoggedActivity[]>;
  /** Conversations whose `dueAt` is at or before `now`, the most overdue first. */
  due(now: string, limit: number): Promise<string[]>;
}

/** Where a customer is: in the open chat, or last seen there at an instant (ISO). */
export type Presence = { isHere: boolean; seenAt: string | undefined };

/** Writing by e-mail to a customer who has left. */
export type ReplyMail = {
  /** False for our own addresses and those that no person reads. */
  isMailable(address: string): boolean;
  /** As far as this process knows: it has seen nobody from before it began. */
  presence(conversationId: string): Presence;
};

/** What a turn left: the conversation's newest ticket as it is stored now, changed or not, and the lines its history gained. */
export type Left = { ticket: Ticket | undefined; history: readonly HistoryEntry[] };

/** Told after each commit, in the order of the log; must not throw and must not wait. */
export type Delivered = (conversation: Conversation, activities: readonly LoggedActivity[], left: Left) => void;
