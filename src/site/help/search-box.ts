import type { Locale } from '../../base/locale.ts';
import { type Html, html } from '../../http/html.ts';
import type { Site } from '../site.ts';
import { chatAddress, helpAddress, longestQuery } from './addresses.ts';

/**
 * The search field. Without scripts it is a form that leads to the results; the site's script shows them as the reader types, in
 * the words that the form carries.
 */
export function searchBox(site: Site, locale: Locale, query = ''): Html {
  const say = (key: string, values = {}) => site.say(locale, `site.help.${key}`, values);
  return html`<form class="search" role="search" action="${helpAddress(locale)}" data-locale="${locale}" data-chat-address="${chatAddress(locale)}" data-results="${say('results')}" data-found="${say('found')}" data-nothing="${say('nothingShort')}" data-ask="${say('ask')}">
<label class="unseen" for="site.q">${say('searchLabel')}</label>
<div class="field"><input id="site.q" name="q" type="text" inputmode="search" enterkeyhint="search" autocomplete="off" autocapitalize="none" spellcheck="false" maxlength="${longestQuery}" value="${query}" placeholder="${say('searchHint')}"></div>
<button class="solid">${say('searchButton')}</button>
</form>`;
}
