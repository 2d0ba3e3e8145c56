import { AppError } from '../../base/errors.ts';
import { matchLocale } from '../../base/locale.ts';
import { draftArticle } from '../../knowledge/authoring/draft-article.ts';
import { nameOf } from '../../knowledge/authoring/names.ts';
import { isArticleName } from '../../knowledge/files/article-files.ts';
import { titleOf } from '../../knowledge/gaps/stub.ts';
import { safeMarkdown } from '../../knowledge/importing/safe-markdown.ts';
import type { OpenTicket } from '../tickets/ticket-desk.ts';
import type { KnowledgeDeps } from './deps.ts';
import { freeName } from './new-draft-api.ts';

/** A question of the front matter holds no more characters. */
export const longestQuestion = 200;

/** What an article of a ticket says. */
export type TicketDraft = {
  title: string;
  topic: string;
  locale: string;
  /** As customers ask it. */
  question: string;
  /** Markdown. */
  body: string;
};

/**
 * The ticket's question and the replies to it, without what tells who asked.
 *
 * @throws AppError `no_reply` (conflict) for a ticket that nobody has replied to
 */
export function draftOfTicket({ ticket, activities }: OpenTicket, { editing, locales }: KnowledgeDeps): TicketDraft {
  const mask = (text: string) =>
    text
      .split('\n')
      .map(line => editing.mask(line, ticket.customer.name))
      .join('\n')
      .trim();
  const replies = activities
    .filter(({ from, text, at }) => from === 'operator' && text && at >= ticket.createdAt)
    .map(({ text = '' }) => mask(text));
  if (replies.join('') === '') {
    throw new AppError('conflict', 'no_reply', `${ticket.number} has no reply to make an article of; answer it first`);
  }
  const asked = mask(ticket.question).replace(/\s+/g, ' ').slice(0, longestQuestion).trim();
  const question = asked.length > 1 ? asked : ticket.number;
  const locale = locales.find(one => one === ticket.locale) ?? locales[0] ?? '';
  const topic = isArticleName(ticket.topic) ? ticket.topic : 'general';
  const { markdown } = safeMarkdown(ticket.number, replies.join('\n\n'), 0, 'kept');
  return { title: titleOf(question), topic, locale, question, body: markdown };
}

/**
 * The file of a draft, under a name that no article has yet.
 *
 * @throws AppError `locale` for a language that the desk does not speak; ContentError for a body without text
 */
export function fileOfDraft(draft: TicketDraft, { ticket }: OpenTicket, { editing, locales }: KnowledgeDeps) {
  const locale = matchLocale(draft.locale, locales, '');
  if (locale === '') throw new AppError('invalid', 'locale', `locale: use ${locales.join(' or ')}`);
  const { title, topic, question } = draft;
  const wanted = nameOf(title) ?? nameOf(question) ?? nameOf(ticket.number) ?? 'draft';
  const id = freeName(editing.knowledge.library().files.values(), locale, wanted);
  const path = `${locale}/${topic}/${id}.md`;
  const { markdown: body } = safeMarkdown(path, draft.body, 0, 'joined');
  const tags = ticket.tags ?? [];
  const about = { id, title, questions: [question], tags, updated: editing.today() };
  return { path, text: draftArticle({ ...about, ticket: ticket.number, body }) };
}
