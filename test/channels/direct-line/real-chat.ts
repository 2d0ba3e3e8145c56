import { afterEach } from 'vitest';
import { call, Granted } from './call.ts';
import type { Desk } from './start-desk.ts';
import { openClient } from './web-chat-client.ts';

export type Client = ReturnType<typeof openClient>;

let clients: Client[] = [];

/** Has every client of the file's tests closed after its test. */
export function closeClientsAfterEach(): void {
  afterEach(() => {
    for (const client of clients) client.close();
    clients = [];
  });
}

export async function newToken(desk: Desk): Promise<string> {
  return Granted.parse((await call(desk, 'POST', '/v3/directline/tokens/generate')).json).token;
}

type Options = { webSocket?: boolean; token?: string; domain?: string; conversationId?: string };

/** The real client in a conversation of its own, or in that of `token`. */
export async function openChat(desk: Desk, options: Options = {}): Promise<Client> {
  const token = options.token ?? (await newToken(desk));
  const client = openClient({ domain: desk.domain, pollingInterval: 200, webSocket: true, ...options, token });
  clients.push(client);
  return client;
}

/** A message as Web Chat posts it, by somebody who claims to be somebody else. */
export const message = (text: string, clientActivityID: string) => ({
  type: 'message',
  text,
  from: { id: 'somebody else', role: 'bot', name: 'Mallory' },
  channelData: { clientActivityID },
});

export const idOf = (client: Client) => client.seen[0]?.conversation?.id ?? '';
export const ids = (client: Client) => client.seen.map(({ id }) => id);

export async function ticketsOf(desk: Desk, conversationId: string) {
  const { items } = await desk.app.store.tickets.list({ limit: 100 });
  return items.filter(ticket => ticket.conversationId === conversationId);
}

/** An operator answers, which claims the ticket. */
export function reply(desk: Desk, conversationId: string, ticket: string, text: string) {
  const operator = { id: 'opr_1', name: 'Olga' };
  return desk.app.turns.handle({ kind: 'operator', conversationId, ticket, operator, action: { type: 'reply', text } });
}
