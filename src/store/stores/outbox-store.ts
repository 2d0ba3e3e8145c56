import type { UndeliveredMessages } from '../../console/ports.ts';
import type { OutboxStore } from '../../outbox/ports.ts';
import type { GroupCommit } from '../sql/group-commit.ts';
import { outboxEntryOf } from '../tables/outbox.ts';
import type { Tables } from '../tables.ts';

export function outboxStore({ outbox }: Tables, writes: GroupCommit): OutboxStore & UndeliveredMessages {
  return {
    due: async (now, limit) => outbox.due.all({ now, limit }).map(outboxEntryOf),
    sent: (id, at) => writes.run(() => void outbox.markSent.run({ id, at })),
    failed: (id, error, retryAt) =>
      writes.run(() => {
        if (retryAt === undefined) outbox.giveUp.run({ id, error });
        else outbox.retryLater.run({ id, error, at: retryAt });
      }),
    undelivered: async conversationId =>
      outbox.dead
        .all({ conversation_id: conversationId })
        .map(({ created_at, error }) => ({ at: created_at, error: error ?? '' })),
  };
}
