import { AppError } from '../../../base/errors.ts';
import type { OperatorAccount, OperatorRole } from '../../ports.ts';

type Others = readonly OperatorAccount[];

/** @throws AppError `last_owner` (conflict) when nobody else could own the desk then */
export function withRole(account: OperatorAccount, role: OperatorRole, others: Others): OperatorAccount {
  if (role !== 'owner') refuseLastOwner(account, others);
  return { ...account, role };
}

/**
 * Somebody who leaves: let in nowhere, their address free for another account, their name kept for histories. Removing twice changes nothing.
 *
 * @throws AppError `last_owner` (conflict) when nobody else could own the desk then
 */
export function removed(account: OperatorAccount, others: Others, now: string): OperatorAccount {
  if (account.removedAt !== undefined) return account;
  refuseLastOwner(account, others);
  const email = `${Buffer.from(account.id).toString('hex')}@removed.invalid`;
  return { ...account, email, passwordHash: '', epoch: account.epoch + 1, removedAt: now };
}

/** @throws AppError `name_taken` (conflict) when another has the name: histories know people by it */
export function renamed(account: OperatorAccount, name: string, others: Others): OperatorAccount {
  if (others.some(other => other.name === name)) {
    throw new AppError('conflict', 'name_taken', `There is an operator named ${name} already; give another name`);
  }
  return { ...account, name };
}

/** A new password ends every session that was opened with the old one. */
export function withPassword(account: OperatorAccount, passwordHash: string): OperatorAccount {
  return { ...account, passwordHash, epoch: account.epoch + 1 };
}

/** An account without a password owns nothing: it cannot sign in to look after the desk. */
function refuseLastOwner(account: OperatorAccount, others: Others): void {
  if (!isOwner(account) || others.some(isOwner)) return;
  const message = `${account.name} is the only owner; make somebody else an owner first`;
  throw new AppError('conflict', 'last_owner', message);
}

function isOwner({ role, passwordHash, removedAt }: OperatorAccount): boolean {
  return role === 'owner' && passwordHash !== '' && removedAt === undefined;
}
