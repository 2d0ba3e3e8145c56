import type { AuditEntry } from './audit/ports.ts';

/** A message to the customer that was given up after its last try. */
export type Undelivered = {
  /** When it was written. */
  at: string;
  /** What the channel answered last. */
  error: string;
};

export interface UndeliveredMessages {
  /** Oldest first. */
  undelivered(conversationId: string): Promise<Undelivered[]>;
}

/** An outbox entry that was given up. `ticket`: the newest of its conversation; `at` (ISO): when it was written. */
export type DeadLetter = {
  id: string;
  kind: string;
  ticket?: string;
  at: string;
  attempts: number;
  error: string;
};

export interface DeadLetters {
  /** Newest first. */
  list(limit: number): Promise<DeadLetter[]>;
  /** Makes it due at `now` (ISO), as if it had never been tried; false when there is no such dead letter. */
  retry(id: string, now: string): Promise<boolean>;
}

export type OperatorRole = 'owner' | 'operator' | 'editor';

export type OperatorAccount = {
  id: string;
  name: string;
  /** Lower case; unique. */
  email: string;
  role: OperatorRole;
  /** scrypt, in the PHC-like form `console/password.ts` writes; empty for an account that only uses API tokens. */
  passwordHash: string;
  /** Rises when the password changes; sessions of an older epoch are dead. */
  epoch: number;
  createdAt: string;
  /** Set for somebody who has left: kept for the names in histories, and let in nowhere. */
  removedAt?: string;
};

export type NewSession = {
  hash: string;
  id: string;
  operatorId: string;
  epoch: number;
  createdAt: string;
  expiresAt: string;
  /** Where it was opened: the address, and what the browser said of itself. */
  ip?: string;
  agent?: string;
};

/** `createdAt` is left out for one from before that was kept; `usedAt` is at most a minute old. */
export type LiveSession = Omit<NewSession, 'createdAt' | 'operatorId' | 'epoch'> & {
  createdAt?: string;
  usedAt?: string;
};

export type NewApiToken = { hash: string; id: string; operatorId: string; name: string; createdAt: string };

export type ApiToken = Omit<NewApiToken, 'hash'> & { operatorName: string; usedAt?: string };

/** An address at which an operator chooses a password, once: `invite` the first one, `reset` a new one. */
export type AccountLink = {
  hash: string;
  operatorId: string;
  kind: 'invite' | 'reset';
  createdAt: string;
  expiresAt: string;
};

/**
 * The address of a link, with its secret: shown once, stored only hashed. `id` tells nothing without the desk's signing key, and with it
 * the address again.
 */
export type FreshLink = { id: string; url: string; kind: AccountLink['kind']; expiresAt: string };

/**
 * Operators, their sessions, API tokens and links. Secrets arrive here hashed. An `entry` is a line of the audit log that is
 * written in the transaction of the change, and only when something changed.
 */
export interface OperatorStore {
  /** Everybody who has not left, by name. */
  list(): Promise<OperatorAccount[]>;
  /** Operators who can sign in; accounts that only use API tokens are not counted. */
  count(): Promise<number>;
  /** Finds those who have left, too. */
  byId(id: string): Promise<OperatorAccount | undefined>;
  byEmail(email: string): Promise<OperatorAccount | undefined>;
  byName(name: string): Promise<OperatorAccount | undefined>;
  /** Rejects with AppError `conflict` when the e-mail is taken. */
  insert(account: OperatorAccount, entry?: AuditEntry): Promise<void>;
  /**
   * Writes what `change` makes of an account, of whom it is also told all others who have not left; `change` is pure and what it
   * throws is passed on. Sessions of an older epoch are deleted, and all secrets of somebody who leaves. Undefined for an unknown id.
   * Rejects with AppError `conflict` when the e-mail is taken.
   */
  update(
    id: string,
    change: (account: OperatorAccount, others: readonly OperatorAccount[]) => OperatorAccount,
    entry?: AuditEntry,
  ): Promise<OperatorAccount | undefined>;
  insertSession(session: NewSession, entry?: AuditEntry): Promise<void>;
  /** The operator of a live session of the current epoch; that it was used at `now` is kept once a minute. */
  bySession(hash: string, now: string): Promise<OperatorAccount | undefined>;
  deleteSession(hash: string, entry?: AuditEntry): Promise<void>;
  /** Sessions of the current epoch that are alive at `now`, the newest first. */
  sessions(operatorId: string, now: string): Promise<LiveSession[]>;
  /** Deletes the operator's session of this id; false when there is none. */
  endSession(operatorId: string, id: string, entry?: AuditEntry): Promise<boolean>;
  /** Deletes all sessions of an operator but the one of the hash `kept` ('' for none); how many. */
  endSessions(operatorId: string, kept: string, entry?: AuditEntry): Promise<number>;
  insertApiToken(token: NewApiToken, entry?: AuditEntry): Promise<void>;
  /** The operator of an API token; that it was used at `now` is kept once a minute. */
  byApiToken(hash: string, now: string): Promise<OperatorAccount | undefined>;
  /** Those of an operator, the newest first. */
  apiTokens(operatorId: string): Promise<ApiToken[]>;
  /** Deletes the operator's token of this id; false when there is none. */
  deleteApiToken(operatorId: string, id: string, entry?: AuditEntry): Promise<boolean>;
  /** Ends the operator's earlier links. */
  insertLink(link: AccountLink, entry?: AuditEntry): Promise<void>;
  /** A new account with its link, in one transaction; AppError `conflict` when the e-mail is taken. */
  invite(account: OperatorAccount, link: AccountLink, entry?: AuditEntry): Promise<void>;
  /** Whose link it is, and of what kind; undefined for an unknown, used or expired one. */
  byLink(hash: string, now: string): Promise<{ account: OperatorAccount; kind: AccountLink['kind'] } | undefined>;
  /** Sets the password behind a link, kills the operator's links and sessions, and gives the account; undefined for a dead link. */
  redeemLink(hash: string, now: string, passwordHash: string, entry?: AuditEntry): Promise<OperatorAccount | undefined>;
  insertSetupLink(link: { hash: string; createdAt: string; expiresAt: string }): Promise<void>;
  isSetupLinkAlive(hash: string, now: string): Promise<boolean>;
  /** Creates the first operator and kills the link in one transaction; false when the link is dead or somebody can sign in already. */
  setUp(hash: string, now: string, account: OperatorAccount, entry?: AuditEntry): Promise<boolean>;
}
