import { msBetween } from '../../../base/clock.ts';
import type { OperatorStore } from '../../../console/ports.ts';
import type { GroupCommit } from '../../sql/group-commit.ts';
import { sessionOf } from '../../tables/accounts/session.ts';
import type { Tables } from '../../tables.ts';
import { accountOf, noteDown } from './account-rows.ts';

type SessionStore = Pick<
  OperatorStore,
  'insertSession' | 'bySession' | 'deleteSession' | 'sessions' | 'endSession' | 'endSessions'
>;

/** That something was used is written at most once in so many milliseconds: a page asks many times a minute. */
const useKeptMs = 60_000;

export function isUseStale(usedAt: string | null, now: string): boolean {
  return usedAt === null || msBetween(usedAt, now) >= useKeptMs;
}

export function sessionStore(tables: Tables, writes: GroupCommit): SessionStore {
  const { session } = tables;
  return {
    insertSession: (opened, entry) =>
      writes.run(() => {
        const { hash, id, operatorId, epoch, createdAt, expiresAt, ip = null, agent = null } = opened;
        const own = { hash, id, operator_id: operatorId, epoch, ip, agent };
        session.insert.run({ ...own, created_at: createdAt, used_at: createdAt, expires_at: expiresAt });
        noteDown(tables, entry);
      }),
    bySession: async (hash, now) => {
      const row = session.liveOperator.get({ hash, now });
      // what cannot be written down keeps nobody out
      if (row && isUseStale(row.used_at, now)) await writes.run(() => session.use.run({ hash, now })).catch(() => 0);
      return accountOf(row);
    },
    deleteSession: (hash, entry) =>
      writes.run(() => {
        if (session.delete.run({ hash }) > 0) noteDown(tables, entry);
      }),
    sessions: async (operatorId, now) => session.live.all({ operator_id: operatorId, now }).map(sessionOf),
    endSession: (operatorId, id, entry) =>
      writes.run(() => {
        const isEnded = session.deleteById.run({ operator_id: operatorId, id }) > 0;
        if (isEnded) noteDown(tables, entry);
        return isEnded;
      }),
    endSessions: (operatorId, kept, entry) =>
      writes.run(() => {
        const ended = session.deleteOthers.run({ operator_id: operatorId, kept });
        if (ended > 0) noteDown(tables, entry);
        return ended;
      }),
  };
}
