import { z } from 'zod';
import { matchLocale } from './base/locale.ts';
import { hashSecret } from './base/secrets.ts';
import { joinAddress, linkSecret } from './console/accounts/team/links.ts';
import type { TeamDeps } from './console/deps.ts';
import { linkMail } from './dialogs/mail/link-mail.ts';
import type { House } from './house.ts';
import { isMailable, oneLine } from './outbox/mail/mail.ts';
import type { Compose } from './outbox/mail/mail-sender.ts';

/** The outbox kind of a mail with a link to choose a password. */
export const MAIL_LINK = 'mail.link';

/** Names the link and holds no secret: neither a waiting entry, nor one sent or given up, opens anything to whoever reads the database. */
const LinkPayload = z.strictObject({ link: z.string(), expiresAt: z.string() });

/** How links to choose a password are mailed; nothing where the desk sends no mail. */
export function linkMailing({ config, store, ids, clock }: House): Pick<TeamDeps, 'mailLink'> {
  const { mail } = config;
  if (!mail) return {};
  return {
    mailLink: async ({ id, email }, link) => {
      // an account without an address has one under .invalid, which no mail reaches
      if (email.endsWith('.invalid') || !isMailable(email, [mail.address])) return false;
      const payload: z.infer<typeof LinkPayload> = { link: link.id, expiresAt: link.expiresAt };
      const entry = { id: ids.next('out'), kind: MAIL_LINK, conversationId: `operator ${id}`, payload };
      return store.notices.post(`link ${link.id}`, clock.now(), [entry]);
    },
  };
}

/** The mail is written when it is sent; none any more for a link that was used, replaced or has run out meanwhile. */
export function composeLink(house: House, publicUrl: () => string): Compose {
  const { content, store, clock, signingKey, locales, defaultLocale } = house;
  return async ({ payload }) => {
    const { link: id, expiresAt } = LinkPayload.parse(payload);
    const secret = linkSecret(signingKey, id);
    const found = await store.operators.byLink(hashSecret(secret), clock.now());
    if (!found) return undefined;
    const { account, kind } = found;
    const colleague = await store.staff.find(account.id);
    const locale = matchLocale(colleague?.languages[0], locales, defaultLocale);
    const link = joinAddress(publicUrl(), secret);
    const { timeZone } = content.policy.hours;
    const words = { kind, name: account.name, link, expiresAt };
    const { subject, text } = linkMail(content.say, words, { locale, timeZone });
    return { to: account.email, subject: oneLine(subject, 200), text, locale, isAutomatic: true };
  };
}
