import { createSecretKey, type KeyObject } from 'node:crypto';
import { SignJWT } from 'jose/jwt/sign';
import { jwtVerify } from 'jose/jwt/verify';
import { z } from 'zod';
import type { Clock } from '../../base/clock.ts';
import { AppError } from '../../base/errors.ts';
import { sign } from '../../base/secrets.ts';

const tokenSeconds = 3600;
/** However often it is renewed, what began with one token ends after a day. */
const renewalSeconds = 24 * 3600;
const streamTokenSeconds = 120;

/** Verified tokens that are remembered, so that a signature is checked once and not at each poll. */
const rememberedTokens = 5000;

/**
 * What a token says: the one conversation it opens and the customer it speaks for. Web Chat reads `user` out of the JWT and takes an id
 * that starts with `dl_` from nowhere else.
 */
const Holder = z.object({
  conv: z.string(),
  user: z.string().startsWith('dl_'),
  locale: z.string(),
  /** Hash of the resume credential it was bought with: it is renewed only while that one lives. */
  resume: z.string().optional(),
});
export type Holder = z.infer<typeof Holder>;
/** `since`: when the first token was given out, from which this one was renewed. Both times are in seconds. */
const Claims = Holder.extend({ since: z.number(), exp: z.number() });
export type Claims = z.infer<typeof Claims>;

export type Issued = { token: string; expiresInSeconds: number };

export type Tokens = {
  /** The first token, for an hour. */
  issue(holder: Holder): Promise<Issued>;
  /** Another hour, or what is left of the first token's day. */
  renew(claims: Claims): Promise<Issued>;
  /** Rejects with AppError `forbidden` when the token is not ours or has expired. */
  verify(token: string): Promise<Claims>;
  /** Tokens that open a stream and nothing else, for two minutes: they travel in a URL. */
  issueForStream(claims: Claims): Promise<string>;
  verifyForStream(token: string): Promise<Claims>;
};

/** JWTs (HS256), with one key for calls and another for streams, both derived from the desk's secret. */
export function createTokens(signingKey: string, clock: Clock): Tokens {
  const key = derivedKey(signingKey, 'direct line token');
  const streamKey = derivedKey(signingKey, 'direct line stream');
  const remembered = new Map<string, Claims>();
  return {
    issue: holder => issue(key, { ...holder, since: seconds(clock) }, clock),
    renew: claims => issue(key, claims, clock),
    async verify(token) {
      const known = remembered.get(token);
      if (known !== undefined && known.exp > seconds(clock)) return known;
      remembered.delete(token);
      const claims = await verify(key, token, clock);
      const [oldest] = remembered.keys();
      if (remembered.size >= rememberedTokens && oldest !== undefined) remembered.delete(oldest);
      remembered.set(token, claims);
      return claims;
    },
    issueForStream: claims => signed(streamKey, claims, seconds(clock), streamTokenSeconds),
    verifyForStream: token => verify(streamKey, token, clock),
  };
}

async function issue(key: KeyObject, claims: Omit<Claims, 'exp'>, clock: Clock): Promise<Issued> {
  const now = seconds(clock);
  const expiresInSeconds = Math.min(tokenSeconds, claims.since + renewalSeconds - now);
  return { token: await signed(key, claims, now, expiresInSeconds), expiresInSeconds };
}

function signed(key: KeyObject, claims: Omit<Claims, 'exp'>, now: number, lifetime: number): Promise<string> {
  return new SignJWT({ ...claims, iat: now, exp: now + lifetime })
    .setProtectedHeader({ alg: 'HS256', typ: 'JWT' })
    .sign(key);
}

async function verify(key: KeyObject, token: string, clock: Clock): Promise<Claims> {
  try {
    const options = { algorithms: ['HS256'], currentDate: new Date(clock.now()) };
    return Claims.parse((await jwtVerify(token, key, options)).payload);
  } catch (cause) {
    throw new AppError('forbidden', 'token_invalid', 'The token is not valid or has expired; get a new one', { cause });
  }
}

function derivedKey(signingKey: string, purpose: string): KeyObject {
  return createSecretKey(Buffer.from(sign(signingKey, purpose, 'key')));
}

function seconds(clock: Clock): number {
  return Math.floor(Date.parse(clock.now()) / 1000);
}
