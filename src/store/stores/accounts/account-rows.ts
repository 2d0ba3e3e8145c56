import { AppError } from '../../../base/errors.ts';
import type { AuditEntry } from '../../../console/audit/ports.ts';
import type { OperatorAccount } from '../../../console/ports.ts';
import type { OperatorRow } from '../../schema.ts';
import { auditRow } from '../../tables/accounts/audit.ts';
import { operatorOf, operatorRow } from '../../tables/accounts/operator.ts';
import type { Tables } from '../../tables.ts';

/** Inside a transaction. */
export function insertAccount({ operator }: Tables, account: OperatorAccount): void {
  if (operator.insert.run(operatorRow(account)) === 0) throw emailTaken();
}

/** Inside the transaction of the change that the line tells of. */
export function noteDown({ audit }: Tables, entry: AuditEntry | undefined): void {
  if (entry) audit.insert.run(auditRow(entry));
}

export function accountOf(row: OperatorRow | undefined): OperatorAccount | undefined {
  return row && operatorOf(row);
}

export function emailTaken(): AppError {
  return new AppError('conflict', 'email_taken', 'Another operator has this e-mail address; give a different one');
}
