import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { silentLogger } from '../../src/base/logger.ts';
import { hashSecret } from '../../src/base/secrets.ts';
import { openStore } from '../../src/store/store.ts';
import { newDataDir, runCommand, runToEnd, startProcess } from '../support/running-desk.ts';

const Listed = z.object({ items: z.array(z.record(z.string(), z.unknown())) });
const li = ['operator', 'invite', '李雷', '--email', 'Li@example.com'];

describe('solodesk operator invite', () => {
  it('prints a link that opens the page of the running desk, and until when it is good', async () => {
    const dataDir = newDataDir();
    const desk = await startProcess(dataDir);
    try {
      const env = { PUBLIC_URL: desk.url };
      const before = Date.now();
      const { code, stdout } = await runToEnd(dataDir, env, ...li, '--role', 'editor');
      const [url = '', until = ''] = stdout.split('\n');
      expect(code).toBe(0);
      expect(url.startsWith(`${desk.url}/join/`)).toBe(true);
      expect(await (await fetch(url)).text()).toContain('李雷');
      const expiry = Date.parse(/until (\S+Z)/.exec(until)?.[1] ?? '');
      expect(expiry).toBeGreaterThanOrEqual(before + 72 * 3_600_000);
      expect(expiry).toBeLessThanOrEqual(Date.now() + 72 * 3_600_000);
    } finally {
      await desk.kill('SIGTERM');
    }
  });

  it('refuses a taken name or address, a role and an address that are none, with the mend', async () => {
    const dataDir = newDataDir();
    await runCommand(dataDir, ...li);
    const told = async (...args: string[]) => {
      const { code, stdout, stderr } = await runToEnd(dataDir, {}, 'operator', 'invite', ...args);
      return [code, stdout, stderr];
    };
    expect(await told('李雷', '--email', 'other@example.com')).toEqual([
      1,
      '',
      'There is an operator named 李雷 already\n',
    ]);
    expect(await told('Bo', '--email', 'li@example.com')).toEqual([
      1,
      '',
      'Another operator has this e-mail address; give a different one\n',
    ]);
    expect(await told('Bo', '--email', 'bo@example.com', '--role', 'boss')).toEqual([
      1,
      '',
      '--role boss: use owner, operator or editor\n',
    ]);
    expect(await told('Bo', '--email', 'bo at home')).toEqual([
      1,
      '',
      '--email bo at home: write an address like mei@example.com\n',
    ]);
    const { items } = Listed.parse(JSON.parse(await runCommand(dataDir, 'operator', 'list', '--json')));
    expect(items.map(({ name }) => name)).toEqual(['李雷']);
  });
});

describe('solodesk operator list', () => {
  it('tells who works here, who can sign in, and when each was last seen', async () => {
    const dataDir = newDataDir();
    await runCommand(dataDir, ...li, '--role', 'editor');
    await runCommand(dataDir, 'operator', 'add', 'Ann', '--email', 'ann@example.com', '--role', 'owner');
    const token = (await runCommand(dataDir, 'token', 'add', 'robot')).trim();
    const store = await openStore({ file: join(dataDir, 'solodesk.db'), logger: silentLogger });
    await store.operators.byApiToken(hashSecret(token), '2026-03-02T09:00:00.000Z');
    await store.close();

    const { items } = Listed.parse(JSON.parse(await runCommand(dataDir, 'operator', 'list', '--json')));
    expect(items).toEqual([
      { name: 'Ann', email: 'ann@example.com', role: 'owner', canSignIn: true, lastSeenAt: null },
      { name: 'robot', email: null, role: 'operator', canSignIn: false, lastSeenAt: '2026-03-02T09:00:00.000Z' },
      { name: '李雷', email: 'li@example.com', role: 'editor', canSignIn: false, lastSeenAt: null },
    ]);
    expect(await runCommand(dataDir, 'operator', 'list')).toBe(
      [
        'Ann    ann@example.com  owner     can sign in      not seen',
        'robot  –                operator  API tokens only  seen 2026-03-02T09:00:00.000Z',
        '李雷   li@example.com   editor    invited          not seen',
        '',
      ].join('\n'),
    );
  });

  it('says how to begin while nobody works here', async () => {
    expect(await runCommand(newDataDir(), 'operator', 'list')).toContain('sets up the first operator');
  });
});
