import { AppError, NotFoundError } from '../../base/errors.ts';
import { matchLocale } from '../../base/locale.ts';
import { addressKey } from '../../http/guard/address.ts';
import { bearerToken } from '../../http/guard/auth.ts';
import type { Opening } from '../../turn/turn.ts';
import type { DirectLineDeps } from './deps.ts';
import { type Claims, createTokens, type Holder, type Issued } from './tokens.ts';

type WithHeader = { header(name: string): string | undefined };

export type Grant = { conversationId: string; token: string; expires_in: number };

/** Who may touch which conversation, and the tokens that say so. */
export type ConversationAccess = {
  /**
   * The holder of the call's token, counted against a limit of the conversation.
   * Rejects with AppError: `forbidden` (403) without a valid token, `missing` (404) for any conversation but the token's own, `limited`.
   */
  authorize(call: WithHeader, limit: 'polls' | 'messages', conversationId?: string): Promise<Claims>;
  /** Counts a new chat against its client's address. Rejects with AppError `limited` past the day's number. */
  admit(ip: string): Promise<void>;
  /** The first token. */
  grant(holder: Holder): Promise<Grant>;
  /** The next token, within a day of the first. Rejects with AppError `forbidden` once the chat's session has been ended. */
  renew(claims: Claims): Promise<Grant>;
  /** Address of the conversation's stream from a watermark on, with a token of its own. */
  streamUrl(claims: Claims, watermark: string): Promise<string>;
  localeOf(tag: string | undefined): string;
};

export function createConversationAccess(deps: DirectLineDeps): ConversationAccess {
  const tokens = createTokens(deps.signingKey, deps.clock);
  return {
    async authorize(call, limit, conversationId) {
      const token = bearerToken(call);
      if (token === undefined) throw new AppError('forbidden', 'token_missing', 'Send Authorization: Bearer <token>');
      const claims = await tokens.verify(token);
      if (conversationId !== undefined && conversationId !== claims.conv) {
        throw new NotFoundError('conversation', conversationId);
      }
      await deps.limiter.take(limit, claims.conv);
      return claims;
    },
    admit: ip => deps.limiter.take('chats', addressKey(ip)),
    grant: async holder => granted(holder, await tokens.issue(holder)),
    async renew(claims) {
      if (claims.resume !== undefined && !(await deps.resume.isAlive(claims.resume, deps.clock.now()))) {
        throw new AppError('forbidden', 'session_ended', 'This chat was ended; open a new one');
      }
      return granted(claims, await tokens.renew(claims));
    },
    async streamUrl(claims, watermark) {
      const query = new URLSearchParams({ watermark, t: await tokens.issueForStream(claims) });
      const origin = deps.publicUrl().replace(/^http/, 'ws');
      return `${origin}/v3/directline/conversations/${claims.conv}/stream?${query}`;
    },
    localeOf: tag => matchLocale(tag, deps.locales, deps.defaultLocale),
  };
}

function granted({ conv }: Holder, { token, expiresInSeconds }: Issued): Grant {
  return { conversationId: conv, token, expires_in: expiresInSeconds };
}

export function openingOf(claims: Holder): Opening {
  return { channel: 'directline', channelUser: claims.user, locale: claims.locale };
}
