import { describe, expect, it } from 'vitest';
import type { App } from '../../src/app.ts';
import { mailingDesk, openedTicket, reply } from './mailing-desk.ts';

const email = 'mei@example.com';

async function mailedLines(app: App, ticket: string): Promise<number> {
  return (await app.store.tickets.history(ticket)).filter(({ kind }) => kind === 'mailed').length;
}

async function secretIn(text: string | undefined): Promise<string> {
  const secret = /\/chat#resume=([\w-]+)/.exec(text ?? '')?.[1];
  if (secret === undefined) throw new Error('no link in the mail');
  return secret;
}

describe('an operator’s answer to a customer who has left the chat', () => {
  it('goes by e-mail once the customer has been away for the policy’s time, several answers in one', async () => {
    const { app, server, later } = await mailingDesk();
    const ticket = await openedTicket(app, { email });
    await reply(app, ticket, 'We send a new one.');
    await later(4);
    await reply(app, ticket, 'It leaves today.');
    expect(await mailedLines(app, ticket)).toBe(0);
    await later(1);
    const [mail] = await server.until(1);
    expect(mail).toMatchObject({ to: [{ address: email }], subject: expect.stringContaining(ticket) });
    expect(mail?.text).toMatch(/Hello Mei,[\s\S]*Anna[\s\S]*We send a new one\.\n\nIt leaves today\./);
    expect(mail?.headers.map(({ key }) => key)).not.toContain('auto-submitted');
    expect(await mailedLines(app, ticket)).toBe(1);
  });

  it('is not mailed when the customer writes meanwhile', async () => {
    const { app, later } = await mailingDesk();
    const ticket = await openedTicket(app, { email });
    await reply(app, ticket, 'We send a new one.');
    await later(2);
    await app.turns.handle({ kind: 'message', conversationId: 'cnv_mei', text: 'Thank you, and when?' });
    await later(30);
    expect(await mailedLines(app, ticket)).toBe(0);
  });

  it('is mailed at once to whoever telephoned', async () => {
    const { app, server } = await mailingDesk();
    const ticket = await openedTicket(app, { channel: 'phone', email, locale: 'zh', text: '我的台灯坏了，转人工' });
    await reply(app, ticket, '新的台灯今天寄出。');
    const [mail] = await server.until(1);
    expect(mail?.text).toContain('新的台灯今天寄出。');
    expect(mail?.text).toContain('您好');
  });

  it.each([
    ['without an address', undefined],
    ['of our own', 'desk@lumen.example'],
    ['of a machine', 'noreply@example.com'],
  ])('%s stays in the chat', async (_what, address) => {
    const { app, later } = await mailingDesk();
    const ticket = await openedTicket(app, {
      conversationId: 'cnv_mei',
      ...(address ? { email: address } : {}),
      channel: 'phone',
    });
    await reply(app, ticket, 'We send a new one.');
    await later(30);
    expect(await mailedLines(app, ticket)).toBe(0);
  });
});

describe('the link in the mail', () => {
  async function mailed() {
    const desk = await mailingDesk();
    const ticket = await openedTicket(desk.app, { email });
    await reply(desk.app, ticket, 'We send a new one.');
    await desk.later(5);
    const [mail] = await desk.server.until(1);
    return { ...desk, ticket, link: await secretIn(mail?.text) };
  }

  it('opens the conversation on every device, each with a credential of its own', async () => {
    const { post, link } = await mailed();
    const [phone, tablet] = [await post('/chat/session', { link }), await post('/chat/session', { link })];
    expect([phone, tablet]).toMatchObject([
      { resumed: true, conversationId: 'cnv_mei' },
      { resumed: true, conversationId: 'cnv_mei' },
    ]);
    expect(phone['resume']).not.toBe(tablet['resume']);
    expect(await post('/chat/session', { resume: phone['resume'] })).toMatchObject({ conversationId: 'cnv_mei' });
  });

  it('is no credential itself, and opens nobody else’s conversation', async () => {
    const { post, link } = await mailed();
    expect(await post('/chat/session', { resume: link })).toMatchObject({ resumed: false });
    expect(await post('/chat/session', { link: `${link}x` })).toMatchObject({ resumed: false });
  });

  it('ends when the conversation is reset on any device', async () => {
    const { post, link } = await mailed();
    const phone = await post('/chat/session', { link });
    const tablet = await post('/chat/session', { link });
    await post('/chat/session/end', { resume: phone['resume'] }).catch(() => {});
    expect(await post('/chat/session', { link })).toMatchObject({ resumed: false });
    expect(await post('/chat/session', { resume: tablet['resume'] })).toMatchObject({ resumed: false });
  });

  it('ends after the policy’s days, however often it was used', async () => {
    const { post, link, clock } = await mailed();
    clock.advance(20 * 86_400_000);
    expect(await post('/chat/session', { link })).toMatchObject({ resumed: true });
    clock.advance(11 * 86_400_000);
    expect(await post('/chat/session', { link })).toMatchObject({ resumed: false });
  });
});

describe('a desk without SMTP_URL', () => {
  it('queues nothing', async () => {
    const { app, later } = await mailingDesk({}, { SMTP_URL: '' });
    const ticket = await openedTicket(app, { channel: 'phone', email });
    await reply(app, ticket, 'We send a new one.');
    await later(30);
    expect(await app.store.outbox.due('2999-01-01T00:00:00.000Z', 10)).toEqual([]);
    expect(await mailedLines(app, ticket)).toBe(0);
  });
});
