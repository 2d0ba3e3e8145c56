import { createTransport, type SendMailOptions } from 'nodemailer';
import { AppError, PermanentFault } from '../../base/errors.ts';
import type { Sender } from '../outbox.ts';
import type { OutboxEntry } from '../ports.ts';
import { isMailable, Mail } from './mail.ts';
import { type From, messageOf } from './message.ts';

/** The outbox kind of a mail that is written whole in its payload. */
export const MAIL = 'mail.send';

export type MailSettings = From & { smtpUrl: string };

/** The mail of an entry, or undefined when there is none to send any more. */
export type Compose = (entry: OutboxEntry) => Promise<Mail | undefined>;

/** How long, in ms, a server may take for each step before the try is given up. */
const patience = {
  dnsTimeout: 10_000,
  connectionTimeout: 15_000,
  greetingTimeout: 15_000,
  socketTimeout: 60_000,
};

/**
 * Sends mail over SMTP, one message a connection. A server's 4xx and everything that may pass is tried again; its 5xx about the receiver or the
 * message, and a mail that is not fit for headers, are permanent.
 */
export function createMailSender(settings: MailSettings, compose: Compose): Sender {
  const transport = createTransport({ url: settings.smtpUrl, ...patience });
  return async entry => {
    const composed = await compose(entry);
    if (composed === undefined) return;
    const parsed = Mail.safeParse(composed);
    if (!parsed.success) {
      const fields = parsed.error.issues.map(issue => `${issue.path.join('.')}: ${issue.message}`);
      throw new PermanentFault(`Not fit to be mailed: ${fields.join('; ')}`);
    }
    if (!isMailable(parsed.data.to, [settings.address])) {
      throw new PermanentFault('Never mailed: an address of our own, or one that no person reads');
    }
    await send(transport, messageOf(entry.id, parsed.data, settings));
  };
}

/** The mail that a payload holds whole. */
export async function mailInPayload(entry: OutboxEntry): Promise<Mail> {
  const parsed = Mail.safeParse(entry.payload);
  if (!parsed.success) throw new PermanentFault('The outbox payload is no mail');
  return parsed.data;
}

async function send(transport: ReturnType<typeof createTransport>, message: SendMailOptions): Promise<void> {
  try {
    await transport.sendMail(message);
  } catch (cause) {
    throw faultOf(cause);
  }
}

/** What a wrong or missing password makes a server say (530, EAUTH) is 5xx too, but the owner can mend that while the mail waits. */
const aboutTheMail = new Set(['EENVELOPE', 'EMESSAGE']);

function faultOf(cause: unknown): Error {
  if (!(cause instanceof Error)) return new Error(String(cause));
  const code = 'code' in cause ? cause.code : undefined;
  const status = 'responseCode' in cause && typeof cause.responseCode === 'number' ? cause.responseCode : 0;
  const isPermanent = typeof code === 'string' && aboutTheMail.has(code) && status >= 500 && status !== 530;
  if (isPermanent) return new PermanentFault(`The mail server refused it: ${cause.message}`, { cause });
  return new AppError('internal', 'mail_failed', `The mail server did not take it: ${cause.message}`, { cause });
}
