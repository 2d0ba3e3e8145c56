import type { Generated } from 'kysely';

/*
 * The tables as Kysely sees them. Column types are those every SQL database has: text and integer. Instants are UTC ISO text,
 * flags are 0 or 1, JSON is text. A column named `body` or `data` holds JSON.
 */

export type CustomerRow = {
  id: string;
  channel: string;
  channel_user: string;
  name: string | null;
  email: string | null;
  surveyed_at: string;
  created_at: string;
  phone: string | null;
  blocked_at: string | null;
};

export type CustomerNoteRow = {
  customer_id: string;
  at: string;
  operator_id: string;
  operator_name: string;
  text: string;
};

export type ConversationRow = {
  id: string;
  version: number;
  channel: string;
  customer_id: string;
  locale: string;
  state: string | null;
  last_n: number;
  due_at: string | null;
  address: string | null;
  created_at: string;
  updated_at: string;
};

/** `body` is the activity without what the other columns say. */
export type ActivityRow = {
  conversation_id: string;
  n: number;
  at: string;
  client_id: string | null;
  waiting: number;
  body: string;
};

/** `body` is the whole ticket; the other columns are copies of it for WHERE and ORDER BY, always written with it. */
export type TicketRow = {
  number: string;
  version: number;
  conversation_id: string;
  status: string;
  /** 0 urgent, 1 high, 2 normal, 3 low. */
  priority_rank: number;
  /** 0 breached, 1 about to breach, 2 neither (`attentionRank` in tickets/queue-order.ts). */
  attention_rank: number;
  assignee_id: string | null;
  created_at: string;
  /** Whose tickets of a day are counted together (`contactOf` in tickets/ticket.ts). */
  contact: string;
  /** Number, question, name and e-mail in lower case, a line each. */
  search: string;
  body: string;
  /** 0 once it is resolved or closed. */
  is_open: number;
  updated_at: string;
  queue: string;
  channel: string;
  /** Each between line ends (`\nfragile\nvip\n`); empty without any. */
  tags: string;
};

/** `customer_n` is the customer's last activity, 0 without one; `words` is lower case. */
export type TicketThreadRow = {
  ticket_number: string;
  customer_n: number;
  last_at: string | null;
  last_from: string | null;
  last_text: string | null;
  words: string;
};

/** The operator has read the conversation up to the customer's activity `n`. */
export type TicketReadRow = { ticket_number: string; operator_id: string; n: number };

/** `kinds` is comma-separated; `to_n` is below `from_n` when nothing was said. */
export type DeskChangeRow = {
  at: string;
  conversation_id: string;
  ticket_number: string;
  version: number;
  kinds: string;
  from_n: number;
  to_n: number;
};

export type SavedViewRow = { id: string; operator_id: string; name: string; query: string; created_at: string };

export type HistoryRow = {
  ticket_number: string;
  at: string;
  actor: string;
  operator_id: string | null;
  kind: string;
  text: string | null;
  /** Operator ids as JSON. */
  mentions: string | null;
};

export type RatingRow = {
  id: string;
  conversation_id: string;
  episode: number;
  ticket: string | null;
  operator_id: string | null;
  articles: string;
  locale: string;
  channel: string;
  asked_at: string;
  answered_at: string | null;
  csat: number | null;
  nps: number | null;
  comment: string | null;
};

export type EventRow = { at: string; kind: string; conversation_id: string; data: string };

export type OutboxRow = {
  id: string;
  kind: string;
  conversation_id: string;
  payload: string;
  state: 'waiting' | 'sent' | 'dead';
  attempts: number;
  /** The earliest instant of the next try. */
  due_at: string;
  created_at: string;
  sent_at: string | null;
  error: string | null;
};

export type OperatorRow = {
  id: string;
  name: string;
  email: string;
  role: string;
  password_hash: string;
  epoch: number;
  created_at: string;
  removed_at: string | null;
};

export type SessionRow = {
  hash: string;
  id: string;
  operator_id: string;
  epoch: number;
  /** Null for one from before this was kept. */
  created_at: string | null;
  used_at: string | null;
  expires_at: string;
  ip: string | null;
  agent: string | null;
};

export type ApiTokenRow = {
  hash: string;
  id: string;
  operator_id: string;
  name: string;
  created_at: string;
  used_at: string | null;
};

/** `kind` is `invite` or `reset`: a one-use address at which an operator chooses a password. */
export type AccountLinkRow = {
  hash: string;
  operator_id: string;
  kind: string;
  created_at: string;
  expires_at: string;
};

export type AuditRow = {
  at: string;
  operator_id: string | null;
  operator_name: string | null;
  action: string;
  target: string | null;
  detail: string | null;
  ip: string | null;
};

export type SetupLinkRow = { hash: string; created_at: string; expires_at: string };
export type ResumeCredentialRow = { hash: string; conversation_id: string; user_id: string; expires_at: string };
/** `voter` is a hash of the reader's cookie with the article and its version; `helpful` is 0 or 1. */
export type ArticleFeedbackRow = {
  voter: string;
  at: string;
  locale: string;
  article_id: string;
  version: string;
  helpful: number;
  comment: string | null;
};

/** `skills` and `languages` are JSON lists of names. */
export type OperatorProfileRow = {
  operator_id: string;
  version: number;
  presence: string;
  away_until: string | null;
  skills: string;
  languages: string;
  capacity: number | null;
  last_assigned_at: string | null;
};

/** A time in which the whole desk is away; one whose end is not known ends in the year 9999. */
export type DeskAwayRow = { from_at: string; to_at: string };
/** `key` names one thing that operators were told, e.g. the digest of one of them on one day. */
/** Stands only inside the transaction that erases this customer. */
export type ErasureRow = { customer_id: string };

export type NoticeRow = { key: string; at: string };

export type TicketSequenceRow = { id: number; last: number };

/** A table whose rows also carry the order of their insertion, given by the database. */
type Ordered<Row> = Row & { seq: Generated<number> };

export type Database = {
  customer: CustomerRow;
  customer_note: Ordered<CustomerNoteRow>;
  conversation: ConversationRow;
  activity: ActivityRow;
  ticket: Ordered<TicketRow>;
  ticket_thread: TicketThreadRow;
  ticket_read: TicketReadRow;
  desk_change: Ordered<DeskChangeRow>;
  saved_view: SavedViewRow;
  ticket_history: Ordered<HistoryRow>;
  ticket_sequence: TicketSequenceRow;
  rating: RatingRow;
  event: Ordered<EventRow>;
  outbox: Ordered<OutboxRow>;
  operator: OperatorRow;
  session: SessionRow;
  api_token: ApiTokenRow;
  setup_link: SetupLinkRow;
  account_link: AccountLinkRow;
  audit: Ordered<AuditRow>;
  resume_credential: ResumeCredentialRow;
  article_feedback: ArticleFeedbackRow;
  operator_profile: OperatorProfileRow;
  desk_away: DeskAwayRow;
  notice: NoticeRow;
  erasure: ErasureRow;
};
