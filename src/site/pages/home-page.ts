import type { Locale } from '../../base/locale.ts';
import { type Html, html } from '../../http/html.ts';
import type { Reply } from '../../http/route.ts';
import { articleAddress, chatAddress } from '../help/addresses.ts';
import type { Site } from '../site.ts';
import { eveningScene, lanternMini, lanternOne, spareParts } from './drawings.ts';
import { page } from './layout.ts';

const products = [
  { key: 'one', drawing: lanternOne },
  { key: 'mini', drawing: lanternMini },
  { key: 'parts', drawing: spareParts },
] as const;

/** The sample shop's page: what an owner sees first, and where they try the chat. */
export function homePage(site: Site, view: { locale: Locale; nonce: string }): Reply {
  const { locale, nonce } = view;
  const say = (key: string) => site.say(locale, `site.home.${key}`);
  const body = html`<section class="hero wide">
<div>
<p class="eyebrow">${say('eyebrow')}</p>
<h1>${say('title')}</h1>
<p class="lead">${say('lead')}</p>
<p class="actions"><a class="solid" data-chat href="${chatAddress(locale)}">${say('ask')}</a> <a class="outline" href="/help/${locale}">${say('browse')}</a></p>
</div>
${eveningScene}
</section>
<section class="wide" aria-labelledby="lamps"><h2 id="lamps">${say('productsTitle')}</h2>
<ul class="products">${products.map(
    ({ key, drawing }) =>
      html`<li>${drawing}<h3>${say(`products.${key}.name`)}</h3><p>${say(`products.${key}.text`)}</p><p class="price">${say(`products.${key}.price`)}</p></li>`,
  )}</ul></section>
${questions(site, locale)}
<section class="wide owner" aria-labelledby="owner"><div><h2 id="owner">${say('owner.title')}</h2><p>${say('owner.text')}</p></div>
<pre tabindex="0"><code>${`<script src="${site.publicUrl()}/widget.js" defer></script>`}</code></pre></section>`;
  return page(site, {
    locale,
    nonce,
    address: `/?locale=${locale}`,
    title: say('title'),
    description: say('lead'),
    body,
    translations: site.locales
      .filter(other => other !== locale)
      .map(other => ({ locale: other, address: `/?locale=${other}` })),
  });
}

/** One article of each topic: the page shows something of whatever the owner has written. */
function questions(site: Site, locale: Locale): Html {
  const byTopic = Map.groupBy(site.knowledge.published(locale), article => article.topic);
  const first = [...byTopic.values()].flatMap(articles => articles.slice(0, 1)).slice(0, 8);
  const say = (key: string) => site.say(locale, `site.home.${key}`);
  return html`<section class="wide" aria-labelledby="questions"><h2 id="questions">${say('questionsTitle')}</h2>
<p class="lead">${say('questionsLead')}</p>
<ul class="questions">${first.map(
    article => html`<li><a href="${articleAddress(article)}">${article.questions[0] ?? article.title}</a></li>`,
  )}</ul></section>`;
}
