import { createServer } from 'node:http';
import { Webhook } from 'standardwebhooks';
import { describe, expect, it } from 'vitest';
import type { App } from '../../src/app.ts';
import { content } from '../support/content.ts';
import { anna, mailingDesk, openedTicket, reply } from './mailing-desk.ts';

/** Tickets wait for everybody unless `mode` gives them out. */
async function staffed(environment: Record<string, string> = {}, mode: 'manual' | 'automatic' = 'manual') {
  const { policy, ...words } = content();
  const rules = { ...policy, assignment: { ...policy.assignment, mode } };
  const desk = await mailingDesk({ content: { ...words, policy: rules } }, environment);
  for (const [id, name] of [
    ['opr_anna', 'Anna'],
    ['opr_ben', 'Ben'],
  ] as const) {
    const email = `${name.toLowerCase()}@lumen-people.example`;
    await desk.app.store.operators.insert({
      id,
      name,
      email,
      role: 'operator',
      passwordHash: 'x',
      epoch: 0,
      createdAt: desk.clock.now(),
    });
  }
  return desk;
}

/** Nothing is waiting to be sent any more, however long that takes. */
async function allSent(app: App): Promise<void> {
  while ((await app.store.outbox.due('2999-01-01T00:00:00.000Z', 10)).length > 0) {
    await new Promise(resolve => setTimeout(resolve, 50));
  }
}

/** Somebody else's server that is told by webhook. */
async function startHook() {
  const got: { headers: Record<string, string>; body: string }[] = [];
  const hook = createServer((req, res) => {
    const chunks: Buffer[] = [];
    req.on('data', chunk => chunks.push(chunk));
    req.on('end', () => {
      const headers = Object.fromEntries(Object.entries(req.headers).map(([name, value]) => [name, String(value)]));
      got.push({ headers, body: Buffer.concat(chunks).toString('utf8') });
      res.statusCode = 204;
      res.end();
    });
  });
  await new Promise<void>(resolve => hook.listen(0, '127.0.0.1', resolve));
  const address = hook.address();
  const port = address !== null && typeof address === 'object' ? address.port : 0;
  const secret = `whsec_${Buffer.alloc(24, 7).toString('base64')}`;
  const environment = { WEBHOOK_URL: `http://127.0.0.1:${port}/hook`, WEBHOOK_SECRET: secret };
  return { got, close: () => void hook.close(), environment };
}

const receivers = (server: { received: { envelopeTo: string[] }[] }) => server.received.map(mail => mail.envelopeTo[0]);

describe('a ticket that nobody has looked at', () => {
  it('is told to everybody able, once, in their own language', async () => {
    const { app, server, later } = await staffed();
    await app.store.staff.setSkills('opr_ben', { skills: [], languages: ['zh', 'en'] });
    const ticket = await openedTicket(app);
    await later(19);
    await allSent(app);
    expect(server.received).toEqual([]);
    await later(1);
    await server.until(2);
    await later(30);
    await allSent(app);
    expect(receivers(server).sort()).toEqual(['anna@lumen-people.example', 'ben@lumen-people.example']);
    const mail = server.received.find(({ envelopeTo }) => envelopeTo[0]?.startsWith('ben'));
    expect(mail?.subject).toBe(`${ticket} 还没有人看过`);
    expect(mail?.text).toContain(`/console/tickets/${ticket}`);
    expect(mail?.headers).toContainEqual(expect.objectContaining({ key: 'auto-submitted', value: 'auto-generated' }));
  });

  it('is told to the one whom the rules gave it to, and to nobody else', async () => {
    const { app, server, later } = await staffed({}, 'automatic');
    const ticket = await openedTicket(app);
    await later(20);
    await server.until(1);
    await allSent(app);
    const holder = (await app.store.tickets.find(ticket))?.assignee?.name.toLowerCase();
    expect(receivers(server)).toEqual([`${holder}@lumen-people.example`]);
  });

  it('is not told to who is away, and not at all once somebody has answered', async () => {
    const { app, server, later } = await staffed();
    await app.store.staff.setPresence('opr_ben', { presence: 'away' });
    const ticket = await openedTicket(app);
    await later(20);
    await server.until(1);
    await reply(app, ticket, 'Hello');
    await later(60);
    await allSent(app);
    expect(receivers(server)).toEqual(['anna@lumen-people.example']);
  });

  it('is not told of once somebody has opened it, until its customer writes again and nobody looks', async () => {
    const { app, server, later } = await staffed();
    const ticket = await openedTicket(app);
    await later(10);
    await app.store.reads.read(ticket, 'opr_ben');
    await later(10);
    await later(60);
    await allSent(app);
    expect(server.received).toEqual([]);
    await app.turns.handle({
      kind: 'message',
      conversationId: 'cnv_mei',
      text: 'Is anybody reading what I write here?',
    });
    await later(20);
    await server.until(2);
    await allSent(app);
    expect(receivers(server)).toHaveLength(2);
  });

  it('whose customer writes again goes to the one who has it', async () => {
    const { app, server, later } = await staffed();
    const ticket = await openedTicket(app);
    await reply(app, ticket, 'Hello');
    await app.turns.handle({ kind: 'message', conversationId: 'cnv_mei', text: 'It is still broken, what now?' });
    await later(20);
    await server.until(1);
    await allSent(app);
    expect(receivers(server)).toEqual(['anna@lumen-people.example']);
  });
});

describe('a due time', () => {
  it('that comes near and passes is mailed each once to who has the ticket, and told to the webhook', async () => {
    const { got, close, environment } = await startHook();
    const { app, server, later } = await staffed(environment);
    const ticket = await openedTicket(app);
    await app.turns.handle({
      kind: 'operator',
      conversationId: 'cnv_mei',
      ticket,
      operator: anna,
      action: { type: 'claim' },
    });
    const { firstResponse } = (await app.store.tickets.find(ticket))?.due ?? {};
    const steps = async () => {
      const lines = await app.store.tickets.history(ticket);
      return lines.filter(({ kind }) => kind === 'warned' || kind === 'breached').map(({ kind }) => kind);
    };
    for (let minutes = 0; minutes < 8 * 60 && !(await steps()).includes('breached'); minutes += 10) {
      await later(10);
      // whoever holds a ticket and does nothing loses it
      await app.turns.handle({
        kind: 'operator',
        conversationId: 'cnv_mei',
        ticket,
        operator: anna,
        action: { type: 'note', text: 'Still at it.' },
      });
    }
    await server.until(2);
    await allSent(app);
    close();
    expect(firstResponse?.warnAt).toBeDefined();
    expect(got.map(({ body }) => JSON.parse(body))).toMatchObject([
      { type: 'sla.warned', data: { number: ticket, due: 'firstResponse', at: firstResponse?.at } },
      { type: 'sla.breached', data: { number: ticket, due: 'firstResponse', at: firstResponse?.at } },
    ]);
    expect(await steps()).toEqual(['warned', 'breached']);
    expect(receivers(server)).toEqual(['anna@lumen-people.example', 'anna@lumen-people.example']);
    expect(server.received[1]?.subject).toContain(ticket);
    expect(server.received[1]?.subject).not.toBe(server.received[0]?.subject);
    expect(server.received[1]?.text).toContain(`/console/tickets/${ticket}`);
  });
});

describe('a mention in a note', () => {
  it('is mailed to who is mentioned', async () => {
    const { app, server } = await staffed();
    const ticket = await openedTicket(app);
    await app.turns.handle({
      kind: 'operator',
      conversationId: 'cnv_mei',
      ticket,
      operator: anna,
      action: { type: 'note', text: '@Ben can you look?', mentions: ['opr_ben'] },
    });
    await server.until(1);
    expect(receivers(server)).toEqual(['ben@lumen-people.example']);
    expect(server.received[0]?.subject).toContain(ticket);
  });
});

describe('the webhook', () => {
  it('is told what operators are, signed so that its receiver can tell', async () => {
    const { got, close, environment } = await startHook();
    const { app, later, clock } = await staffed({ SMTP_URL: '', ...environment });
    const ticket = await openedTicket(app);
    await later(20);
    await allSent(app);
    close();
    expect(got).toHaveLength(1);
    const [{ headers, body } = { headers: {}, body: '' }] = got;
    // The verifier wants a signature of these minutes; the desk's clock is moved by the test.
    const at = new Date(clock.now());
    const expected = new Webhook(environment.WEBHOOK_SECRET).sign(headers['webhook-id'] ?? '', at, body);
    expect(headers['webhook-signature']).toBe(expected);
    expect(JSON.parse(body)).toMatchObject({ type: 'ticket.unseen', data: { number: ticket, priority: 'normal' } });
    expect(body).not.toContain('broken');
  });
});
