import { type Clock, plusMs } from '../../base/clock.ts';
import { hashSecret, sign } from '../../base/secrets.ts';
import type { ResumeStore } from './ports.ts';
import { newUserId } from './token-routes.ts';

export type ResumeLinkDeps = {
  resume: Pick<ResumeStore, 'insert'>;
  /** The desk's secret, from which the links' own are derived: none is stored. */
  signingKey: string;
  clock: Clock;
  /** Where browsers reach the desk, without a trailing slash. */
  publicUrl(): string;
};

/**
 * A link that opens one conversation in a page of its own, on any device, for `days` days. The same `id` gives the same link, so that a mail
 * that is sent twice says the same. The secret stands behind the `#`: browsers send that to nobody.
 *
 * @param channelUser the conversation's customer, as its channel calls them
 */
export async function resumeLink(
  deps: ResumeLinkDeps,
  { id, conversationId, channelUser, days }: { id: string; conversationId: string; channelUser: string; days: number },
): Promise<string> {
  const secret = sign(deps.signingKey, 'resume link', id);
  const userId = channelUser.startsWith('dl_') ? channelUser : newUserId();
  const expiresAt = plusMs(deps.clock.now(), days * 24 * 60 * 60 * 1000);
  await deps.resume.insert({ hash: linkHash(secret), conversationId, userId, expiresAt });
  return `${deps.publicUrl()}/chat#resume=${secret}`;
}

/** Another hash than a browser's own credential has: a link is no credential, it only buys one, and its expiry never moves. */
export function linkHash(secret: string): string {
  return hashSecret(`link\n${secret}`);
}
