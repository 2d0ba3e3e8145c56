import type { SendMailOptions } from 'nodemailer';
import { htmlPart } from './html-part.ts';
import type { Mail } from './mail.ts';

/** Who writes: `from` for the header, `address` is the address in it. */
export type From = { from: string; address: string };

/**
 * The mail on the wire. Its Message-ID is made from the outbox entry's id, so that a receiver who gets it twice can drop one; mails of
 * a thread refer to the same id, which is no mail's own, so that they stand together whichever arrives first.
 */
export function messageOf(id: string, mail: Mail, { from, address }: From): SendMailOptions {
  const host = address.slice(address.lastIndexOf('@') + 1);
  const root = mail.thread === undefined ? undefined : `<thread.${mail.thread}@${host}>`;
  return {
    messageId: `<${id}@${host}>`,
    from,
    to: mail.to,
    envelope: { from: address, to: [mail.to] },
    subject: mail.subject,
    text: mail.text,
    html: htmlPart(mail.text, mail.locale),
    ...(root === undefined ? {} : { inReplyTo: root, references: [root] }),
    headers: {
      'Content-Language': mail.locale,
      // RFC 3834; the second is what Exchange looks for.
      ...(mail.isAutomatic ? { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' } : {}),
    },
    // A text is a text: neither a file nor an address is read because somebody wrote its name.
    disableFileAccess: true,
    disableUrlAccess: true,
  };
}
