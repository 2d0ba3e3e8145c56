import { z } from 'zod';
import { newSecret } from '../../base/secrets.ts';
import { type Route, route } from '../../http/route.ts';
import type { ConversationAccess } from './conversation-access.ts';
import type { DirectLineDeps } from './deps.ts';

export const Grant = z.object({ conversationId: z.string(), token: z.string(), expires_in: z.number() });

/** What clients send along; the user id of it is not taken, ours is in the token. */
export const StartBody = z
  .object({
    user: z.object({ id: z.string().max(200).nullish(), name: z.string().max(200).nullish() }).nullish(),
    locale: z.string().max(35).nullish(),
  })
  .nullish();

/** A new customer of this channel; Web Chat accepts an id with this beginning only from inside a token. */
export function newUserId(): string {
  return `dl_${newSecret()}`;
}

export function tokenRoutes(deps: DirectLineDeps, access: ConversationAccess): Route[] {
  const generate = route({
    method: 'POST',
    path: '/v3/directline/tokens/generate',
    access: 'public',
    limit: 'tokens',
    summary: 'Gives a token for a new conversation',
    body: StartBody,
    replies: { 200: Grant },
    handle: async ({ body, ip }) => {
      await access.admit(ip);
      const locale = access.localeOf(body?.locale ?? undefined);
      return { json: await access.grant({ conv: deps.ids.next('cnv'), user: newUserId(), locale }) };
    },
  });
  const refresh = route({
    method: 'POST',
    path: '/v3/directline/tokens/refresh',
    access: 'signed',
    summary: 'Gives a fresh token for the same conversation, within a day of the first one',
    replies: { 200: Grant },
    handle: async call => ({ json: await access.renew(await access.authorize(call, 'polls')) }),
  });
  return [generate, refresh];
}
