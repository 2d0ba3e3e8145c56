import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { customerOf, newDataDir, runCommand, speaker, startProcess } from '../support/running-desk.ts';

const hangGuardMs = 120_000;

const Tickets = z.object({ items: z.array(z.object({ number: z.string(), status: z.string() })) });

async function ticketsOf(url: string, token: string): Promise<{ number: string; status: string }[]> {
  const answered = await fetch(`${url}/api/tickets`, { headers: { authorization: `Bearer ${token}` } });
  return Tickets.parse(await answered.json()).items;
}

describe('the process', { timeout: hangGuardMs }, () => {
  it('keeps conversation, state and ticket over kill -9, and makes no second ticket of a message sent again', async () => {
    const dataDir = newDataDir();
    const before = await startProcess(dataDir);
    const token = (await runCommand(dataDir, 'token', 'add', 'Mei', '--role', 'operator')).trim();
    const first = await customerOf(before.url);
    await first.say('I want to return something', 'a1');
    await first.say('LL-20418', 'a2');
    await first.say('talk to a person', 'a3');
    await first.say('skip', 'a4');
    // Many more are under way at the moment of death: what was acknowledged must be there.
    const under = Array.from({ length: 40 }, (_, i) =>
      first.say(`and another thing ${i}?`, `b${i}`).then(
        r => r.ok,
        () => false,
      ),
    );
    await Promise.race(under);
    const death = await before.kill('SIGKILL');
    const acknowledged = (await Promise.all(under)).flatMap((ok, i) => (ok ? [`and another thing ${i}?`] : []));
    expect(death.signal).toBe('SIGKILL');

    const after = await startProcess(dataDir);
    const again = speaker(after.url, first.token, first.conversationId);
    const said = (await again.log()).map(({ text }) => text);
    expect(said).toEqual(
      expect.arrayContaining(['I want to return something', 'LL-20418', 'talk to a person', ...acknowledged]),
    );
    expect((await ticketsOf(after.url, token)).length).toBe(1);

    expect((await again.say('talk to a person', 'a3')).status).toBe(200);
    expect((await again.log()).filter(({ text }) => text === 'talk to a person')).toHaveLength(1);
    expect((await ticketsOf(after.url, token)).length).toBe(1);
    const ids = (await again.log()).map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect((await after.kill('SIGTERM')).code).toBe(0);
  });

  it('answers a burst that was waiting when the process died', async () => {
    const dataDir = newDataDir();
    const before = await startProcess(dataDir);
    const first = await customerOf(before.url);
    await first.say('my lamp', 'a1');
    await first.say('does not turn on', 'a2');
    await before.kill('SIGKILL');

    const after = await startProcess(dataDir);
    const again = speaker(after.url, first.token, first.conversationId);
    await expect
      .poll(async () => (await again.log()).some(({ text }) => text?.includes('/help/en/lamp-not-working')), {
        timeout: 30_000,
      })
      .toBe(true);
    await after.kill('SIGTERM');
  });

  it('prints a link that sets up the first operator once, and a token and nothing else', async () => {
    const dataDir = newDataDir();
    const desk = await startProcess(dataDir);
    await expect.poll(() => desk.lines.join('\n'), { timeout: 30_000 }).toMatch(/http\S+\/setup\/\S+/);
    const link = desk.lines.join('\n').match(/http\S+\/setup\/\S+/)?.[0] ?? '';
    expect((await fetch(link)).status).toBe(200);
    const form = new URLSearchParams({
      name: 'Ann',
      email: 'ann@example.com',
      password: 'a long password',
      again: 'a long password',
    });
    const done = await fetch(link, { method: 'POST', body: form, redirect: 'manual', headers: { origin: desk.url } });
    expect(done.status).toBe(303);
    expect((await fetch(link)).status).toBe(404);
    const token = await runCommand(dataDir, 'token', 'add', 'Mei', '--role', 'operator');
    expect(token).toMatch(/^sd_[\w-]{22}\n$/);
    await desk.kill('SIGTERM');
    const second = await startProcess(dataDir);
    expect(second.lines.join('\n')).not.toContain('/setup/');
    await second.kill('SIGTERM');
  });
});
