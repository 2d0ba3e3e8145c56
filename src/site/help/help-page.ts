import type { Locale } from '../../base/locale.ts';
import { type Html, html } from '../../http/html.ts';
import type { Reply } from '../../http/route.ts';
import type { Article } from '../../knowledge/article.ts';
import { page } from '../pages/layout.ts';
import type { Site } from '../site.ts';
import { articleAddress, chatAddress, helpAddress, topicAddress, topicName } from './addresses.ts';
import type { Piece } from './excerpt.ts';
import type { FoundArticle } from './search.ts';
import { searchBox } from './search-box.ts';

/** Titles on a topic's card; the rest are on its page. */
const mostOnCard = 5;

/** The help centre's first page: topics and titles, or what a search found. `found` is undefined when nothing was asked. */
export function helpPage(
  site: Site,
  view: { locale: Locale; nonce: string; query: string; found: readonly FoundArticle[] | undefined },
): Reply {
  const { locale, nonce, query, found } = view;
  const say = (key: string, values = {}) => site.say(locale, key, values);
  const body = html`<div class="wide help">
<h1>${found === undefined ? say('site.help.title') : say('site.help.resultsTitle', { query })}</h1>
${searchBox(site, locale, query)}
${found !== undefined && results(site, locale, query, found)}
${(found === undefined || found.length === 0) && topics(site, locale)}
</div>`;
  return page(site, {
    locale,
    nonce,
    address: helpAddress(locale),
    title: found === undefined ? say('site.help.title') : say('site.help.resultsTitle', { query }),
    description: say('site.help.description'),
    body,
    translations: site.locales
      .filter(other => other !== locale)
      .map(other => ({ locale: other, address: helpAddress(other) })),
    isUnlisted: found !== undefined,
  });
}

/** The topics of a locale with their articles, the largest first. */
export function topicsOf(site: Pick<Site, 'knowledge' | 'say'>, locale: Locale): [topic: string, Article[]][] {
  const name = (topic: string) => topicName(site, locale, topic);
  return [...Map.groupBy(site.knowledge.published(locale), article => article.topic)].sort(
    ([a, ofA], [b, ofB]) => ofB.length - ofA.length || name(a).localeCompare(name(b), locale),
  );
}

function topics(site: Site, locale: Locale): Html {
  return html`<ul class="topics">${topicsOf(site, locale).map(
    ([topic, articles]) => html`<li class="topic">
<h2><a href="${topicAddress(locale, topic)}">${topicName(site, locale, topic)}</a></h2>
<p class="quiet">${counted(site, locale, articles.length)}</p>
<ul>${articles.slice(0, mostOnCard).map(article => html`<li><a href="${articleAddress(article)}">${article.title}</a></li>`)}</ul>
${
  articles.length > mostOnCard &&
  html`<p class="all"><a href="${topicAddress(locale, topic)}">${site.say(locale, 'site.help.all', { count: articles.length })}<span class="unseen">: ${topicName(site, locale, topic)}</span></a></p>`
}
</li>`,
  )}</ul>`;
}

/** "1 article", "4 articles". */
export function counted(site: Pick<Site, 'say'>, locale: Locale, count: number): string {
  return site.say(locale, count === 1 ? 'site.help.countOne' : 'site.help.count', { count });
}

function results(site: Site, locale: Locale, query: string, found: readonly FoundArticle[]): Html {
  if (found.length === 0) {
    return html`<div class="empty"><p>${site.say(locale, 'site.help.nothing', { query })}</p>
<p><a class="solid" data-chat href="${chatAddress(locale)}">${site.say(locale, 'site.help.ask')}</a></p></div>`;
  }
  return html`<ol class="results">${found.map(
    ({ article, section, excerpt }) =>
      html`<li><p class="quiet">${topicName(site, locale, article.topic)}</p>
<h2><a href="${articleAddress(article, section.anchor)}">${article.title}${
        section.heading !== undefined && html` <span class="section">› ${section.heading}</span>`
      }</a></h2>
<p>${marked(excerpt)}</p></li>`,
  )}</ol>
<aside class="more"><p>${site.say(locale, 'site.article.more')}</p><a class="solid" data-chat href="${chatAddress(locale)}">${site.say(locale, 'site.help.ask')}</a></aside>`;
}

function marked(pieces: readonly Piece[]): Html {
  return html`${pieces.map(({ text, match }) => (match ? html`<mark>${text}</mark>` : text))}`;
}
