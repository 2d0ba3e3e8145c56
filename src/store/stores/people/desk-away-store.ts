import type { DeskAwayStore } from '../../../tickets/people/ports.ts';
import type { GroupCommit } from '../../sql/group-commit.ts';
import { awayOf, awayRow } from '../../tables/people/desk-away.ts';
import type { Tables } from '../../tables.ts';

export function deskAwayStore({ deskAway }: Tables, writes: GroupCommit): DeskAwayStore {
  return {
    intervals: async since => deskAway.endingAfter.all({ since }).map(awayOf),
    begin: interval =>
      writes.run(() => {
        const row = awayRow(interval);
        if (deskAway.moveEnd.run({ now: row.from_at, to_at: row.to_at }) === 0) deskAway.insert.run(row);
      }),
    end: now => writes.run(() => void deskAway.moveEnd.run({ now, to_at: now })),
  };
}
