import { plusMs } from '../../base/clock.ts';
import { AppError } from '../../base/errors.ts';
import { hashSecret, newSecret } from '../../base/secrets.ts';
import { addressKey } from '../../http/guard/address.ts';
import { bearerToken, type Credentials } from '../../http/guard/auth.ts';
import type { Identity } from '../../http/route.ts';
import { audit, auditEntry } from '../audit/audit.ts';
import type { AccountDeps, SignInDeps } from '../deps.ts';
import type { OperatorAccount } from '../ports.ts';
import { isPassword } from './password.ts';

export const sessionCookie = 'solodesk_session';
const sessionSeconds = 12 * 60 * 60;

/**
 * Who is calling: a bearer API token decides if there is one, else the session cookie. Undefined for nobody we know,
 * an ended session, or one of an older epoch.
 */
export function authenticateOperator(deps: Pick<AccountDeps, 'operators' | 'clock'>) {
  return async (call: Credentials): Promise<Identity | undefined> => {
    const bearer = bearerToken(call);
    if (bearer !== undefined) {
      if (!/^sd_[\w-]{22}$/.test(bearer)) return undefined;
      return identity(await deps.operators.byApiToken(hashSecret(bearer), deps.clock.now()), 'token');
    }
    const session = call.cookie(sessionCookie);
    if (!session) return undefined;
    return identity(await deps.operators.bySession(hashSecret(session), deps.clock.now()), 'session');
  };
}

/**
 * Checks an e-mail address and a password. AppError `unauthenticated` with one message for an unknown user and a wrong password;
 * `limited` past the tries of the account (`signIn`) or of the address (`signInAddress`). The try is counted before the password
 * is looked at, or else a right guess would be told from a wrong one past the limit.
 */
export async function signIn(
  deps: SignInDeps,
  given: { email: string; password: string },
  ip: string,
): Promise<OperatorAccount> {
  const email = given.email.trim().toLowerCase();
  await deps.limiter.take('signInAddress', addressKey(ip));
  await deps.limiter.take('signIn', email);
  const account = await deps.operators.byEmail(email);
  const isRight = await isPassword(given.password, account?.passwordHash);
  if (!account || !isRight) {
    // what was typed as an address may be anything, a password too: only a known name is written down
    await audit(deps, { ip }, { action: 'session.refused', target: account?.name });
    throw new AppError('unauthenticated', 'wrong_credentials', 'The e-mail address or the password is not right');
  }
  await deps.limiter.clear('signIn', email);
  return account;
}

/** Where a session is opened. */
export type SessionCall = { ip: string; header(name: string): string | undefined };

const agentMax = 300;

/** Opens a session of 12 hours and returns its `Set-Cookie` value; the secret is stored hashed. */
export async function openSession(
  deps: Pick<SignInDeps, 'operators' | 'clock' | 'ids' | 'secureCookies'>,
  account: OperatorAccount,
  call?: SessionCall,
): Promise<string> {
  const secret = newSecret();
  const createdAt = deps.clock.now();
  const agent = call?.header('user-agent')?.slice(0, agentMax);
  await deps.operators.insertSession(
    {
      hash: hashSecret(secret),
      id: deps.ids.next('ses'),
      operatorId: account.id,
      epoch: account.epoch,
      createdAt,
      expiresAt: plusMs(createdAt, sessionSeconds * 1000),
      ...(call ? { ip: call.ip } : {}),
      ...(agent ? { agent } : {}),
    },
    auditEntry(deps, { operator: account, ip: call?.ip }, { action: 'session.opened' }),
  );
  return setCookie(secret, sessionSeconds, deps.secureCookies);
}

/** Ends the session of the cookie, if there is one, and returns the `Set-Cookie` value that removes it. */
export async function endSession(
  deps: Pick<SignInDeps, 'operators' | 'clock' | 'secureCookies'>,
  call: Credentials & { ip: string },
): Promise<string> {
  const secret = call.cookie(sessionCookie);
  if (secret) {
    const hash = hashSecret(secret);
    const operator = await deps.operators.bySession(hash, deps.clock.now());
    await deps.operators.deleteSession(hash, auditEntry(deps, { operator, ip: call.ip }, { action: 'session.ended' }));
  }
  return setCookie('', 0, deps.secureCookies);
}

function setCookie(value: string, maxAgeSeconds: number, secure: boolean): string {
  const cookie = `${sessionCookie}=${value}; Path=/; Max-Age=${maxAgeSeconds}; HttpOnly; SameSite=Strict`;
  return secure ? `${cookie}; Secure` : cookie;
}

function identity(account: OperatorAccount | undefined, via: Identity['via']): Identity | undefined {
  return account && { id: account.id, name: account.name, role: account.role, via };
}
