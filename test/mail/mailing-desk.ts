import { afterEach } from 'vitest';
import { z } from 'zod';
import type { App, Overrides } from '../../src/app.ts';
import type { TurnResult } from '../../src/turn/turn.ts';
import { openDesk } from '../support/desk.ts';
import { startMailServer } from '../support/mail-server.ts';

const opened: { close(): Promise<void> }[] = [];
afterEach(async () => {
  for (const one of opened.splice(0).reverse()) await one.close();
});

export const anna = { id: 'opr_anna', name: 'Anna' };

/** A desk that listens and mails through a real SMTP server; both are closed after the test. */
export async function mailingDesk(overrides: Overrides = {}, environment: Record<string, string> = {}) {
  const server = await startMailServer();
  opened.push(server);
  const mail = { SMTP_URL: server.url, MAIL_FROM: 'Lumen <desk@lumen.example>' };
  const { app, clock } = await openDesk(overrides, { ...mail, ...environment });
  opened.push(app);
  await app.listen();
  /** Time passes, and what came due meanwhile is done. */
  const later = async (minutes: number): Promise<void> => {
    clock.advance(minutes * 60_000);
    await app.jobs.runOnce();
  };
  return { app, clock, server, later, post: poster(app) };
}

function poster(app: App) {
  return async (path: string, body: object): Promise<Record<string, unknown>> => {
    const headers = { 'content-type': 'application/json' };
    const answer = await fetch(app.publicUrl() + path, { method: 'POST', headers, body: JSON.stringify(body) });
    return z.record(z.string(), z.unknown()).parse(await answer.json());
  };
}

type Customer = { conversationId?: string; channel?: string; email?: string; text?: string; locale?: string };

/** Somebody who asks for a person, and gives an address. Returns the ticket's number. */
export async function openedTicket(app: App, customer: Customer = {}): Promise<string> {
  const { conversationId = 'cnv_mei', channel = 'directline', email, locale = 'en' } = customer;
  const channelUser = channel === 'directline' ? `dl_${conversationId}` : conversationId;
  const opening = { channel, channelUser, locale, name: 'Mei', ...(email === undefined ? {} : { email }) };
  const text = customer.text ?? 'My order LL-12345 arrived broken, I want to talk to a person';
  const { ticket } = await app.turns.handle({ kind: 'message', conversationId, text, opening });
  if (!ticket) throw new Error('no ticket was opened');
  return ticket.number;
}

export function reply(app: App, ticket: string, text: string, conversationId = 'cnv_mei'): Promise<TurnResult> {
  return app.turns.handle({
    kind: 'operator',
    conversationId,
    ticket,
    operator: anna,
    action: { type: 'reply', text },
  });
}
