import type { ResumeStore } from '../../channels/direct-line/ports.ts';
import type { GroupCommit } from '../sql/group-commit.ts';
import type { Tables } from '../tables.ts';

export function resumeStore({ resumeCredential }: Tables, writes: GroupCommit): ResumeStore {
  return {
    insert: ({ hash, conversationId, userId, expiresAt }) =>
      writes.run(() => {
        resumeCredential.insert.run({ hash, conversation_id: conversationId, user_id: userId, expires_at: expiresAt });
      }),
    redeem: (hash, now, expiresAt) =>
      writes.run(() => {
        const row = resumeCredential.slide.get({ hash, now, expires_at: expiresAt });
        return row && { conversationId: row.conversation_id, userId: row.user_id };
      }),
    find: async (hash, now) => {
      const row = resumeCredential.alive.get({ hash, now });
      return row && { conversationId: row.conversation_id, userId: row.user_id };
    },
    isAlive: async (hash, now) => resumeCredential.alive.get({ hash, now }) !== undefined,
    revoke: hash => writes.run(() => void resumeCredential.deleteConversation.run({ hash })),
  };
}
