import type { Clock } from '../../base/clock.ts';
import type { AuditAction, AuditEntry, AuditLog } from './ports.ts';

/** Who acts, and from where: a call of a route is one. */
export type AuditedCall = { operator?: { id: string; name: string } | undefined; ip?: string | undefined };

/** What was done; see `AuditEntry` for what may stand in it. */
export type Audited = { action: AuditAction; target?: string | undefined; detail?: string | undefined };

const detailMax = 200;

/** The line for what `call` did; for a store that writes it in the transaction of the change itself. */
export function auditEntry(deps: { clock: Clock }, call: AuditedCall, done: Audited): AuditEntry {
  const { operator, ip } = call;
  return {
    at: deps.clock.now(),
    ...(operator ? { actor: { id: operator.id, name: operator.name } } : {}),
    action: done.action,
    ...(done.target === undefined ? {} : { target: done.target }),
    ...(done.detail === undefined ? {} : { detail: done.detail.slice(0, detailMax) }),
    ...(ip ? { ip } : {}),
  };
}

/**
 * Writes what was done into the audit log: `await audit(deps, call, { action: 'customer.blocked', target: customer.id })`.
 * No words of a customer, no secrets.
 */
export async function audit(
  deps: { auditLog: AuditLog; clock: Clock },
  call: AuditedCall,
  done: Audited,
): Promise<void> {
  await deps.auditLog.append(auditEntry(deps, call, done));
}
