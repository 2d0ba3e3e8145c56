import { plusMs } from '../../base/clock.ts';
import { hashSecret, newSecret } from '../../base/secrets.ts';
import { auditEntry } from '../audit/audit.ts';
import type { AccountDeps, SetupDeps } from '../deps.ts';
import type { OperatorAccount } from '../ports.ts';
import { newAccount } from './accounts.ts';

const lifeMs = 24 * 60 * 60 * 1000;

/** The address at which the first operator is created: good for 24 hours and for one use. Printed where only the owner reads. */
export async function createSetupLink(deps: Pick<SetupDeps, 'operators' | 'clock' | 'publicUrl'>): Promise<string> {
  const secret = newSecret();
  const createdAt = deps.clock.now();
  await deps.operators.insertSetupLink({
    hash: hashSecret(secret),
    createdAt,
    expiresAt: plusMs(createdAt, lifeMs),
  });
  return `${deps.publicUrl()}/setup/${secret}`;
}

/** False for an unknown, used, old or empty secret, and as soon as somebody has set the desk up. */
export async function isSetupOpen(deps: Pick<AccountDeps, 'operators' | 'clock'>, secret: string): Promise<boolean> {
  if (!/^[\w-]{22}$/.test(secret)) return false;
  return deps.operators.isSetupLinkAlive(hashSecret(secret), deps.clock.now());
}

/** Creates the owner and kills the link in one step; undefined when somebody was faster or the link is dead. */
export async function setUpOwner(
  deps: AccountDeps,
  secret: string,
  given: { name: string; email: string; password: string },
  ip?: string,
): Promise<OperatorAccount | undefined> {
  if (!(await isSetupOpen(deps, secret))) return undefined;
  const account = await newAccount(deps, { ...given, role: 'owner' });
  const entry = auditEntry(deps, { operator: account, ip }, { action: 'operator.setUp', target: account.name });
  return (await deps.operators.setUp(hashSecret(secret), deps.clock.now(), account, entry)) ? account : undefined;
}
