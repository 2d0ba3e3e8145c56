import type { Locale } from '../base/locale.ts';
import type { Content } from '../dialogs/content/content.ts';
import type { ChoiceOf, Said, Values } from '../dialogs/dialog.ts';
import type { SectionRef } from '../dialogs/dialog-state.ts';
import { openingWords } from '../dialogs/words/answering-words.ts';
import { instantParts } from '../dialogs/words/instant-text.ts';
import { escapeMarkdown } from '../dialogs/words/markdown-text.ts';
import type { Knowledge } from '../knowledge/ports.ts';
import { answeringAt } from '../tickets/hours/answering.ts';
import type { OpeningHours } from '../tickets/hours/business-time.ts';
import { isToDo } from '../tickets/sla.ts';
import { isHeld, isOpen } from '../tickets/status.ts';
import type { Priority, Ticket, TicketStatus } from '../tickets/ticket.ts';
import type { AnswerSource, LoggedActivity } from './activity.ts';

/** Where pages are. Paths begin with a slash; `absolute` puts the public address before them. */
export type Links = {
  article(locale: Locale, slug: string, anchor: string): string;
  ticketStatus(number: string): string;
  absolute(path: string): string;
};

export type RenderContext = {
  content: Content;
  knowledge: Knowledge;
  links: Links;
  locale: Locale;
  ticket: Ticket | undefined;
  now: string;
  /** With the times when everybody is away. */
  hours: OpeningHours;
};

/** The words of an activity, before it has its place in the log. */
export type Rendered = Pick<LoggedActivity, 'text' | 'format' | 'choices' | 'source' | 'card'>;

/** Turns what a dialog says into words, choices and sources. A section that is gone from the articles says so. */
export function render(said: Said, context: RenderContext): Rendered {
  const choices = said.choices?.map(choice => ({ title: choiceTitle(choice, context) }));
  return { format: 'markdown', ...words(said, context), ...(choices ? { choices } : {}) };
}

function words(said: Said, context: RenderContext): Pick<Rendered, 'text' | 'source' | 'card'> {
  if ('words' in said) return { text: said.words, ...(said.card === undefined ? {} : cardOf(said.card, context)) };
  if ('section' in said) return sectionWords(said.section, context, said.bare ?? false);
  const ticket = said.aboutTicket && context.ticket ? ticketValues(context.ticket, context) : {};
  return { text: context.content.say(context.locale, said.key, { ...ticket, ...said.values }) };
}

function choiceTitle(choice: ChoiceOf, { content, locale }: RenderContext): string {
  return 'key' in choice ? content.say(locale, choice.key) : choice.title;
}

function sectionWords(ref: SectionRef, context: RenderContext, bare: boolean): Pick<Rendered, 'text' | 'source'> {
  const { content, knowledge, links, locale } = context;
  const article = knowledge.article(ref.locale, ref.articleId);
  const section = article?.sections.find(one => one.anchor === ref.anchor) ?? article?.sections[0];
  if (!article || !section) return { text: content.say(locale, 'answer.gone') };
  const path = links.article(article.locale, article.slug, section.anchor);
  const source: AnswerSource = {
    articleId: article.id,
    title: article.title,
    ...(section.heading === undefined ? {} : { section: section.heading }),
    path,
    version: article.version,
    score: ref.score,
    ...(ref.confidence === undefined ? {} : { confidence: ref.confidence }),
  };
  const text = absoluteLinks(section.markdown, links);
  if (bare) return { text, source };
  const from = content.say(locale, section.heading === undefined ? 'answer.source' : 'answer.sourceSection', {
    title: escapeMarkdown(article.title),
    section: escapeMarkdown(section.heading ?? ''),
    url: links.absolute(path),
  });
  return { text: `${text}\n\n${from}`, source };
}

/** Links between articles are paths in the page; in a chat they need the address before them. */
function absoluteLinks(markdown: string, links: Links): string {
  return markdown.replaceAll('](/', `](${links.absolute('/')}`);
}

function cardOf(id: string, { content, locale }: RenderContext): Pick<Rendered, 'card'> {
  const form = content.forms(locale).find(one => one.id === id);
  if (!form) return {};
  const fields = form.fields.map(({ id: field, label, type, required, choices, mend }) => ({
    id: field,
    label,
    type,
    required,
    error: mend ?? content.say(locale, 'form.mend', { label }),
    ...(choices ? { choices: choices.map(choice => choice.label) } : {}),
  }));
  return { card: { form: form.id, title: form.title, submit: content.say(locale, 'form.send'), fields } };
}

const statusKeys: Readonly<Record<TicketStatus, string>> = {
  new: 'ticket.statusNew',
  open: 'ticket.statusOpen',
  pending: 'ticket.statusPending',
  snoozed: 'ticket.statusSnoozed',
  resolved: 'ticket.statusResolved',
  closed: 'ticket.statusClosed',
};

const priorityKeys: Readonly<Record<Priority, string>> = {
  urgent: 'ticket.priorityUrgent',
  high: 'ticket.priorityHigh',
  normal: 'ticket.priorityNormal',
  low: 'ticket.priorityLow',
};

const longestQuote = 80;

function ticketValues(ticket: Ticket, context: RenderContext): Values {
  const { content, locale, links } = context;
  const [line = ''] = ticket.question.split('\n');
  const quoted = line.length > longestQuote ? `${line.slice(0, longestQuote)}…` : line;
  return {
    number: ticket.number,
    question: escapeMarkdown(quoted),
    status: content.say(locale, statusKeys[ticket.status]),
    priority: content.say(locale, priorityKeys[ticket.priority]),
    next: nextWords(ticket, context),
    name: escapeMarkdown(ticket.assignee?.name ?? ''),
    url: links.absolute(links.ticketStatus(ticket.number)),
  };
}

/** What happens next and when: never a promise that is past already; while nobody is there, when a person is. */
function nextWords(ticket: Ticket, context: RenderContext): string {
  const { content, locale, now } = context;
  if (!isOpen(ticket)) return content.say(locale, 'ticket.nextDone');
  if (isHeld(ticket))
    return content.say(locale, 'ticket.nextHeld', { name: escapeMarkdown(ticket.assignee?.name ?? '') });
  const answering = answeringAt(now, context.hours);
  if (answering.is === 'unknown') return content.say(locale, 'ticket.nextUnknown');
  const opening = openingWords(answering, content.say, locale, content.policy.hours.timeZone);
  if (opening) return content.say(locale, 'ticket.nextOpens', opening);
  const due = isToDo(ticket.due.nextResponse) ? ticket.due.nextResponse : ticket.due.firstResponse;
  if (due?.state !== 'active' || due.at <= now) return content.say(locale, 'ticket.nextSoon');
  const when = content.say(locale, 'ticket.when', instantParts(due.at, locale, content.policy.hours.timeZone));
  return content.say(locale, 'ticket.nextBy', { when });
}
