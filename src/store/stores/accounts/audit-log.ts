import { AppError } from '../../../base/errors.ts';
import type { AuditLog } from '../../../console/audit/ports.ts';
import type { GroupCommit } from '../../sql/group-commit.ts';
import { auditLineOf, auditRow } from '../../tables/accounts/audit.ts';
import type { Tables } from '../../tables.ts';

export function auditLog({ audit }: Tables, writes: GroupCommit): AuditLog {
  return {
    append: entry => writes.run(() => void audit.insert.run(auditRow(entry))),
    list: async ({ cursor, limit }) => {
      const rows = audit.page.all({ before: placeOf(cursor), limit: limit + 1 });
      const page = rows.slice(0, limit);
      const last = rows.length > page.length ? page.at(-1) : undefined;
      return { items: page.map(auditLineOf), next: last && String(last.seq) };
    },
  };
}

/** A cursor is the number of the last line that was shown. */
function placeOf(cursor: string | undefined): number {
  if (cursor === undefined) return Number.MAX_SAFE_INTEGER;
  if (/^[1-9]\d{0,14}$/.test(cursor)) return Number(cursor);
  throw new AppError('invalid', 'invalid_cursor', 'The cursor is not one that a list gave; leave it out to begin anew');
}
