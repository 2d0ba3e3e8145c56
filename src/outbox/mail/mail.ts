import { z } from 'zod';

/** Nothing that ends a header line or hides in one. */
const headerText = (max: number) =>
  z
    .string()
    .min(1)
    .max(max)
    .regex(/^[^\p{Cc}\p{Zl}\p{Zp}]*$/u, 'a header is one line');

/** One receiver, without a name: `to` can then hold no second address and no header. */
export const MailAddress = z
  .email()
  .max(254)
  .regex(/^[^\s,;<>"()]+$/);

/** A mail as the desk writes it; what is on the wire is made from it in message.ts. */
export const Mail = z.strictObject({
  to: MailAddress,
  subject: headerText(300),
  /** Plain text; lines end with `\n`. */
  text: z.string().min(1).max(200_000),
  /** BCP 47 tag of the language it is written in. */
  locale: headerText(35),
  /** Mails of one thread stand together at the receiver, e.g. a ticket's number. */
  thread: z
    .string()
    .regex(/^[A-Za-z0-9._-]{1,100}$/)
    .optional(),
  /** No person wrote it: a receiver's autoresponder must not answer. */
  isAutomatic: z.boolean(),
});
export type Mail = z.infer<typeof Mail>;

/** On one line and at most `max` characters: fit for a subject. */
export function oneLine(text: string, max: number): string {
  const line = text.replace(/[\s\p{Cc}]+/gu, ' ').trim();
  const characters = [...line];
  return characters.length <= max ? line : `${characters.slice(0, max - 1).join('')}…`;
}

const machines = /^(mailer-daemon|postmaster|no-?reply|do-?not-?reply|bounces?|notifications?|auto-?reply)([+.-].*)?$/;

/** False for our own addresses (with a `+tag` too) and those that no person reads: mailing them could go on for ever. */
export function isMailable(address: string, own: readonly string[]): boolean {
  if (!MailAddress.safeParse(address).success) return false;
  const plain = withoutTag(address);
  return !machines.test(plain.slice(0, plain.lastIndexOf('@'))) && !own.some(one => withoutTag(one) === plain);
}

function withoutTag(address: string): string {
  return address.toLowerCase().replace(/\+[^@]*@/, '@');
}
