import type { ResumeStore } from '../../src/channels/direct-line/ports.ts';

type Credential = Parameters<ResumeStore['insert']>[0];

/** Resume credentials in memory; `rows` shows what a thief of the database would see. */
export function createMemoryResumeStore(): ResumeStore & { rows: Map<string, Credential> } {
  const rows = new Map<string, Credential>();
  return {
    rows,
    async insert(credential) {
      rows.set(credential.hash, credential);
    },
    async redeem(hash, now, expiresAt) {
      const found = rows.get(hash);
      if (found === undefined || found.expiresAt <= now) return undefined;
      rows.set(hash, { ...found, expiresAt });
      return { conversationId: found.conversationId, userId: found.userId };
    },
    async revoke(hash) {
      rows.delete(hash);
    },
  };
}
