import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { hashSecret } from '../../src/base/secrets.ts';
import { type Desk, now, startDesk } from './start-desk.ts';

describe('an API token', () => {
  let desk: Desk;
  let dir: string;
  beforeEach(async () => {
    dir = mkdtempSync(join(tmpdir(), 'desk-'));
    desk = await startDesk({ file: join(dir, 'desk.sqlite') });
  });
  afterEach(async () => {
    await desk.close();
    rmSync(dir, { recursive: true });
  });

  it('acts as the operator it names, who is created when there is none', async () => {
    const token = await desk.addToken('robot');
    expect(token).toMatch(/^sd_[\w-]{22}$/);
    expect((await desk.get('/api/tickets', { token })).status).toBe(200);
    const second = await desk.addToken('robot');
    expect(second).not.toBe(token);
    expect((await desk.get('/api/tickets', { token: second })).status).toBe(200);
    const [one, two] = await Promise.all(
      [token, second].map(known => desk.store.operators.byApiToken(hashSecret(known), now)),
    );
    expect(two).toEqual(one);
    expect(one).toMatchObject({ name: 'robot', role: 'operator', passwordHash: '' });
    expect(await desk.store.operators.count()).toBe(0);
  });

  it('abuse 24: is kept as a hash only: no file holds it, nor a session, nor a set-up link', async () => {
    const token = await desk.addToken('robot');
    await desk.addOperator('Ann', 'ann@example.com');
    const session = (await desk.signIn('ann@example.com')).split('=')[1] ?? '?';
    const link = (await desk.setupLink()).split('/').at(-1) ?? '?';
    const kept = readdirSync(dir)
      .map(file => readFileSync(join(dir, file), 'latin1'))
      .join('');
    expect(kept).toContain('ann@example.com');
    for (const secret of [token, token.slice(3), session, link]) expect(kept).not.toContain(secret);
  });

  it('is refused when it is empty, altered, or another kind of secret', async () => {
    const token = await desk.addToken('robot');
    await desk.addOperator('Ann', 'ann@example.com');
    const session = (await desk.signIn('ann@example.com')).split('=')[1] ?? '';
    for (const wrong of ['sd_', `${token}A`, token.slice(3), token.toLowerCase(), session, `sd_${session}`]) {
      if (wrong === token) continue;
      expect((await desk.get('/api/tickets', { token: wrong })).status, wrong).toBe(401);
    }
    expect((await desk.get('/api/tickets', { headers: { authorization: 'Bearer ' } })).status).toBe(401);
  });

  it('decides alone who is calling: a wrong one is not helped by a good cookie', async () => {
    await desk.addOperator('Ann', 'ann@example.com');
    const cookie = await desk.signIn('ann@example.com');
    expect((await desk.get('/api/tickets', { cookie, token: `sd_${'A'.repeat(22)}` })).status).toBe(401);
  });

  it('is not made for an operator of another role', async () => {
    await desk.addOperator('Ann', 'ann@example.com', 'owner');
    await expect(desk.addToken('Ann', 'operator')).rejects.toMatchObject({ kind: 'conflict', code: 'other_role' });
    expect(await desk.addToken('Ann', 'owner')).toMatch(/^sd_/);
  });

  it('is not made for a name that could break a line', async () => {
    await expect(desk.addToken('  ')).rejects.toMatchObject({ kind: 'invalid' });
    await expect(desk.addToken('a\r\nb')).rejects.toMatchObject({ kind: 'invalid' });
  });

  it('of an editor does not reach the tickets', async () => {
    const token = await desk.addToken('writer', 'editor');
    expect((await desk.get('/api/tickets', { token })).status).toBe(403);
    expect((await desk.get('/api/gaps', { token })).status).toBe(200);
  });
});

describe('an operator', () => {
  it('has a name and an e-mail address of their own, and a password worth the name', async () => {
    const desk = await startDesk();
    await desk.addOperator('Ann', 'ann@example.com');
    await expect(desk.addOperator('Ann', 'ann2@example.com')).rejects.toMatchObject({ kind: 'conflict' });
    await expect(desk.addOperator('Bo', 'ANN@example.com')).rejects.toMatchObject({ kind: 'conflict' });
    await desk.close();
  });
});
