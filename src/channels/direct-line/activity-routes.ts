import { z } from 'zod';
import { AppError, NotFoundError } from '../../base/errors.ts';
import { newSecret } from '../../base/secrets.ts';
import { type Route, route } from '../../http/route.ts';
import { activityId, activitySet } from './activity.ts';
import { type ConversationAccess, openingOf } from './conversation-access.ts';
import { type DirectLineDeps, defaultMessageLimits } from './deps.ts';
import { messageOf, PostedActivity } from './posted-activity.ts';
import { positionOf, Watermark } from './watermark.ts';

const path = '/v3/directline/conversations/{id}/activities';
const Params = z.strictObject({ id: z.string().max(200) });

/** Reading and sending in a conversation. */
export function activityRoutes(deps: DirectLineDeps, access: ConversationAccess): Route[] {
  return [poll(deps, access), post(deps, access), upload(access)];
}

function poll(deps: DirectLineDeps, access: ConversationAccess): Route {
  const limits = deps.messageLimits ?? defaultMessageLimits;
  return route({
    method: 'GET',
    path,
    access: 'signed',
    summary: 'Gives the activities after a watermark',
    params: Params,
    query: z.strictObject({ watermark: Watermark }),
    replies: { 200: z.object({ activities: z.array(z.looseObject({})), watermark: z.string() }) },
    handle: async call => {
      const { conv, user } = await access.authorize(call, 'polls', call.params.id);
      const after = positionOf(call.query.watermark);
      const logged = await deps.log.activities(conv, after, limits.replay);
      if (logged.length === 0 && after === 0 && (await deps.log.find(conv)) === undefined) {
        throw new NotFoundError('conversation', conv);
      }
      return { json: activitySet({ conversationId: conv, userId: user }, logged, after) };
    },
  });
}

function post(deps: DirectLineDeps, access: ConversationAccess): Route {
  const limits = deps.messageLimits ?? defaultMessageLimits;
  return route({
    method: 'POST',
    path,
    access: 'signed',
    summary: 'Sends an activity; only messages are handled',
    params: Params,
    body: PostedActivity,
    replies: { 200: z.object({ id: z.string() }) },
    handle: async call => {
      const message = messageOf(call.body, limits.text, deps.locales);
      const claims = await access.authorize(call, message === undefined ? 'polls' : 'messages', call.params.id);
      // typing is passed on, events are taken politely; neither is logged
      if (call.body.type === 'typing') deps.typed?.(claims.conv);
      if (message === undefined) return { json: { id: unloggedId(claims.conv) } };
      const opening = openingOf(claims);
      const turn = { kind: 'message' as const, conversationId: claims.conv, opening, ...message };
      const { incoming } = await deps.turns.handle(turn);
      return { json: { id: incoming === undefined ? unloggedId(claims.conv) : activityId(claims.conv, incoming.n) } };
    },
  });
}

/** Clients want an id for whatever they send. */
function unloggedId(conversationId: string): string {
  return `${conversationId}|${newSecret()}`;
}

/** Files are not taken yet. The body is never read. */
function upload(access: ConversationAccess): Route {
  return route({
    method: 'POST',
    path: '/v3/directline/conversations/{id}/upload',
    access: 'signed',
    summary: 'Refuses files: the desk takes none',
    params: Params,
    handle: async call => {
      await access.authorize(call, 'messages', call.params.id);
      throw new AppError('invalid', 'unsupported_type', 'This desk does not take files; send text');
    },
  });
}
