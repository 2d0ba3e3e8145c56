/** Resume credentials, stored hashed: each buys tokens for one conversation and one user only. */
export interface ResumeStore {
  insert(credential: { hash: string; conversationId: string; userId: string; expiresAt: string }): Promise<void>;
  /** Finds a live credential and moves its expiry to `expiresAt` (sliding); undefined when unknown, expired or revoked. */
  redeem(hash: string, now: string, expiresAt: string): Promise<{ conversationId: string; userId: string } | undefined>;
  /** Whether `redeem` would find it, without moving its expiry. */
  isAlive(hash: string, now: string): Promise<boolean>;
  revoke(hash: string): Promise<void>;
}
