import { z } from 'zod';
import { NotFoundError } from '../../base/errors.ts';
import { type Reply, type Route, route } from '../../http/route.ts';
import { type ConversationAccess, openingOf } from './conversation-access.ts';
import type { DirectLineDeps } from './deps.ts';
import { Grant, StartBody } from './token-routes.ts';
import type { Claims } from './tokens.ts';
import { positionOf, Watermark } from './watermark.ts';

const Started = Grant.extend({ streamUrl: z.string() });

/** Starting a conversation and coming back to it. */
export function conversationRoutes(deps: DirectLineDeps, access: ConversationAccess): Route[] {
  const describe = async (status: number, claims: Claims, watermark: string): Promise<Reply> => ({
    status,
    json: { ...(await access.renew(claims)), streamUrl: await access.streamUrl(claims, watermark) },
  });
  const start = route({
    method: 'POST',
    path: '/v3/directline/conversations',
    access: 'signed',
    summary: 'Starts the conversation of the token; 200 when it had begun before',
    body: StartBody,
    replies: { 201: Started, 200: Started },
    handle: async call => {
      const claims = await access.authorize(call, 'polls');
      if ((await deps.log.find(claims.conv)) !== undefined) return describe(200, claims, '');
      const locale = call.body?.locale ? access.localeOf(call.body.locale) : claims.locale;
      const opening = openingOf({ ...claims, locale });
      await deps.turns.handle({ kind: 'start', conversationId: claims.conv, opening });
      return describe(201, claims, '');
    },
  });
  const reconnect = route({
    method: 'GET',
    path: '/v3/directline/conversations/{id}',
    access: 'signed',
    summary: 'Gives a new stream of the conversation, from a watermark on',
    params: z.strictObject({ id: z.string().max(200) }),
    query: z.strictObject({ watermark: Watermark }),
    replies: { 200: Started },
    handle: async call => {
      const claims = await access.authorize(call, 'polls', call.params.id);
      const conversation = await deps.log.find(claims.conv);
      if (conversation === undefined) throw new NotFoundError('conversation', claims.conv);
      const position = Math.min(positionOf(call.query.watermark), conversation.lastN);
      return describe(200, claims, String(position));
    },
  });
  return [start, reconnect];
}
