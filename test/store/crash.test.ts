import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { silentLogger } from '../../src/base/logger.ts';
import { openStore } from '../../src/store/store.ts';

const folder = mkdtempSync(join(tmpdir(), 'solodesk-crash-'));
const file = join(folder, 'desk.sqlite');
const child = fileURLToPath(new URL('crash-child.ts', import.meta.url));

afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Runs the child until it has acknowledged `lines` things, kills it with SIGKILL in mid-load, and gives all it acknowledged. */
async function acknowledgedBeforeKill(lines: number): Promise<string[]> {
  const running = spawn(process.execPath, [child, file], { stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = once(running, 'close');
  let output = '';
  running.stdout.setEncoding('utf8').on('data', (text: string) => {
    output += text;
    if (output.split('\n').length > lines) running.kill('SIGKILL');
  });
  const [, signal] = await ended;
  expect(signal).toBe('SIGKILL');
  return output.split('\n').slice(0, -1);
}

describe('after kill -9 in mid-load', () => {
  it('everything acknowledged is there, and no ticket number is given again', async () => {
    const lines = (await acknowledgedBeforeKill(600)).map(line => line.split(' '));
    const turns = lines.filter(([kind]) => kind === 'turn');
    const numbers = lines.flatMap(([kind, number]) => (kind === 'number' ? [number] : []));
    expect(turns.length).toBeGreaterThan(300);
    expect(numbers.length).toBeGreaterThan(20);

    const store = await openStore({ file, logger: silentLogger });
    for (const [, id = '', lastN = '', ticket = '-'] of turns) {
      const activities = await store.log.activities(id, Number(lastN) - 2, 1000);
      expect(activities.slice(0, 2).map(activity => activity.n)).toEqual([Number(lastN) - 1, Number(lastN)]);
      if (ticket !== '-') expect(await store.tickets.find(ticket)).toMatchObject({ conversationId: id });
    }
    expect(new Set(numbers).size).toBe(numbers.length);
    expect(numbers).not.toContain(await store.turns.nextTicketNumber());
    await store.close();
  });

  it('each conversation is whole: no turn is stored in part, no client id twice', async () => {
    const store = await openStore({ file, logger: silentLogger });
    for (let i = 0; i < 20; i += 1) {
      const conversation = await store.log.find(`cnv_${i}`);
      const activities = await store.log.activities(`cnv_${i}`, 0, 10_000);
      expect(activities.map(activity => activity.n)).toEqual(activities.map((_, index) => index + 1));
      expect(conversation?.lastN).toBe(activities.length);
      const clientIds = activities.flatMap(activity => activity.clientId ?? []);
      expect(clientIds).toHaveLength(activities.length / 2);
      expect(new Set(clientIds).size).toBe(clientIds.length);
    }
    await store.close();
  });
});
