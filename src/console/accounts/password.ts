import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto';

/** Fewest characters of an operator's password. */
export const passwordMin = 10;
/** Most characters: long enough for any passphrase, short enough that hashing cannot be made to hurt. */
export const passwordMax = 200;

/** Work of one hash. OWASP's Password Storage Cheat Sheet holds N=2^14, r=8, p=5 equal to N=2^17, p=1, with 16 MiB instead of 128. */
type Cost = { ln: number; r: number; p: number };
const cost: Cost = { ln: 14, r: 8, p: 5 };
const keyBytes = 32;

/** Compared with when there is no account, so that an unknown user takes the same work as a wrong password. */
const decoy = { cost, salt: randomBytes(16), key: randomBytes(keyBytes) };

/** `$scrypt$ln=14,r=8,p=5$salt$key` (both base64url), so that a stored hash outlives a change of the cost. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(16);
  const key = await derive(password, salt, cost);
  return `$scrypt$ln=${cost.ln},r=${cost.r},p=${cost.p}$${salt.toString('base64url')}$${key.toString('base64url')}`;
}

/** False for an undefined, empty or unreadable hash, after the same work as for a wrong password. */
export async function isPassword(password: string, stored: string | undefined): Promise<boolean> {
  const parsed = parse(stored);
  const target = parsed ?? decoy;
  const key = await derive(password, target.salt, target.cost);
  return timingSafeEqual(key, target.key) && parsed !== undefined;
}

function parse(stored: string | undefined): { cost: Cost; salt: Buffer; key: Buffer } | undefined {
  const match = /^\$scrypt\$ln=(\d{1,2}),r=(\d{1,2}),p=(\d{1,2})\$([\w-]+)\$([\w-]+)$/.exec(stored ?? '');
  const [, ln, r, p, salt, key] = match ?? [];
  if (ln === undefined || r === undefined || p === undefined || salt === undefined || key === undefined)
    return undefined;
  const bytes = Buffer.from(key, 'base64url');
  if (bytes.length !== keyBytes) return undefined;
  return { cost: { ln: Number(ln), r: Number(r), p: Number(p) }, salt: Buffer.from(salt, 'base64url'), key: bytes };
}

/** Runs on the thread pool. One password typed on two keyboards is one password: NFKC, as NIST SP 800-63B asks. */
function derive(password: string, salt: Buffer, { ln, r, p }: Cost): Promise<Buffer> {
  const N = 2 ** ln;
  return new Promise((resolve, reject) => {
    scrypt(password.normalize('NFKC'), salt, keyBytes, { N, r, p, maxmem: 256 * N * r }, (error, key) => {
      if (error) reject(error);
      else resolve(key);
    });
  });
}
