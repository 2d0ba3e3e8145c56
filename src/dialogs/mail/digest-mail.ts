import type { Locale } from '../../base/locale.ts';
import type { Overview } from '../../tickets/notify/digest.ts';
import type { Say } from '../words/say.ts';
import { shortened } from './reply-mail.ts';

export type Digest = {
  name: string;
  overview: Overview;
  /** Tickets that came in and were resolved on the last working day. */
  yesterday: { opened: number; resolved: number };
  link: string;
};

/** Tickets named under each heading. */
const mostNamed = 5;

/** The morning's overview of one operator. */
export function digestMail(say: Say, digest: Digest, locale: Locale): { subject: string; text: string } {
  const { name, overview, yesterday, link } = digest;
  const { open, overdue } = overview;
  const parts = (['overdue', 'dueToday', 'waiting'] as const).filter(kind => overview[kind].length > 0);
  const text = [
    say(locale, 'mail.digest.greeting', { name }),
    say(locale, 'mail.digest.open', { count: open.length }),
    ...parts.map(kind =>
      [
        say(locale, `mail.digest.${kind}`, { count: overview[kind].length }),
        ...overview[kind].slice(0, mostNamed).map(({ number, priority, question }) =>
          say(locale, 'mail.digest.line', {
            number,
            priority: say(locale, `mail.priority.${priority}`),
            question: shortened(question, 80),
          }),
        ),
      ].join('\n'),
    ),
    say(locale, 'mail.digest.yesterday', yesterday),
    say(locale, 'mail.digest.link', { link }),
  ];
  const subject = say(locale, 'mail.digest.subject', { open: open.length, overdue: overdue.length });
  return { subject, text: text.join('\n\n') };
}
