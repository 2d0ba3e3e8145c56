import type { Locale } from '../../base/locale.ts';
import { html } from '../../http/html.ts';
import type { Reply } from '../../http/route.ts';
import { page } from '../pages/layout.ts';
import type { Site } from '../site.ts';
import { articleAddress, chatAddress, helpAddress, topicAddress, topicName } from './addresses.ts';
import { beginningOf } from './excerpt.ts';
import { counted } from './help-page.ts';
import { searchBox } from './search-box.ts';

/** All articles of a topic, with how each begins; undefined for a topic without a published article. */
export function topicPage(site: Site, view: { locale: Locale; topic: string; nonce: string }): Reply | undefined {
  const { locale, topic, nonce } = view;
  const say = (key: string, values = {}) => site.say(locale, key, values);
  const inTopic = (other: Locale) => site.knowledge.published(other).filter(article => article.topic === topic);
  const articles = inTopic(locale);
  if (articles.length === 0) return undefined;
  const name = topicName(site, locale, topic);
  const body = html`<div class="narrow help">
${searchBox(site, locale)}
<p class="trail"><a href="${helpAddress(locale)}">${say('site.help.link')}</a></p>
<h1>${name}</h1>
<p class="quiet">${counted(site, locale, articles.length)}</p>
<ul class="results">${articles.map(
    article => html`<li><h2><a href="${articleAddress(article)}">${article.title}</a></h2>
<p>${beginningOf(article.sections[0]?.text ?? '', locale)}</p></li>`,
  )}</ul>
<aside class="more"><p>${say('site.article.more')}</p><a class="solid" data-chat href="${chatAddress(locale)}">${say('site.article.ask')}</a></aside>
</div>`;
  return page(site, {
    locale,
    nonce,
    address: topicAddress(locale, topic),
    title: `${name} · ${say('site.help.link')}`,
    description: say('site.help.topicDescription', {
      topic: name,
      titles: articles
        .slice(0, 6)
        .map(({ title }) => title)
        .join(', '),
    }),
    body,
    translations: site.locales
      .filter(other => other !== locale && inTopic(other).length > 0)
      .map(other => ({ locale: other, address: topicAddress(other, topic) })),
  });
}
