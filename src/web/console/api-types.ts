/** The JSON of the desk's API, as its OpenAPI document describes it. */

export type TicketStatus = 'new' | 'open' | 'pending' | 'snoozed' | 'resolved' | 'closed';
export type Priority = 'urgent' | 'high' | 'normal' | 'low';
export type Person = { id: string; name: string };

export type Due = {
  at: string;
  state: 'active' | 'overdue' | 'hit' | 'missed';
  /** From then on it is about to breach. */
  warnAt?: string;
  /** Its clock stands still. */
  isPaused?: boolean;
  /** How the time was reached; a text is of an older version. */
  steps: (DueStep | string)[];
};
/** Instants are ISO; `minutes` those of opening time. */
export type DueStep =
  | { kind: 'target'; of: DueKind; priority: Priority }
  | { kind: 'start'; at: string; minutes: number }
  | { kind: 'open' | 'paused'; from: string; to: string; minutes: number }
  | { kind: 'end'; from: string; at: string; minutes: number }
  | { kind: 'recounted' | 'left-out' };
export type DueKind = 'firstResponse' | 'nextResponse' | 'resolution';

export type TicketJson = {
  number: string;
  status: TicketStatus;
  priority: Priority;
  topic: string;
  queue?: string;
  question: string;
  locale: string;
  channel: string;
  customer: { id: string; name?: string; email?: string };
  assignee?: Person;
  suggested?: Person;
  createdAt: string;
  firstResponseAt?: string;
  resolvedAt?: string;
  due: Partial<Record<DueKind, Due>>;
  reasons: string[];
  urgency?: { score: number; level: 'none' | 'raised' | 'high' | 'critical'; reasons: string[] };
  complexity?: { level: 'simple' | 'several' | 'long'; questions: number; topics: number; words: number };
  tags?: string[];
  snoozedUntil?: string;
  mergedInto?: string;
  unread?: boolean;
  lastMessage?: { at: string; from: 'customer' | 'bot' | 'operator'; text: string };
  viewers?: Viewer[];
};

export type Viewer = Person & { typing?: boolean };

export type TicketList = { items: TicketJson[]; next: string | null };

export type Source = {
  articleId: string;
  title: string;
  section?: string;
  path: string;
  version: string;
  score: number;
  confidence?: number;
};

export type MessageJson = {
  n: number;
  at: string;
  from: 'customer' | 'bot' | 'operator';
  name?: string;
  text?: string;
  format?: 'markdown' | 'plain';
  locale?: string;
  choices?: string[];
  source?: Source;
  event?: { name: string; value: unknown };
};

export type Shown = {
  articleId: string;
  title: string;
  section?: string;
  version: string;
  score: number;
  confidence?: number;
  answerFrom?: number;
  terms: string[];
  question?: string;
  similarity?: number;
  chosen?: true;
};

export type HistoryEntry = { at: string; actor: string; operatorId?: string; kind: string; text?: string };

export type TicketDetail = TicketJson & {
  /** By what a reply reaches the customer; `none`: only in person, and a reply says that it was told. */
  reach: 'chat' | 'mail' | 'none';
  /** Whether the customer is in the chat in which they are answered, else until when they were, if that is known. */
  inChat?: { isHere: boolean; seenAt?: string };
  form?: { name: string; fields: { id: string; label: string; value: string }[] };
  shown: Shown[];
  nearest?: Shown[];
  messages: MessageJson[];
  joined: JoinedTalk[];
  undelivered: { at: string; error: string }[];
  history: HistoryEntry[];
  /** What was made of it. */
  article?: { file: string; title: string; status: 'published' | 'draft' };
};

/** Another conversation that belongs to the ticket: of one that was merged into it, or where the customer asked again. */
export type JoinedTalk = { ticket?: string; isAnswered: boolean; messages: MessageJson[] };

export type SavedView = { id: string; name: string; query: string };

export type OperatorJson = Person & {
  role: 'owner' | 'operator' | 'editor';
  presence: Presence;
  awayUntil?: string;
  skills: string[];
  languages: string[];
  capacity: number;
  load: number;
};

export type MeJson = Omit<OperatorJson, 'load'> & { email: string };

export type CustomerJson = {
  id: string;
  name?: string;
  email?: string;
  phone?: string;
  since?: string;
  notes?: { at: string; by: Person; text: string }[];
  conversations?: PastConversation[];
  isBlocked?: boolean;
  blockedAt?: string;
  tickets?: Pick<TicketJson, 'number' | 'question' | 'status' | 'createdAt'>[];
  ratings?: { at: string; csat?: number; nps?: number; comment?: string }[];
};

/** `begins`: the customer's first words. `tickets`: what came of it. */
export type PastConversation = {
  id: string;
  channel: string;
  locale: string;
  startedAt: string;
  lastAt: string;
  begins?: string;
  tickets: string[];
};

export type ConversationJson = Omit<PastConversation, 'begins' | 'tickets'> & { messages: MessageJson[] };

export type CannedReply = { name: string; title?: string; text: string };

export type MacroJson = { name: string; titles: Record<string, string>; actions: Record<string, unknown>[] };

export type ArticleJson = { id: string; locale: string; title: string; section?: string; url: string };

export type Presence = 'online' | 'away';

/** `isOpen`: somebody answers now; `answersAt`: when, if not now and if that is known. */
export type DeskJson = { isOpen: boolean; isAway: boolean; awayUntil?: string; answersAt?: string };

/** What `GET /api/live` tells, by the name of the event. */
export type LiveEvents = {
  ticket: { number: string; version: number; kinds: string[]; unread: boolean };
  message: { number: string; message: MessageJson };
  viewers: { number: string; viewers: Viewer[] };
  /** The customer of this ticket is writing. */
  typing: { number: string };
  presence: { operator: Person & { presence: Presence; awayUntil?: string } };
  desk: DeskJson;
  reload: Record<string, never>;
};
