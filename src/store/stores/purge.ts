import { plusMs } from '../../base/clock.ts';
import type { GroupCommit } from '../sql/group-commit.ts';
import type { Tables } from '../tables.ts';

/** Sent messages are kept this long to answer "did it leave the house?". */
const sentKeptMs = 30 * 24 * 60 * 60 * 1000;

/** Nothing is told a second time that was told less than so long ago. */
const toldKeptMs = 90 * 24 * 60 * 60 * 1000;
/** So long a console can be away and still be told what it missed. */
const changesKeptMs = 24 * 60 * 60 * 1000;

/** Deletes what no longer opens a door, and what left the house long ago. */
export function purge(tables: Tables, writes: GroupCommit): (now: string) => Promise<void> {
  return now =>
    writes.run(() => {
      tables.session.deleteExpired.run({ now });
      tables.setupLink.deleteExpired.run({ now });
      tables.accountLink.deleteExpired.run({ now });
      tables.resumeCredential.deleteExpired.run({ now });
      tables.notice.deleteBefore.run({ before: plusMs(now, -toldKeptMs) });
      // the newest stays: whoever knows it has missed nothing
      const newest = tables.deskChange.newest.get({ after: 0 })?.seq ?? 0;
      tables.deskChange.deleteOld.run({ before: plusMs(now, -changesKeptMs), newest });
      tables.outbox.deleteSent.run({ before: plusMs(now, -sentKeptMs) });
    });
}
