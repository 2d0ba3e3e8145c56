import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openDesk } from '../support/desk.ts';
import { startMailServer } from '../support/mail-server.ts';
import { openedTicket, reply } from './mailing-desk.ts';

const minuteMs = 60_000;

async function startDesk(database: string, smtpUrl: string, now?: string) {
  const { app, clock } = await openDesk({ database }, { SMTP_URL: smtpUrl, MAIL_FROM: 'desk@lumen.example' });
  if (now !== undefined) clock.set(now);
  await app.listen();
  const look = async () => {
    clock.advance(minuteMs);
    await app.jobs.runOnce();
    while ((await app.store.outbox.due('2999-01-01T00:00:00.000Z', 10)).length > 0) {
      await new Promise(resolve => setTimeout(resolve, 50));
    }
  };
  return { app, clock, look };
}

describe('the morning’s overview', () => {
  it('goes to everybody present once a day, also over a restart, with what the day begins with', async () => {
    const server = await startMailServer();
    const database = join(mkdtempSync(join(tmpdir(), 'solodesk-digest-')), 'desk.db');
    const first = await startDesk(database, server.url);
    const account = { role: 'operator', passwordHash: 'x', epoch: 0, createdAt: first.clock.now() } as const;
    const { operators, staff } = first.app.store;
    await operators.insert({ ...account, id: 'opr_anna', name: 'Anna', email: 'anna@people.example' });
    await operators.insert({ ...account, id: 'opr_ben', name: 'Ben', email: 'ben@people.example' });
    await staff.setPresence('opr_ben', { presence: 'away' });
    const ticket = await openedTicket(first.app, { email: 'mei@example.com' });
    await reply(first.app, ticket, 'Could you send a photo?');
    const waiting = await openedTicket(first.app, {
      conversationId: 'cnv_li',
      text: 'My order LL-54321 arrived broken, I want to talk to a person',
    });

    first.clock.set('2026-03-03T00:28:00.000Z');
    await first.look();
    const digests = () => server.received.filter(({ subject }) => subject?.startsWith('Today at the desk'));
    expect(digests()).toEqual([]);
    await first.look();
    await first.look();
    await first.app.close();
    const second = await startDesk(database, server.url, '2026-03-03T01:00:00.000Z');
    await second.look();
    await second.look();
    expect(digests().map(({ envelopeTo }) => envelopeTo)).toEqual([['anna@people.example']]);
    const text = digests()[0]?.text ?? '';
    expect(text).toContain('Open for you, or for anybody: 2');
    expect(text).toContain('Waiting for the customer: 1');
    expect(text).toContain(ticket);
    expect(text).toContain(waiting);
    expect(text).toContain('2 tickets came in and 0 were resolved');

    second.clock.set('2026-03-04T00:30:00.000Z');
    await second.look();
    expect(digests()).toHaveLength(2);
    await second.app.close();
    await server.close();
  });

  it('is not written when there is nothing to tell', async () => {
    const server = await startMailServer();
    const { app, clock, look } = await startDesk(':memory:', server.url);
    const account = { role: 'operator', passwordHash: 'x', epoch: 0, createdAt: clock.now() } as const;
    await app.store.operators.insert({ ...account, id: 'opr_anna', name: 'Anna', email: 'anna@people.example' });
    clock.set('2026-03-03T00:30:00.000Z');
    await look();
    expect(server.received).toEqual([]);
    await app.close();
    await server.close();
  });
});
