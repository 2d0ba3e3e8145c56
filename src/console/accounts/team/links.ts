import { plusMs } from '../../../base/clock.ts';
import { AppError } from '../../../base/errors.ts';
import { hashSecret, sign } from '../../../base/secrets.ts';
import { type AuditedCall, auditEntry } from '../../audit/audit.ts';
import type { SetupDeps } from '../../deps.ts';
import type { AccountLink, FreshLink, OperatorAccount, OperatorRole } from '../../ports.ts';
import { isName, newAccount } from '../accounts.ts';
import { hashPassword } from '../password.ts';

const hourMs = 60 * 60 * 1000;

/** How long a link is good for: an invitation waits in a mailbox over a weekend, a new password is wanted now. */
const lifeMs: Readonly<Record<AccountLink['kind'], number>> = { invite: 72 * hourMs, reset: 24 * hourMs };

/** Makes an account without a password and the link to choose one. AppError `conflict` when the name or the e-mail address is taken. */
export async function inviteOperator(
  deps: SetupDeps,
  wanted: { name: string; email: string; role: OperatorRole },
  by: AuditedCall,
): Promise<{ account: OperatorAccount; link: FreshLink }> {
  const account = await newAccount(deps, wanted);
  if (!isName(account.name)) {
    throw new AppError('invalid', 'invalid_name', 'An operator needs a name of 1 to 100 characters on one line');
  }
  if (await deps.operators.byName(account.name)) {
    throw new AppError('conflict', 'name_taken', `There is an operator named ${account.name} already`);
  }
  const { link, stored } = newLink(deps, account.id, 'invite');
  const done = { action: 'operator.invited', target: account.name, detail: account.role } as const;
  await deps.operators.invite(account, stored, auditEntry(deps, by, done));
  return { account, link };
}

/** Another link for an account: a first password for one that never had one, else a new password. Earlier links are dead then. */
export async function relinkOperator(deps: SetupDeps, account: OperatorAccount, by: AuditedCall): Promise<FreshLink> {
  const { link, stored } = newLink(deps, account.id, account.passwordHash === '' ? 'invite' : 'reset');
  const done = { action: 'operator.relinked', target: account.name, detail: link.kind } as const;
  await deps.operators.insertLink(stored, auditEntry(deps, by, done));
  return link;
}

/**
 * The secret of a link, 132 bits. It is derived rather than random, so that a mail that waits in the outbox need only name the link: the
 * database alone opens no account, however long a mail waits or is kept.
 */
export function linkSecret(signingKey: string, id: string): string {
  return sign(signingKey, 'account link', id).slice(0, 22);
}

/** Where the page of a link is. */
export function joinAddress(publicUrl: string, secret: string): string {
  return `${publicUrl}/join/${secret}`;
}

/** Whose link it is; undefined for an unknown, used or old one, and for an operator who has left. */
export async function openLink(deps: Pick<SetupDeps, 'operators' | 'clock'>, secret: string) {
  if (!/^[\w-]{22}$/.test(secret)) return undefined;
  return deps.operators.byLink(hashSecret(secret), deps.clock.now());
}

/** Sets the password and kills the link in one step; undefined when the link is dead. Sessions opened before are ended. */
export async function acceptLink(
  deps: Pick<SetupDeps, 'operators' | 'clock'>,
  secret: string,
  password: string,
  ip: string,
): Promise<OperatorAccount | undefined> {
  const found = await openLink(deps, secret);
  if (!found) return undefined;
  const { account, kind } = found;
  const action = kind === 'invite' ? 'operator.joined' : 'password.reset';
  const entry = auditEntry(deps, { operator: account, ip }, { action, target: account.name });
  return deps.operators.redeemLink(hashSecret(secret), deps.clock.now(), await hashPassword(password), entry);
}

function newLink(
  deps: Pick<SetupDeps, 'clock' | 'ids' | 'publicUrl' | 'signingKey'>,
  operatorId: string,
  kind: AccountLink['kind'],
): { link: FreshLink; stored: AccountLink } {
  const id = deps.ids.next('lnk');
  const secret = linkSecret(deps.signingKey, id);
  const createdAt = deps.clock.now();
  const expiresAt = plusMs(createdAt, lifeMs[kind]);
  return {
    link: { id, url: joinAddress(deps.publicUrl(), secret), kind, expiresAt },
    stored: { hash: hashSecret(secret), operatorId, kind, createdAt, expiresAt },
  };
}
