import { type Html, html } from '../../http/html.ts';
import type { Identity, Reply } from '../../http/route.ts';
import { type Ticket, ticketStatuses } from '../../tickets/ticket.ts';
import { pageReply } from './layout.ts';
import type { Page } from './page.ts';
import { customerName, dueState, nextDue, priorityChip, statusChip } from './ticket/ticket-words.ts';
import { relativeTime } from './times.ts';

export const queueFilters = ['active', ...ticketStatuses, 'all'] as const;
export type QueueFilter = (typeof queueFilters)[number];

export type Queue = {
  items: Ticket[];
  next: string | undefined;
  filter: QueueFilter;
  /** True right after set-up: what to do first is shown. */
  isWelcome: boolean;
};

/** All that waits for a person, the most pressing first. */
export function queuePage(page: Page, operator: Identity, queue: Queue): Reply {
  const { words } = page;
  const address = queue.filter === 'active' ? '/console' : `/console?status=${queue.filter}`;
  const body = html`${queue.isWelcome && welcome(page)}
<h1>${words('queue')}</h1>
<nav aria-label="${words('filter.label')}"><ul class="filters">${queueFilters.map(filter => filterLink(page, filter, queue.filter))}</ul></nav>
<div id="queue" data-live>${queue.items.length > 0 ? table(page, queue.items) : empty(page, queue.filter)}</div>
${queue.next && html`<p><a href="/console?status=${queue.filter}&amp;cursor=${encodeURIComponent(queue.next)}">${words('list.more')}</a></p>`}`;
  return pageReply(page, { title: words('queue'), body, operator, address, isLive: true });
}

function welcome({ words }: Page): Html {
  return html`<section class="card">
<h2>${words('welcome.title')}</h2>
<p>${words('welcome.text')}</p>
<p>${words('welcome.token')}</p>
<pre>npx solodesk token add my-program --role operator</pre>
<p>${words('welcome.tokenUse')}</p>
<pre>Authorization: Bearer sd_…</pre>
</section>`;
}

function filterLink({ words }: Page, filter: QueueFilter, chosen: QueueFilter): Html {
  const label = words(filter === 'active' || filter === 'all' ? `filter.${filter}` : `status.${filter}`);
  const href = filter === 'active' ? '/console' : `/console?status=${filter}`;
  return html`<li><a href="${href}" ${filter === chosen && html`aria-current="page"`}>${label}</a></li>`;
}

function empty({ words }: Page, filter: QueueFilter): Html {
  return filter === 'active'
    ? html`<p class="card">${words('list.empty')}</p>`
    : html`<p class="card">${words('list.emptyFiltered')} <a href="/console">${words('filter.clear')}</a></p>`;
}

function table(page: Page, tickets: readonly Ticket[]): Html {
  const { words } = page;
  return html`<table>
<thead><tr><th scope="col">${words('column.ticket')}</th><th scope="col">${words('column.question')}</th><th scope="col">${words('column.customer')}</th><th scope="col">${words('column.status')}</th><th scope="col">${words('column.age')}</th><th scope="col">${words('column.due')}</th></tr></thead>
<tbody>${tickets.map(ticket => row(page, ticket))}</tbody>
</table>`;
}

function row(page: Page, ticket: Ticket): Html {
  const { words } = page;
  const due = nextDue(ticket);
  return html`<tr>
<td class="number">${priorityChip(page, ticket)} <span class="soft small">${ticket.number}</span></td>
<td class="question"><a class="clamp" lang="${ticket.locale}" href="/console/tickets/${ticket.number}">${ticket.question}</a></td>
<td class="customer small">${customerName(page, ticket)}</td>
<td class="small">${statusChip(page, ticket)} ${ticket.assignee && html`<span class="soft">${words('list.heldBy', { name: ticket.assignee.name })}</span>`}</td>
<td class="when small" data-label="${words('column.age')}">${relativeTime(page, ticket.createdAt)}</td>
${due ? html`<td class="when small" data-label="${words('column.due')}">${dueState(page, due)}</td>` : html`<td class="when small"></td>`}
</tr>`;
}
