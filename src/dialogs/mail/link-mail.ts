import type { Locale } from '../../base/locale.ts';
import { instantParts } from '../words/instant-text.ts';
import type { Say } from '../words/say.ts';

/** An address at which a colleague chooses a password, once and until `expiresAt` (ISO): `invite` the first one, `reset` a new one. */
export type PasswordLink = { kind: 'invite' | 'reset'; name: string; link: string; expiresAt: string };

/** How a colleague gets the link to choose a password. */
export function linkMail(
  say: Say,
  { kind, name, link, expiresAt }: PasswordLink,
  { locale, timeZone }: { locale: Locale; timeZone: string },
): { subject: string; text: string } {
  const values = { name, link, ...instantParts(expiresAt, locale, timeZone) };
  const text = ['mail.link.greeting', `mail.link.${kind}.text`, `mail.link.${kind}.until`];
  return {
    subject: say(locale, `mail.link.${kind}.subject`, values),
    text: text.map(key => say(locale, key, values)).join('\n\n'),
  };
}
