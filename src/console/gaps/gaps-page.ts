import { type Html, html } from '../../http/html.ts';
import type { Identity, Reply } from '../../http/route.ts';
import type { GapReport } from '../../knowledge/gaps/find-gaps.ts';
import type { Gap } from '../../knowledge/gaps/gap.ts';
import { pageReply } from '../pages/layout.ts';
import type { Page } from '../pages/page.ts';
import { relativeTime } from '../pages/times.ts';

/** What customers asked in vain, the biggest subject first, each with the article that could be written. */
export function gapsPage(page: Page, operator: Identity, report: GapReport): Reply {
  const { words } = page;
  const { items, questions, conversations, hasMore } = report;
  const body = html`<div class="head"><h1>${words('gaps.title')}</h1>
<span class="soft">${words('gaps.intro', { questions, conversations })}</span></div>
${items.length === 0 && html`<p class="card">${words('gaps.empty')}</p>`}
${items.map(gap => gapCard(page, gap))}
${hasMore && html`<p class="soft">${words('gaps.more')}</p>`}`;
  return pageReply(page, { title: words('gaps.title'), body, operator, address: '/console/gaps' });
}

function gapCard(page: Page, gap: Gap): Html {
  const { words } = page;
  const others = gap.samples.slice(1);
  return html`<section class="card">
<h2 lang="${gap.locale}">${gap.draft.title}</h2>
<p class="small"><span class="chip">${words('gaps.conversations', { count: gap.conversations })}</span>
<span class="soft">${words('gaps.counts', { questions: gap.questions })} · ${gap.unhelpful > 0 && `${words('gaps.unhelpful', { count: gap.unhelpful })} · `}${words('gaps.last')} ${relativeTime(page, gap.lastAt)}</span></p>
${others.length > 0 && html`<ul lang="${gap.locale}">${others.map(sample => html`<li>${sample}</li>`)}</ul>`}
${gap.nearest && nearest(page, gap.nearest, gap.locale)}
<details><summary>${words('gaps.draft')}</summary>
<p class="hint">${words('gaps.draftPath', { path: gap.draft.path })}</p>
<pre lang="${gap.locale}">${gap.draft.text}</pre></details>
</section>`;
}

function nearest({ words }: Page, { title, url, score }: NonNullable<Gap['nearest']>, locale: string): Html {
  return html`<p class="small soft">${words('gaps.nearest')} <a lang="${locale}" href="${url}">${title}</a> (${words('ticket.score', { percent: Math.round(score * 100) })})</p>`;
}
