import type { NoticeStore } from '../../outbox/ports.ts';
import type { GroupCommit } from '../sql/group-commit.ts';
import { outboxRow } from '../tables/outbox.ts';
import type { Tables } from '../tables.ts';

export function noticeStore({ notice, outbox }: Tables, writes: GroupCommit): NoticeStore {
  return {
    post: async (key, at, entries) => {
      const rows = entries.map(entry => outboxRow(entry, at));
      return writes.run(() => {
        if (notice.insert.run({ key, at }) === 0) return false;
        for (const row of rows) outbox.insert.run(row);
        return true;
      });
    },
  };
}
