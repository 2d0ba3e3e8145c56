import type { IncomingMessage } from 'node:http';
import { AppError } from '../../base/errors.ts';
import type { Logger } from '../../base/logger.ts';
import type { RawRoute } from '../../http/route.ts';
import type { Turns } from '../../turn/turn.ts';
import type { Connector } from './connector.ts';
import { InboundActivity } from './inbound-activity.ts';
import { type Locales, turnOf } from './inbound-turn.ts';

/** Teams sends a formatted copy of each message as an attachment. */
const MAX_BODY = 256 * 1024;

/**
 * `POST /api/messages`, under the limit `channel`: parse (400), authenticate (401), check the service address (403), hand over the turn,
 * answer 200 once it is committed. The bot's words leave through the outbox. Invokes are answered 501: the desk offers none.
 */
export function messagesRoute(
  deps: Locales & { connector: Connector; isAllowed: (serviceUrl: string) => boolean; turns: Turns; logger: Logger },
): RawRoute {
  return {
    method: 'POST',
    path: '/api/messages',
    access: 'signed',
    limit: 'channel',
    maxBody: MAX_BODY,
    raw: async (req, res) => {
      const activity = parsed(req.body);
      await authenticated(deps, activity, req);
      if (!deps.isAllowed(activity.serviceUrl)) {
        deps.logger.warn(
          { channel: activity.channelId, host: URL.parse(activity.serviceUrl)?.host },
          'service address not allowed',
        );
        throw new AppError(
          'forbidden',
          'service_url_not_allowed',
          'This serviceUrl is not on the list; the owner can add it',
        );
      }
      const turn = turnOf(activity, deps);
      if (turn === undefined)
        deps.logger.debug({ channel: activity.channelId, type: activity.type }, 'activity acknowledged');
      else await deps.turns.handle(turn);
      res.statusCode = activity.type === 'invoke' ? 501 : 200;
      res.end();
    },
  };
}

function parsed(body: unknown): InboundActivity {
  const result = InboundActivity.safeParse(body);
  if (result.success) return result.data;
  const where = result.error.issues.map(issue => issue.path.join('.') || 'body').join(', ');
  throw new AppError('invalid', 'bad_activity', `Not a Bot Framework activity; look at: ${where}`);
}

async function authenticated(
  deps: { connector: Connector; logger: Logger },
  activity: InboundActivity,
  req: IncomingMessage,
): Promise<void> {
  try {
    await deps.connector.authenticate(activity, req.headers.authorization ?? '');
  } catch (err) {
    deps.logger.warn({ channel: activity.channelId, err }, 'activity not authenticated');
    throw err;
  }
}
