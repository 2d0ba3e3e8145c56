import type { Locale } from '../../base/locale.ts';
import { instantParts } from '../../dialogs/words/instant-text.ts';
import { type Html, html } from '../../http/html.ts';
import type { Reply } from '../../http/route.ts';
import type { HistoryEntry, Ticket } from '../../tickets/ticket.ts';
import type { Site } from '../site.ts';
import { page } from './layout.ts';

/** What a customer may see of a ticket; everything else of it is the operators'. */
type CustomerView = {
  number: string;
  status: Ticket['status'];
  createdAt: string;
  /** Until when somebody answers, while that is still open. */
  dueAt: string | undefined;
  /** What was said, oldest first. */
  said: Said[];
  fields: { label: string; value: string }[];
};

/** `name` is the operator's; undefined when the customer spoke. */
type Said = { at: string; text: string; name: string | undefined };

function customerView(ticket: Ticket, history: readonly HistoryEntry[]): CustomerView {
  const first = ticket.due.firstResponse;
  return {
    number: ticket.number,
    status: ticket.status,
    createdAt: ticket.createdAt,
    dueAt: first?.state === 'active' ? first.at : undefined,
    said: [{ at: ticket.createdAt, text: ticket.question, name: undefined }, ...history.flatMap(said)],
    fields: (ticket.form?.fields ?? []).map(({ label, value }) => ({ label, value })),
  };
}

/** Of the history only what both sides said to each other: no note, and no line about the work on the ticket. */
function said({ kind, actor, at, text }: HistoryEntry): Said[] {
  if (text === undefined) return [];
  if (kind === 'replied') return [{ at, text, name: actor }];
  const isCustomers = kind === 'customer-wrote' || (kind === 'reopened' && actor === 'customer');
  return isCustomers ? [{ at, text, name: undefined }] : [];
}

/** The page behind the signed link, in the ticket's language. Never indexed, and its address never passed on. */
export function statusPage(
  site: Site,
  view: { ticket: Ticket; history: readonly HistoryEntry[]; nonce: string },
): Reply {
  const ticket = customerView(view.ticket, view.history);
  const locale = site.locales.find(known => known === view.ticket.locale) ?? site.locales[0] ?? 'en';
  return page(site, {
    locale,
    nonce: view.nonce,
    title: site.say(locale, 'site.ticket.title', { number: ticket.number }),
    body: body(site, locale, ticket),
    translations: [],
    isPrivate: true,
  });
}

function body(site: Site, locale: Locale, ticket: CustomerView): Html {
  const say = (key: string, values = {}) => site.say(locale, key, values);
  const time = (at: string) => html`<time datetime="${at}">${moment(site, locale, at)}</time>`;
  const isWaiting = ticket.status === 'new' || ticket.status === 'open';
  return html`<article class="narrow ticket">
<h1>${say('site.ticket.title', { number: ticket.number })}</h1>
<p class="state state-${ticket.status}">${say(`site.ticket.status.${ticket.status}`)}</p>
<dl>
<div><dt>${say('site.ticket.opened')}</dt><dd>${time(ticket.createdAt)}</dd></div>
${isWaiting && ticket.dueAt !== undefined && html`<div><dt>${say('site.ticket.due')}</dt><dd>${time(ticket.dueAt)}</dd></div>`}
</dl>
<h2>${say('site.ticket.nextTitle')}</h2>
<p>${say(`site.ticket.next.${ticket.status}`)}</p>
<h2>${say('site.ticket.happenedTitle')}</h2>
<ol class="words">${ticket.said.map(
    ({ at, text, name }) =>
      html`<li class="${name === undefined ? 'mine' : 'theirs'}"><p class="quiet"><strong>${name ?? say('site.ticket.you')}</strong> · ${time(at)}</p><blockquote>${text}</blockquote></li>`,
  )}</ol>
${
  ticket.fields.length > 0 &&
  html`<dl class="fields">${ticket.fields.map(({ label, value }) => html`<div><dt>${label}</dt><dd>${value}</dd></div>`)}</dl>`
}
</article>`;
}

function moment(site: Site, locale: Locale, at: string): string {
  return site.say(locale, 'ticket.when', instantParts(at, locale, site.timeZone));
}
