import { z } from 'zod';
import { plusMs } from '../../base/clock.ts';
import { hashSecret, newSecret } from '../../base/secrets.ts';
import { type Route, route } from '../../http/route.ts';
import type { ConversationAccess } from './conversation-access.ts';
import type { DirectLineDeps } from './deps.ts';
import { linkHash } from './resume-link.ts';
import { Grant, newUserId } from './token-routes.ts';
import type { Holder } from './tokens.ts';

const resumeMs = 30 * 24 * 60 * 60 * 1000;

const Resume = z.string().min(1).max(100);
const Session = Grant.extend({ resume: z.string(), resumed: z.boolean() });

/**
 * The chat page's way in and back: a token for its own conversation, bought with a resume credential that is stored hashed and lives
 * 30 days from its last use; without a live one, a new conversation.
 */
export function chatSessionRoutes(deps: DirectLineDeps, access: ConversationAccess): Route[] {
  const open = route({
    method: 'POST',
    path: '/chat/session',
    access: 'public',
    limit: 'tokens',
    summary:
      'Opens the chat page’s conversation, or comes back to it with a resume credential or with the link of an e-mail',
    body: z
      .strictObject({ resume: Resume.optional(), link: Resume.optional(), locale: z.string().max(35).optional() })
      .optional(),
    replies: { 200: Session },
    handle: async ({ body, ip }) => {
      const locale = access.localeOf(body?.locale);
      const linked = body?.link === undefined ? undefined : await followLink(deps, body.link, locale);
      const back = linked ?? (body?.resume === undefined ? undefined : await comeBack(deps, body.resume, locale));
      if (back === undefined) await access.admit(ip);
      const { holder, resume } = back ?? (await begin(deps, locale));
      return { json: { ...(await access.grant(holder)), resume, resumed: back !== undefined } };
    },
  });
  const end = route({
    method: 'POST',
    path: '/chat/session/end',
    access: 'public',
    limit: 'tokens',
    summary: 'Revokes a resume credential and all others of its conversation; tokens bought with them are not renewed',
    body: z.strictObject({ resume: Resume }),
    handle: async ({ body }) => {
      await deps.resume.revoke(hashSecret(body.resume));
      return { empty: true };
    },
  });
  return [open, end];
}

type Entry = { holder: Holder; resume: string };

async function comeBack(deps: DirectLineDeps, resume: string, locale: string): Promise<Entry | undefined> {
  const now = deps.clock.now();
  const hash = hashSecret(resume);
  const found = await deps.resume.redeem(hash, now, plusMs(now, resumeMs));
  return found && { holder: { conv: found.conversationId, user: found.userId, locale, resume: hash }, resume };
}

/** A link gives each device that follows it a credential of its own. */
async function followLink(deps: DirectLineDeps, link: string, locale: string): Promise<Entry | undefined> {
  const found = await deps.resume.find(linkHash(link), deps.clock.now());
  return found && enter(deps, found.conversationId, found.userId, locale);
}

function begin(deps: DirectLineDeps, locale: string): Promise<Entry> {
  return enter(deps, deps.ids.next('cnv'), newUserId(), locale);
}

async function enter(deps: DirectLineDeps, conv: string, user: string, locale: string): Promise<Entry> {
  const resume = newSecret();
  const hash = hashSecret(resume);
  const expiresAt = plusMs(deps.clock.now(), resumeMs);
  await deps.resume.insert({ hash, conversationId: conv, userId: user, expiresAt });
  return { holder: { conv, user, locale, resume: hash }, resume };
}
