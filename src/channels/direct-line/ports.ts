/** Resume credentials, stored hashed: each buys tokens for one conversation and one user only. Links in e-mails are kept among them. */
export interface ResumeStore {
  /** Changes nothing when it is there already. */
  insert(credential: { hash: string; conversationId: string; userId: string; expiresAt: string }): Promise<void>;
  /** Finds a live credential and moves its expiry to `expiresAt` (sliding); undefined when unknown, expired or revoked. */
  redeem(hash: string, now: string, expiresAt: string): Promise<{ conversationId: string; userId: string } | undefined>;
  /** Whether `redeem` would find it, without moving its expiry. */
  isAlive(hash: string, now: string): Promise<boolean>;
  /** What `redeem` would find, without moving its expiry. */
  find(hash: string, now: string): Promise<{ conversationId: string; userId: string } | undefined>;
  /** Revokes it and every other credential of its conversation: links in e-mails, other devices. */
  revoke(hash: string): Promise<void>;
}
