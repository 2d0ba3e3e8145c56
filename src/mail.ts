import { z } from 'zod';
import { composeLink, MAIL_LINK } from './account-links.ts';
import { PermanentFault } from './base/errors.ts';
import { resumeLink } from './channels/direct-line/resume-link.ts';
import type { MailConfig } from './config.ts';
import { replyMail } from './dialogs/mail/reply-mail.ts';
import type { House } from './house.ts';
import { isMailable, oneLine } from './outbox/mail/mail.ts';
import { type Compose, createMailSender, MAIL, mailInPayload } from './outbox/mail/mail-sender.ts';
import type { Sender } from './outbox/outbox.ts';
import type { OutboxEntry } from './outbox/ports.ts';
import { MAIL_REPLY } from './turn/computing/tickets/by-mail.ts';
import type { Presence, ReplyMail } from './turn/ports.ts';

/** Who carries mail out, by outbox kind. */
export function mailSenders(house: House, settings: MailConfig, publicUrl: () => string): Record<string, Sender> {
  return {
    [MAIL]: createMailSender(settings, mailInPayload),
    [MAIL_LINK]: createMailSender(settings, composeLink(house, publicUrl)),
    [MAIL_REPLY]: createMailSender(settings, composeReply(house, publicUrl)),
  };
}

/** What a turn asks before an operator's words go by e-mail. */
export function replyMailOf(settings: MailConfig, presence: (conversationId: string) => Presence): ReplyMail {
  return { isMailable: address => isMailable(address, [settings.address]), presence };
}

const ReplyPayload = z.strictObject({ ticket: z.string(), fromN: z.number().int(), toN: z.number().int() });

/** The mail is written when it is sent: neither the words, nor the address, nor the link's secret is kept twice. */
function composeReply(house: House, publicUrl: () => string): Compose {
  const { content, store } = house;
  return async entry => {
    const { said, to, ticket, channelUser } = await readReply(house, entry);
    const operator = said.at(-1)?.name ?? '';
    const days = content.policy.mail.linkDays;
    const { locale } = ticket;
    const { conversationId } = entry;
    const deps = { ...house, resume: store.resume, publicUrl };
    const link = await resumeLink(deps, { id: entry.id, conversationId, channelUser, days });
    const texts = said.flatMap(({ text }) => (text === undefined ? [] : [text]));
    const { subject, text } = replyMail(content.say, { locale, ticket, texts, operator, link, linkDays: days });
    return { to, subject: oneLine(subject, 200), text, locale, thread: ticket.number, isAutomatic: false };
  };
}

async function readReply({ store }: House, entry: OutboxEntry) {
  const { ticket: number, fromN, toN } = ReplyPayload.parse(entry.payload);
  const [snapshot, ticket] = await Promise.all([
    store.turns.snapshot(entry.conversationId),
    store.tickets.find(number),
  ]);
  const to = ticket?.customer.email;
  if (!snapshot || !ticket || to === undefined) throw new PermanentFault(`Ticket ${number} has nobody to write to`);
  const since = await store.log.activities(entry.conversationId, fromN - 1, snapshot.conversation.lastN - fromN + 100);
  const said = since.filter(({ n, from, kind }) => n <= toN && from === 'operator' && kind === 'message');
  return { said, to, ticket, channelUser: snapshot.customer.channelUser };
}
