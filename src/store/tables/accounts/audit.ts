import type { AuditEntry, AuditLine } from '../../../console/audit/ports.ts';
import type { AuditRow } from '../../schema.ts';
import { withoutNulls } from '../../sql/json.ts';
import type { Sqlite } from '../../sql/sqlite.ts';

/** Append-only: the database itself refuses to change or delete a row. */
export function auditTable(sqlite: Sqlite) {
  const { db } = sqlite;
  return {
    insert: sqlite.takes<AuditRow>().prepare(slot =>
      db.insertInto('audit').values({
        at: slot('at'),
        operator_id: slot('operator_id'),
        operator_name: slot('operator_name'),
        action: slot('action'),
        target: slot('target'),
        detail: slot('detail'),
        ip: slot('ip'),
      }),
    ),
    /** The newest first, older than the line `before`. */
    page: sqlite
      .takes<{ before: number; limit: number }>()
      .prepare(slot =>
        db
          .selectFrom('audit')
          .selectAll()
          .where('seq', '<', slot('before'))
          .orderBy('seq', 'desc')
          .limit(slot('limit')),
      ),
  };
}

export function auditRow(entry: AuditEntry): AuditRow {
  return {
    at: entry.at,
    operator_id: entry.actor?.id ?? null,
    operator_name: entry.actor?.name ?? null,
    action: entry.action,
    target: entry.target ?? null,
    detail: entry.detail ?? null,
    ip: entry.ip ?? null,
  };
}

export function auditLineOf(row: AuditRow): AuditLine {
  const { at, action, operator_id: id, operator_name: name, target, detail, ip } = row;
  return {
    at,
    action,
    ...(id !== null && name !== null ? { actor: { id, name } } : {}),
    ...withoutNulls({ target, detail, ip }),
  };
}
