export type OutboxEntry = {
  id: string;
  kind: string;
  conversationId: string;
  payload: unknown;
  /** Tries so far. */
  attempts: number;
  createdAt: string;
};

/** What must leave the house; rows come from a turn's commit. */
export interface OutboxStore {
  /** Entries neither sent nor dead whose time has come, oldest first; of one conversation only its oldest, so that order holds. */
  due(now: string, limit: number): Promise<OutboxEntry[]>;
  sent(id: string, at: string): Promise<void>;
  /** Counts a failed try; `retryAt` undefined makes it a dead letter. */
  failed(id: string, error: string, retryAt: string | undefined): Promise<void>;
}

/** Something new to be sent. `conversationId` names what it is sent in order with. */
export type NewEntry = { id: string; kind: string; conversationId: string; payload: unknown };

/** What operators are told, once. */
export interface NoticeStore {
  /**
   * Stores the mark `key` and the entries together, unless the mark is there already: false then, and nothing is stored.
   *
   * @param at ISO
   */
  post(key: string, at: string, entries: readonly NewEntry[]): Promise<boolean>;
}
