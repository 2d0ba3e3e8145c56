import type { Locale } from '../../base/locale.ts';
import { dateTag } from '../../dialogs/words/instant-text.ts';
import { escapeHtml, type Html, html, raw } from '../../http/html.ts';
import type { Reply } from '../../http/route.ts';
import type { Article } from '../../knowledge/article.ts';
import { page } from '../pages/layout.ts';
import type { Site } from '../site.ts';
import { articleAddress, chatAddress, helpAddress, topicAddress, topicName } from './addresses.ts';
import { beginningOf } from './excerpt.ts';
import { feedbackPanel, type Voted } from './feedback-panel.ts';
import { searchBox } from './search-box.ts';

/** Related articles below one. */
const mostRelated = 4;
/** Fewer headings than this are in sight anyway. */
const fewestContents = 3;

export type ArticleView = {
  article: Article;
  nonce: string;
  /** The search whose results led here. */
  searched: string | undefined;
  /** What the reader has just said of the article, by a form without scripts. */
  voted: Voted | undefined;
};

/** One article as a page of its own. */
export function articlePage(site: Site, view: ArticleView): Reply {
  const { article, nonce } = view;
  const { locale } = article;
  const say = (key: string, values = {}) => site.say(locale, key, values);
  const body = html`<article class="narrow article">
${searchBox(site, locale)}
${trail(site, article, view.searched)}
<h1>${article.title}</h1>
<p class="quiet">${say('site.article.updated')} <time datetime="${article.updated}">${day(locale, article.updated)}</time></p>
${contents(site, article)}
<div class="prose">${raw(withSectionLinks(article.html, heading => say('site.article.sectionLink', { heading })))}</div>
${feedbackPanel(site, article, view.voted)}
${related(site, article)}
<aside class="more"><p>${say('site.article.more')}</p><a class="solid" data-chat href="${chatAddress(locale)}">${say('site.article.ask')}</a></aside>
</article>`;
  return page(site, {
    locale,
    nonce,
    address: articleAddress(article),
    title: article.title,
    description: beginningOf(article.sections[0]?.text ?? '', locale),
    body,
    translations: translationsOf(site, article).map(other => ({
      locale: other.locale,
      address: articleAddress(other),
    })),
  });
}

/** The same article in the other languages that have it. */
export function translationsOf(site: Pick<Site, 'knowledge' | 'locales'>, { locale, id }: Article): Article[] {
  return site.locales.filter(other => other !== locale).flatMap(other => site.knowledge.article(other, id) ?? []);
}

function trail(site: Site, { locale, topic }: Article, searched: string | undefined): Html {
  const back =
    searched !== undefined &&
    html`<a class="back" href="${helpAddress(locale, searched)}">${site.say(locale, 'site.article.back', { query: searched })}</a>`;
  return html`<nav class="trail" aria-label="${site.say(locale, 'site.article.trail')}">${back}
<span><a href="${helpAddress(locale)}">${site.say(locale, 'site.help.link')}</a> <span aria-hidden="true">›</span> <a href="${topicAddress(locale, topic)}">${topicName(site, locale, topic)}</a></span></nav>`;
}

function contents(site: Site, { locale, sections }: Article): Html | false {
  const parts = sections.filter(section => section.heading !== undefined);
  return (
    parts.length >= fewestContents &&
    html`<nav class="contents" aria-labelledby="site.contents"><h2 id="site.contents">${site.say(locale, 'site.article.contents')}</h2><ul>${parts.map(
      part => html`<li><a href="#${encodeURIComponent(part.anchor)}">${part.heading}</a></li>`,
    )}</ul></nav>`
  );
}

/** A heading as the article's HTML was written: its id is made of letters, digits and hyphens. */
const writtenHeading = /<h([1-6]) id="([^"]*)">(.*?)<\/h\1>/gs;

/** Puts a link to itself beside each heading, so that a reader can pass on the very section. */
export function withSectionLinks(articleHtml: string, label: (heading: string) => string): string {
  return articleHtml.replace(writtenHeading, (heading, _level, id: string, inner: string) => {
    const words = plainWords(inner);
    return `<div class="heading">${heading}<a class="anchor" href="#${escapeHtml(encodeURIComponent(id))}" aria-label="${escapeHtml(label(words))}"><span aria-hidden="true">#</span></a></div>`;
  });
}

/** What a reader sees of the sanitised HTML of a heading. */
function plainWords(inner: string): string {
  return inner
    .replace(/<[^>]*>/g, '')
    .replace(/&#x([0-9a-f]+);/gi, (_entity, code: string) => String.fromCodePoint(Number.parseInt(code, 16)))
    .replaceAll('&lt;', '<')
    .replaceAll('&amp;', '&');
}

function related(site: Site, article: Article): Html | false {
  const found = site.knowledge.related(article, mostRelated);
  return (
    found.length > 0 &&
    html`<nav class="related" aria-labelledby="site.related"><h2 id="site.related">${site.say(article.locale, 'site.article.related')}</h2><ul>${found.map(
      other => html`<li><a href="${articleAddress(other.article)}">${other.article.title}</a></li>`,
    )}</ul></nav>`
  );
}

function day(locale: Locale, date: string): string {
  return new Intl.DateTimeFormat(dateTag(locale), { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(date));
}
