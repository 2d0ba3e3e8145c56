import type { DeadLetters, UndeliveredMessages } from '../../console/ports.ts';
import type { OutboxStore } from '../../outbox/ports.ts';
import type { GroupCommit } from '../sql/group-commit.ts';
import { outboxEntryOf } from '../tables/outbox.ts';
import type { Tables } from '../tables.ts';

export function outboxStore(
  { outbox, ticket }: Tables,
  writes: GroupCommit,
): OutboxStore & UndeliveredMessages & DeadLetters {
  return {
    due: async (now, limit) => outbox.due.all({ now, limit }).map(outboxEntryOf),
    sent: (id, at) => writes.run(() => void outbox.markSent.run({ id, at })),
    failed: (id, error, retryAt) =>
      writes.run(() => {
        if (retryAt === undefined) outbox.giveUp.run({ id, error });
        else outbox.retryLater.run({ id, error, at: retryAt });
      }),
    list: async limit =>
      outbox.newestDead.all({ limit }).map(({ id, kind, conversation_id, created_at, attempts, error }) => {
        const number = ticket.newestNumber.get({ conversation_id })?.number;
        return { id, kind, at: created_at, attempts, error: error ?? '', ...(number ? { ticket: number } : {}) };
      }),
    retry: (id, now) => writes.run(() => outbox.revive.run({ id, at: now }) > 0),
    undelivered: async conversationId =>
      outbox.dead
        .all({ conversation_id: conversationId })
        .map(({ created_at, error }) => ({ at: created_at, error: error ?? '' })),
  };
}
