import { type Html, html } from '../../../http/html.ts';
import type {
  HistoryEntry,
  Shown,
  Ticket,
  TicketComplexity,
  TicketForm,
  TicketUrgency,
} from '../../../tickets/ticket.ts';
import type { Page } from '../page.ts';
import { exactTime } from '../times.ts';
import { certainty, dueState, wholePercent } from './ticket-words.ts';

const namedChannels = new Set(['directline', 'support', 'msteams']);
const dueKinds = ['firstResponse', 'nextResponse', 'resolution'] as const;

/** What is known about a ticket beside its conversation. */
export function ticketAside(page: Page, ticket: Ticket, history: readonly HistoryEntry[]): Html {
  return html`${details(page, ticket)}
${ticket.form && formFields(page, ticket.form)}
${ticket.shown.length > 0 && articleList(page, 'shown', ticket.shown)}
${ticket.nearest && ticket.nearest.length > 0 && articleList(page, 'nearest', ticket.nearest)}
${historyList(page, history)}`;
}

function details(page: Page, ticket: Ticket): Html {
  const { words, locale } = page;
  const { name, email } = ticket.customer;
  const language = new Intl.DisplayNames(locale, { type: 'language' }).of(ticket.locale) ?? ticket.locale;
  const channel = namedChannels.has(ticket.channel) ? words(`channel.${ticket.channel}`) : ticket.channel;
  return html`<section class="card"><h2>${words('ticket.details')}</h2><dl>
${row(words('ticket.customer'), name ?? words('list.unknownCustomer'))}
${row(words('ticket.email'), email ?? words('ticket.noEmail'))}
${row(words('ticket.assignee'), ticket.assignee?.name ?? words('ticket.nobody'))}
${row(words('ticket.opened'), exactTime(page, ticket.createdAt))}
${ticket.resolvedAt && row(words('ticket.resolved'), exactTime(page, ticket.resolvedAt))}
${dueKinds.map(kind => dueRow(page, ticket, kind))}
${row(words('ticket.topic'), ticket.topic)}
${ticket.urgency && row(words('ticket.urgency'), urgencyLine(page, ticket.urgency))}
${ticket.complexity && row(words('ticket.complexity'), complexityLine(page, ticket.complexity))}
${row(words('ticket.channel'), channel)}
${row(words('ticket.language'), language)}
</dl>
${ticket.reasons.length > 0 && html`<h2 class="gap">${words('ticket.why')}</h2><ul>${ticket.reasons.map(reason => html`<li>${reason}</li>`)}</ul>`}
</section>`;
}

function urgencyLine({ words, locale }: Page, { level, score, reasons }: TicketUrgency): Html {
  const points = words('urgency.points', { score: score.toLocaleString(locale) });
  const told = [points, ...reasons].join(' · ');
  return html`${words(`urgency.${level}`)}<br><span class="soft small">${told}</span>`;
}

function complexityLine({ words }: Page, { level, questions, topics, words: length }: TicketComplexity): Html {
  const counts = words('complexity.counts', { questions, topics, words: Math.round(length) });
  return html`${words(`complexity.${level}`)}<br><span class="soft small">${counts}</span>`;
}

function row(label: string, value: Html | string): Html {
  return html`<dt>${label}</dt><dd>${value}</dd>`;
}

function dueRow(page: Page, ticket: Ticket, kind: (typeof dueKinds)[number]): Html | undefined {
  const due = ticket.due[kind];
  if (due === undefined) return undefined;
  const steps = html`<details><summary>${page.words('due.steps')}</summary><ol>${due.steps.map(step => html`<li>${step}</li>`)}</ol></details>`;
  return row(
    page.words(`due.${kind}`),
    html`${dueState(page, due)} ${due.state !== 'hit' && html`<span class="soft small">${exactTime(page, due.at)}</span>`}${due.steps.length > 0 && steps}`,
  );
}

function formFields({ words }: Page, form: TicketForm): Html {
  return html`<section class="card"><h2>${words('ticket.form', { name: form.name })}</h2>
<dl>${form.fields.map(field => row(field.label, field.value))}</dl></section>`;
}

function articleList(page: Page, kind: 'shown' | 'nearest', articles: readonly Shown[]): Html {
  return html`<section class="card"><h2>${page.words(`ticket.${kind}`)}</h2><ul>${articles.map(
    article => html`<li>${article.section === undefined ? article.title : `${article.title} › ${article.section}`}
${quietLines(page, article).map(line => html`<br><span class="soft small">${line}</span>`)}</li>`,
  )}</ul></section>`;
}

/** How sure the bot was, and why it came to this article. */
function quietLines(page: Page, { chosen, terms, question, similarity, ...found }: Shown): string[] {
  const { words } = page;
  const sure = [
    chosen ? words('ticket.chosen') : certainty(page, found),
    ...(terms.length > 0 ? [words('ticket.shownTerms', { terms: terms.join(', ') })] : []),
  ];
  if (question === undefined || similarity === undefined) return [sure.join(' · ')];
  return [sure.join(' · '), words('ticket.likeQuestion', { question, percent: wholePercent(similarity) })];
}

function historyList(page: Page, history: readonly HistoryEntry[]): Html {
  const { words } = page;
  return html`<section class="card"><h2>${words('ticket.history')}</h2><ol>${history.map(
    line =>
      html`<li>${actor(page, line)} ${words(`event.${camel(line.kind)}`)}<br><span class="soft small">${exactTime(page, line.at)}</span></li>`,
  )}</ol></section>`;
}

function actor({ words }: Page, { actor: name, operatorId }: HistoryEntry): string {
  const isPart = operatorId === undefined && (name === 'customer' || name === 'bot' || name === 'system');
  return isPart ? words(`actor.${name}`) : name;
}

/** `customer-wrote` -> `customerWrote`: sentences have no hyphen in their names. */
function camel(kind: string): string {
  return kind.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
}
