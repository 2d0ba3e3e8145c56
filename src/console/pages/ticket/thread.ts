import { ContentError } from '../../../content/problem.ts';
import { type Html, html, raw } from '../../../http/html.ts';
import { parseBody } from '../../../knowledge/markdown/body.ts';
import { renderHtml } from '../../../knowledge/markdown/rendering.ts';
import type { HistoryEntry } from '../../../tickets/ticket.ts';
import type { AnswerSource, LoggedActivity } from '../../../turn/activity.ts';
import type { Page } from '../page.ts';
import { relativeTime } from '../times.ts';
import { certainty } from './ticket-words.ts';

/** The conversation with the operators' notes between, in the order in which it happened. */
export function thread(page: Page, activities: readonly LoggedActivity[], history: readonly HistoryEntry[]): Html {
  const messages = activities
    .filter(({ kind, text, card }) => kind === 'message' && (text !== undefined || card !== undefined))
    .map(activity => ({ at: activity.at, entry: message(page, activity) }));
  const notes = history
    .filter(({ kind, text }) => kind === 'noted' && text !== undefined)
    .map(line => ({ at: line.at, entry: note(page, line) }));
  // a stable sort: what was said in one instant stays in its order
  const entries = [...messages, ...notes].toSorted((a, b) => a.at.localeCompare(b.at));
  return html`${(activities[0]?.n ?? 1) > 1 && html`<p class="soft">${page.words('ticket.older')}</p>`}
<ol class="thread">${entries.map(({ entry }) => entry)}</ol>`;
}

function message(page: Page, activity: LoggedActivity): Html {
  const { words } = page;
  const { from, text = activity.card?.title ?? '', choices = [], source } = activity;
  return html`<li class="${from}" lang="${activity.locale}">
<p class="by" lang="${page.locale}"><b>${activity.name ?? words(`from.${from}`)}</b> · ${relativeTime(page, activity.at)}</p>
${activity.format === 'markdown' ? html`<div class="markdown">${markdown(text)}</div>` : html`<p class="text">${text}</p>`}
${source && fromArticle(page, source)}
${choices.length > 0 && html`<p class="offered" lang="${page.locale}">${words('ticket.offered')} ${choices.map(choice => choice.title).join(' · ')}</p>`}
</li>`;
}

function fromArticle(page: Page, source: AnswerSource): Html {
  const { words, locale } = page;
  const title = source.section === undefined ? source.title : `${source.title} › ${source.section}`;
  // an article's address is a path of this desk; anything else is shown as words
  const isPath = /^\/(?!\/)/.test(source.path);
  return html`<p class="from-article" lang="${locale}">${isPath ? html`<a href="${source.path}">${words('ticket.source', { title })}</a>` : words('ticket.source', { title })} · ${certainty(page, source)}</p>`;
}

function note(page: Page, line: HistoryEntry): Html {
  return html`<li class="note">
<p class="by"><b>${line.actor}</b> · ${page.words('action.note')} · ${relativeTime(page, line.at)}</p>
<p class="text">${line.text}</p>
</li>`;
}

/** Sanitised as articles are; what cannot be read as markdown is shown as it was written. */
function markdown(text: string): Html {
  try {
    return raw(renderHtml(parseBody('message', text, 0), url => (/^\/(?!\/)/.test(url) ? url : undefined)));
  } catch (error) {
    if (!(error instanceof ContentError)) throw error;
    return html`<p class="text">${text}</p>`;
  }
}
