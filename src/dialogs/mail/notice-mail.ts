import type { Locale } from '../../base/locale.ts';
import { instantParts } from '../words/instant-text.ts';
import type { Say } from '../words/say.ts';
import { shortened } from './reply-mail.ts';

export const noticeKinds = ['unseen', 'warned', 'breached', 'mentioned'] as const;
export type NoticeKind = (typeof noticeKinds)[number];

export type Notice = {
  kind: NoticeKind;
  ticket: { number: string; question: string; priority: string };
  /** Since when the customer waits, or when it is or was due (ISO). */
  at: string;
  /** Which due time it is about. */
  due?: 'firstResponse' | 'nextResponse' | 'resolution' | undefined;
  /** Where the console shows it. */
  link: string;
};

/** What an operator is told about one ticket. */
export function noticeMail(
  say: Say,
  notice: Notice,
  { locale, timeZone }: { locale: Locale; timeZone: string },
): { subject: string; text: string } {
  const { kind, ticket, at, due, link } = notice;
  const { day, time } = instantParts(at, locale, timeZone);
  const values = {
    number: ticket.number,
    question: shortened(ticket.question, 200),
    priority: say(locale, `mail.priority.${ticket.priority}`),
    due: due === undefined ? '' : say(locale, `mail.due.${due}`),
    day,
    time,
    link,
  };
  const text = [`mail.notice.${kind}.text`, 'mail.notice.question', 'mail.notice.link'];
  return {
    subject: say(locale, `mail.notice.${kind}.subject`, values),
    text: text.map(key => say(locale, key, values)).join('\n\n'),
  };
}
