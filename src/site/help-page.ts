import type { Locale } from '../base/locale.ts';
import { dateTag } from '../dialogs/words/instant-text.ts';
import { type Html, html, raw } from '../http/html.ts';
import type { Reply } from '../http/route.ts';
import type { Article } from '../knowledge/article.ts';
import type { Hit } from '../knowledge/ports.ts';
import { page } from './layout.ts';
import type { Site } from './site.ts';

/** The help centre's first page: topics and titles, or what a search found. `found` is undefined when nothing was asked. */
export function helpPage(
  site: Site,
  view: { locale: Locale; nonce: string; query: string; found: readonly Hit[] | undefined },
): Reply {
  const { locale, nonce, query, found } = view;
  const say = (key: string, values = {}) => site.say(locale, key, values);
  const body = html`<div class="wide help">
<h1>${say('site.help.title')}</h1>
<form class="search" role="search" action="/help/${locale}">
<label class="unseen" for="q">${say('site.help.searchLabel')}</label>
<input id="q" name="q" type="search" maxlength="200" value="${query}" placeholder="${say('site.help.searchHint')}">
<button class="solid">${say('site.help.searchButton')}</button>
</form>
${found === undefined ? topics(site, locale) : results(site, locale, query, found)}
</div>`;
  return page(site, {
    locale,
    nonce,
    title: say('site.help.title'),
    description: say('site.help.description'),
    body,
    translations: site.locales
      .filter(other => other !== locale)
      .map(other => ({ locale: other, address: `/help/${other}` })),
  });
}

function topics(site: Site, locale: Locale): Html {
  const byTopic = Map.groupBy(site.knowledge.published(locale), article => article.topic);
  const sorted = [...byTopic].sort(([a], [b]) => a.localeCompare(b, 'en'));
  return html`<div class="topics">${sorted.map(
    ([topic, articles]) =>
      html`<section><h2>${topicName(site, locale, topic)}</h2><ul>${articles.map(
        article => html`<li><a href="${articleAddress(article)}">${article.title}</a></li>`,
      )}</ul></section>`,
  )}</div>`;
}

function results(site: Site, locale: Locale, query: string, found: readonly Hit[]): Html {
  if (found.length === 0) {
    return html`<div class="empty"><p>${site.say(locale, 'site.help.nothing', { query })}</p>
<p><a class="solid" data-chat href="/help/${locale}">${site.say(locale, 'site.help.ask')}</a></p></div>`;
  }
  return html`<ol class="results">${found.map(
    ({ article, section }) =>
      html`<li><a href="${articleAddress(article, section.anchor)}">${article.title}${
        section.heading !== undefined && html` <span class="quiet">› ${section.heading}</span>`
      }</a><p>${excerpt(section.text)}</p></li>`,
  )}</ol>`;
}

/** One article as a page of its own. */
export function articlePage(site: Site, view: { article: Article; nonce: string }): Reply {
  const { article, nonce } = view;
  const { locale } = article;
  const say = (key: string, values = {}) => site.say(locale, key, values);
  const parts = article.sections.filter(section => section.heading !== undefined);
  const body = html`<article class="narrow article">
<p class="trail"><a href="/help/${locale}">${say('site.help.link')}</a> › ${topicName(site, locale, article.topic)}</p>
<h1>${article.title}</h1>
<p class="quiet">${say('site.article.updated')} <time datetime="${article.updated}">${day(locale, article.updated)}</time></p>
${
  parts.length > 2 &&
  html`<nav class="contents" aria-label="${say('site.article.contents')}"><ul>${parts.map(
    part => html`<li><a href="#${part.anchor}">${part.heading}</a></li>`,
  )}</ul></nav>`
}
<div class="prose">${raw(article.html)}</div>
<aside class="more"><p>${say('site.article.more')}</p><a class="solid" data-chat href="/help/${locale}">${say('site.article.ask')}</a></aside>
</article>`;
  return page(site, {
    locale,
    nonce,
    title: article.title,
    description: excerpt(article.sections[0]?.text ?? ''),
    body,
    translations: site.knowledge
      .locales()
      .filter(other => other !== locale && site.locales.includes(other))
      .flatMap(other => site.knowledge.article(other, article.id) ?? [])
      .map(other => ({ locale: other.locale, address: articleAddress(other) })),
  });
}

/** Path of an article, or of one of its sections, below the public address. */
export function articleAddress(article: Pick<Article, 'locale' | 'slug'>, anchor = ''): string {
  const path = `/help/${article.locale}/${encodeURIComponent(article.slug)}`;
  return anchor === '' ? path : `${path}#${encodeURIComponent(anchor)}`;
}

/** The topic's name from `dialogs/`, or its folder's name when an editor has made a topic nobody named. */
function topicName(site: Site, locale: Locale, topic: string): string {
  try {
    return site.say(locale, `site.topics.${topic}`);
  } catch {
    return topic.charAt(0).toUpperCase() + topic.slice(1).replaceAll('-', ' ');
  }
}

function excerpt(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length <= 160 ? line : `${line.slice(0, 159).trimEnd()}…`;
}

function day(locale: Locale, date: string): string {
  return new Intl.DateTimeFormat(dateTag(locale), { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(date));
}
