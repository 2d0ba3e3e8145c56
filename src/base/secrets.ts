import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto';

/** 128 random bits in base64url: a credential to be shown once and stored only as `hashSecret(it)`. */
export function newSecret(): string {
  return randomBytes(16).toString('base64url');
}

/** SHA-256 in hex, of a credential that is itself random (never of a password). */
export function hashSecret(secret: string): string {
  return createHash('sha256').update(secret).digest('hex');
}

/** HMAC-SHA-256 of `payload` under `key`, base64url, bound to a `purpose` so that one signature never serves another use. */
export function sign(key: string, purpose: string, payload: string): string {
  return createHmac('sha256', key).update(`${purpose}\n${payload}`).digest('base64url');
}

/** Compares two strings in constant time; false when either is empty. */
export function sameSecret(a: string, b: string): boolean {
  if (a.length === 0 || b.length === 0) return false;
  const left = createHash('sha256').update(a).digest();
  const right = createHash('sha256').update(b).digest();
  return timingSafeEqual(left, right);
}
