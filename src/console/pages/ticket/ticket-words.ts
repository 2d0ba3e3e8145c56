import { msBetween } from '../../../base/clock.ts';
import { type Html, html } from '../../../http/html.ts';
import { isToDo } from '../../../tickets/sla.ts';
import { isOpen } from '../../../tickets/status.ts';
import type { Due, Ticket } from '../../../tickets/ticket.ts';
import type { Page } from '../page.ts';
import { relativeTime } from '../times.ts';

export function statusChip({ words }: Page, ticket: Ticket): Html {
  return html`<span class="chip">${words(`status.${ticket.status}`)}</span>`;
}

export function priorityChip({ words }: Page, ticket: Ticket): Html {
  return html`<span class="chip ${ticket.priority}">${words(`priority.${ticket.priority}`)}</span>`;
}

/** The customer's name, else the e-mail address, else that it is a visitor. */
export function customerName({ words }: Page, { customer }: Ticket): string {
  return customer.name ?? customer.email ?? words('list.unknownCustomer');
}

/** The promise that runs out next; undefined when nothing is promised any more. */
export function nextDue(ticket: Ticket): Due | undefined {
  if (!isOpen(ticket)) return undefined;
  const { firstResponse, nextResponse, resolution } = ticket.due;
  const running = [firstResponse, nextResponse, resolution].filter(isToDo);
  return running.toSorted((a, b) => a.at.localeCompare(b.at))[0];
}

/** When it is due, or how long it is overdue, or how it ended. */
export function dueState(page: Page, due: Due): Html {
  if (due.state === 'hit') return html`<span class="good">${page.words('due.hit')}</span>`;
  if (due.state === 'missed') return html`<span class="late">${page.words('due.missed')}</span>`;
  const isLate = msBetween(page.now, due.at) < 0;
  if (!isLate) return relativeTime(page, due.at);
  return html`<span class="late">${page.words('due.overdue')} · ${relativeTime(page, due.at)}</span>`;
}

/** How sure the bot was of an article and from when on it answered then; of an old ticket, how well it matched. */
export function certainty(
  { words }: Page,
  {
    score,
    confidence,
    answerFrom,
  }: { score: number; confidence?: number | undefined; answerFrom?: number | undefined },
): string {
  if (confidence === undefined) return words('ticket.score', { percent: wholePercent(score) });
  const percent = wholePercent(confidence);
  if (answerFrom === undefined) return words('ticket.sure', { percent });
  return words('ticket.sureFrom', { percent, from: wholePercent(answerFrom) });
}

/** A share of 0 to 1 as whole percent. */
export function wholePercent(share: number): number {
  return Math.round(Math.min(1, Math.max(0, share)) * 100);
}
