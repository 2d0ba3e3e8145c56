import { type WebSocket, WebSocketServer } from 'ws';
import { addressKey } from '../../../http/guard/address.ts';
import type { HttpServer } from '../../../http/server.ts';
import type { Upgrade } from '../../../http/upgrade.ts';
import { deskActivity, typingActivity } from '../activity.ts';
import { type DirectLineDeps, defaultMessageLimits } from '../deps.ts';
import { type Claims, createTokens } from '../tokens.ts';
import { positionOf, Watermark } from '../watermark.ts';
import type { Hub } from './hub.ts';
import { createStreamRegister, defaultStreamLimits, type StreamLimits } from './stream-register.ts';
import { createStreamSession } from './stream-session.ts';

export type StreamDeps = DirectLineDeps & { hub: Hub };

/**
 * Serves the streams of conversations over WebSocket, on the address `streamUrl` gives.
 * `close` ends all of them; clients come back by themselves.
 */
export function attachStream(
  server: HttpServer,
  deps: StreamDeps,
  limits: Partial<StreamLimits> = {},
): { close(): Promise<void> } {
  const register = createStreamRegister({ ...defaultStreamLimits, ...limits });
  const sockets = new WebSocketServer({ noServer: true, maxPayload: 1024, clientTracking: false });
  const admit = createAdmission(deps);

  server.onUpgrade('/v3/directline/conversations/{id}/stream', async upgrade => {
    const admitted = await admit(upgrade);
    if (typeof admitted === 'number') return upgrade.refuse(admitted);
    const address = addressKey(upgrade.ip);
    if (register.isFull(address)) return upgrade.refuse(429);
    sockets.handleUpgrade(upgrade.req, upgrade.socket, upgrade.head, socket => {
      register.add(socket, admitted.claims.conv, address);
      serve(deps, socket, admitted, frame => register.send(socket, frame));
    });
  });
  return { close: register.close };
}

type Admitted = { claims: Claims; after: number };

/** Who may open a stream and where it begins, or the status of a refusal. */
function createAdmission(deps: StreamDeps): (upgrade: Upgrade) => Promise<Admitted | number> {
  const tokens = createTokens(deps.signingKey, deps.clock);
  return async ({ params, query }) => {
    const claims = await tokens.verifyForStream(query.get('t') ?? '').catch(() => undefined);
    const watermark = Watermark.safeParse(query.get('watermark') ?? '');
    if (claims === undefined || !watermark.success) return 403;
    const conversation = claims.conv === params.id ? await deps.log.find(claims.conv) : undefined;
    if (conversation === undefined) return 404;
    return { claims, after: Math.min(positionOf(watermark.data), conversation.lastN) };
  };
}

function serve(deps: StreamDeps, socket: WebSocket, { claims, after }: Admitted, send: (frame: string) => void): void {
  const { replay } = deps.messageLimits ?? defaultMessageLimits;
  const place = { conversationId: claims.conv, userId: claims.user };
  const session = createStreamSession(place, after, {
    read: position => deps.log.activities(claims.conv, position, replay),
    send: frame => send(JSON.stringify(frame)),
  });
  const failed = (err: unknown) => {
    deps.logger.warn({ err, conversationId: claims.conv }, 'stream failed');
    socket.close(1011);
  };
  // listening comes before reading: what is committed in between is not missed
  const leave = deps.hub.subscribe(claims.conv, {
    said: activities => void session.push(activities).catch(failed),
    typing: name => session.tell(typingActivity(place, name, deps.clock.now())),
    told: (name, value) => session.tell(deskActivity(place, { name, value }, deps.clock.now())),
  });
  socket.on('close', leave);
  // a protocol error ends in 'close'
  socket.on('error', err => deps.logger.debug({ err }, 'stream error'));
  session.catchUp().catch(failed);
}
