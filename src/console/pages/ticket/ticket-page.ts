import { type Html, html } from '../../../http/html.ts';
import type { Identity, Reply } from '../../../http/route.ts';
import { isOpen, transitions } from '../../../tickets/status.ts';
import type { Ticket } from '../../../tickets/ticket.ts';
import type { OpenTicket } from '../../tickets/ticket-desk.ts';
import { textMax } from '../../tickets/ticket-text.ts';
import { pageReply } from '../layout.ts';
import type { Page } from '../page.ts';
import { thread } from './thread.ts';
import { ticketAside } from './ticket-aside.ts';
import { customerName, priorityChip, statusChip } from './ticket-words.ts';

export const ticketProblems = ['conflict', 'empty', 'long'] as const;
export type TicketProblem = (typeof ticketProblems)[number];

/** One ticket: its conversation, what the operator can do, and what is known about it. */
export function ticketPage(
  page: Page,
  operator: Identity,
  open: OpenTicket,
  problem: TicketProblem | undefined,
): Reply {
  const { words } = page;
  const { ticket, activities, history, undelivered } = open;
  const isMine = ticket.assignee === undefined || ticket.assignee.id === operator.id;
  const body = html`<a href="/console">← ${words('ticket.back')}</a>
${problem && html`<p class="problem" role="alert">${words(`problem.${problem}`, { max: textMax })}</p>`}
<div id="head" class="head" data-live>
<h1 lang="${ticket.locale}">${ticket.question}</h1>
<span class="soft">${ticket.number}</span>${priorityChip(page, ticket)}${statusChip(page, ticket)}
${!isMine && html`<span class="soft">${words('action.heldByOther', { name: ticket.assignee?.name ?? '' })}</span>`}
${stateForms(page, ticket, isMine)}
</div>
<div class="sides">
<div>
<section aria-label="${words('ticket.thread')}"><div id="thread" data-live>${undelivered.length > 0 && notDelivered(page, undelivered)}${thread(page, activities, history)}</div></section>
<div id="reply" data-live>${isOpen(ticket) ? isMine && replyForm(page, ticket) : html`<p class="card">${words('action.finished')}</p>`}</div>
${noteForm(page, ticket)}
</div>
<aside id="about" data-live>${ticketAside(page, ticket, history)}</aside>
</div>`;
  return pageReply(page, {
    title: `${ticket.number} · ${ticket.question.slice(0, 60)}`,
    body,
    operator,
    address: `/console/tickets/${ticket.number}`,
    isLive: true,
  });
}

/** What the customer never got: the operator must find another way. */
function notDelivered({ words }: Page, undelivered: OpenTicket['undelivered']): Html {
  const count = undelivered.length;
  return html`<p class="problem" role="alert">${words('ticket.undelivered', { count, error: undelivered.at(-1)?.error ?? '' })}</p>`;
}

function stateForms({ words }: Page, ticket: Ticket, isMine: boolean): Html {
  const can = transitions[ticket.status];
  const form = (action: 'claim' | 'release' | 'reopen') =>
    html`<form method="post" action="/console/tickets/${ticket.number}/${action}"><button class="plain">${words(`action.${action}`)}</button></form>`;
  return html`${can.claim && !ticket.assignee && form('claim')}${can.release && ticket.assignee && isMine && form('release')}${can.reopen && form('reopen')}`;
}

function replyForm(page: Page, ticket: Ticket): Html {
  const { words } = page;
  const path = `/console/tickets/${ticket.number}`;
  const name = ticket.customer.name === undefined ? words('action.customerHint') : customerName(page, ticket);
  return html`<form class="card" method="post" action="${path}/reply">
<label for="reply-text">${words('action.reply')}</label>
<textarea id="reply-text" name="text" maxlength="${textMax}" required aria-describedby="reply-hint"></textarea>
<p class="hint" id="reply-hint">${words('action.replyHint', { name })} ${words('action.resolveHint')}</p>
<div class="actions"><button>${words('action.send')}</button>
<button class="plain" formaction="${path}/resolve" formnovalidate>${words('action.sendResolve')}</button></div>
</form>`;
}

function noteForm({ words }: Page, ticket: Ticket): Html {
  return html`<form class="card" method="post" action="/console/tickets/${ticket.number}/note">
<label for="note-text">${words('action.note')}</label>
<textarea id="note-text" name="text" maxlength="${textMax}" required aria-describedby="note-hint"></textarea>
<p class="hint" id="note-hint">${words('action.noteHint')}</p>
<div class="actions"><button class="plain">${words('action.saveNote')}</button></div>
</form>`;
}
