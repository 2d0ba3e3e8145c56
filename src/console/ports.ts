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
};

/** Operators, their sessions, API tokens and set-up links. Secrets arrive here hashed. */
export interface OperatorStore {
  /** Operators who can sign in; accounts that only use API tokens are not counted. */
  count(): Promise<number>;
  /** All of them, by name. */
  list(): Promise<OperatorAccount[]>;
  byId(id: string): Promise<OperatorAccount | undefined>;
  byEmail(email: string): Promise<OperatorAccount | undefined>;
  byName(name: string): Promise<OperatorAccount | undefined>;
  /** Rejects with AppError `conflict` when the e-mail is taken. */
  insert(account: OperatorAccount): Promise<void>;
  insertSession(session: { hash: string; operatorId: string; epoch: number; expiresAt: string }): Promise<void>;
  /** The operator of a live session of the current epoch. */
  bySession(hash: string, now: string): Promise<OperatorAccount | undefined>;
  deleteSession(hash: string): Promise<void>;
  insertApiToken(token: { hash: string; operatorId: string; name: string; createdAt: string }): Promise<void>;
  byApiToken(hash: string): Promise<OperatorAccount | undefined>;
  insertSetupLink(link: { hash: string; createdAt: string; expiresAt: string }): Promise<void>;
  isSetupLinkAlive(hash: string, now: string): Promise<boolean>;
  /** Creates the first operator and kills the link in one transaction; false when the link is dead or somebody can sign in already. */
  setUp(hash: string, now: string, account: OperatorAccount): Promise<boolean>;
}
