import { describe, expect, it } from 'vitest';
import { hashPassword, isPassword } from '../../src/console/accounts/password.ts';

describe('a password', () => {
  it('is known again by its hash, and nothing else is', async () => {
    const stored = await hashPassword('correct horse battery');
    expect(await isPassword('correct horse battery', stored)).toBe(true);
    expect(await isPassword('correct horse batterz', stored)).toBe(false);
    expect(await isPassword('', stored)).toBe(false);
  });

  it('is kept with its parameters and a salt of its own, never in clear', async () => {
    const [one, two] = await Promise.all([hashPassword('same words twice'), hashPassword('same words twice')]);
    expect(one).toMatch(/^\$scrypt\$ln=14,r=8,p=5\$[\w-]{22}\$[\w-]{43}$/);
    expect(one).not.toBe(two);
    expect(one).not.toContain('same');
  });

  it('is checked with the parameters of its hash, so that the cost may change later', async () => {
    // scrypt of RFC 7914: N = 16, r = 1, p = 1, password "" and salt "" give 77d6576238657b20...; here the first 32 bytes
    const key = Buffer.from('77d6576238657b203b19ca42c18a0497f16b4844e3074ae8dfdffa3fede21442', 'hex');
    const stored = `$scrypt$ln=4,r=1,p=1$A$${key.toString('base64url')}`;
    expect(await isPassword('', stored)).toBe(true);
    expect(await isPassword('x', stored)).toBe(false);
  });

  it('never fits an account without one, or a hash that cannot be read', async () => {
    for (const stored of [undefined, '', 'plain', '$scrypt$ln=14,r=8,p=5$$', '$scrypt$ln=14,r=8,p=5$AAAA$AAAA']) {
      expect(await isPassword('plain', stored)).toBe(false);
    }
  });

  it('is the same in composed and decomposed letters', async () => {
    expect(await isPassword('caf\u00e9 au lait', await hashPassword('cafe\u0301 au lait'))).toBe(true);
  });
});
