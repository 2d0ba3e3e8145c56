import { plusMs } from '../../base/clock.ts';
import { AppError } from '../../base/errors.ts';
import { hashSecret, newSecret } from '../../base/secrets.ts';
import { addressKey } from '../../http/guard/address.ts';
import { bearerToken, type Credentials } from '../../http/guard/auth.ts';
import type { Identity } from '../../http/route.ts';
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
      return identity(await deps.operators.byApiToken(hashSecret(bearer)), 'token');
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
    throw new AppError('unauthenticated', 'wrong_credentials', 'The e-mail address or the password is not right');
  }
  await deps.limiter.clear('signIn', email);
  return account;
}

/** Opens a session of 12 hours and returns its `Set-Cookie` value; the secret is stored hashed. */
export async function openSession(
  deps: Pick<SignInDeps, 'operators' | 'clock' | 'secureCookies'>,
  account: OperatorAccount,
): Promise<string> {
  const secret = newSecret();
  const expiresAt = plusMs(deps.clock.now(), sessionSeconds * 1000);
  await deps.operators.insertSession({
    hash: hashSecret(secret),
    operatorId: account.id,
    epoch: account.epoch,
    expiresAt,
  });
  return setCookie(secret, sessionSeconds, deps.secureCookies);
}

/** Ends the session of the cookie, if there is one, and returns the `Set-Cookie` value that removes it. */
export async function endSession(
  deps: Pick<SignInDeps, 'operators' | 'secureCookies'>,
  call: Credentials,
): Promise<string> {
  const secret = call.cookie(sessionCookie);
  if (secret) await deps.operators.deleteSession(hashSecret(secret));
  return setCookie('', 0, deps.secureCookies);
}

function setCookie(value: string, maxAgeSeconds: number, secure: boolean): string {
  const cookie = `${sessionCookie}=${value}; Path=/; Max-Age=${maxAgeSeconds}; HttpOnly; SameSite=Strict`;
  return secure ? `${cookie}; Secure` : cookie;
}

function identity(account: OperatorAccount | undefined, via: Identity['via']): Identity | undefined {
  return account && { id: account.id, name: account.name, role: account.role, via };
}
