import type { Locale } from '../../base/locale.ts';
import type { Say } from '../words/say.ts';

export type ReplyMailFacts = {
  locale: Locale;
  ticket: { number: string; question: string; customer: { name?: string | undefined } };
  /** What was said, in order; at least one. */
  texts: readonly string[];
  /** Who said it last. */
  operator: string;
  /** Opens this conversation and no other. */
  link: string;
  linkDays: number;
};

/** Longest part of a question that a subject or a sentence repeats, in characters. */
const questionLength = 80;

/** An operator's words for a customer who has left the chat, with the way back into the conversation. */
export function replyMail(say: Say, facts: ReplyMailFacts): { subject: string; text: string } {
  const { locale, ticket, texts, operator, link, linkDays } = facts;
  const { number } = ticket;
  const question = shortened(withoutAddresses(ticket.question), questionLength);
  const name = greetable(ticket.customer.name);
  const paragraphs = [
    name ? say(locale, 'mail.reply.greeting', { name }) : say(locale, 'mail.reply.greetingUnnamed'),
    say(locale, 'mail.reply.intro', { operator, question }),
    ...texts,
    say(locale, 'mail.reply.link', { link }),
    say(locale, 'mail.reply.footer', { number, days: linkDays }),
  ];
  return { subject: say(locale, 'mail.reply.subject', { question, number }), text: paragraphs.join('\n\n') };
}

/** Web and e-mail addresses, also those without a scheme. */
const address =
  /(?:\b[a-z][a-z\d+.-]*:\/\/|\bwww\.)\S+|\S+@\S+|(?<![\p{L}\p{N}])[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)*\.[a-z]{2,}(?:\/\S*)?/giu;

/**
 * Whoever writes in the chat may give somebody else's e-mail address. Our mail to that person must not carry a link that the writer put
 * into a name or a question.
 */
function withoutAddresses(text: string): string {
  return text.replace(address, '…');
}

/** A name to greet somebody by; undefined for what holds an address or signs of markup. */
function greetable(name: string | undefined): string | undefined {
  const trimmed = name?.trim() ?? '';
  return trimmed === '' || withoutAddresses(trimmed) !== trimmed || /[[\]<>(){}\\/]/.test(trimmed)
    ? undefined
    : trimmed;
}

/** On one line, cut at a character and not inside one. */
export function shortened(text: string, most: number): string {
  const characters = [...text.replace(/\s+/g, ' ').trim()];
  return characters.length <= most ? characters.join('') : `${characters.slice(0, most - 1).join('')}…`;
}
