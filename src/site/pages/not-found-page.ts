import type { Locale } from '../../base/locale.ts';
import { html } from '../../http/html.ts';
import type { Reply } from '../../http/route.ts';
import { chatAddress, helpAddress } from '../help/addresses.ts';
import { searchBox } from '../help/search-box.ts';
import { pageLocale } from '../page-locale.ts';
import type { Site } from '../site.ts';
import { page } from './layout.ts';

type Seeker = { nonce: string; header(name: string): string | undefined };

/** What programs talk to: they read an error as JSON, whatever they say they accept. */
const isForPrograms = /^\/(?:api|v3|support|customer_service)(?:\/|$)/;

/** The page for an address that leads nowhere, in the language of its `/help/<locale>/` path or of the browser. */
export function notFoundPage(site: Site, call: Seeker & { path: string }): Reply | undefined {
  if (isForPrograms.test(call.path)) return undefined;
  return lost(site, call, /^\/help\/([^/]+)/.exec(call.path)?.[1]);
}

/** The same page where a route finds nothing; `asked` is the language its address names. */
export function lost(site: Site, { nonce, header }: Seeker, asked?: string): Reply {
  return missing(site, pageLocale(asked, header('accept-language'), site.locales), nonce);
}

function missing(site: Site, locale: Locale, nonce: string): Reply {
  const say = (key: string) => site.say(locale, key);
  const body = html`<div class="narrow lost">
<h1>${say('site.missing.title')}</h1>
<p>${say('site.missing.text')}</p>
${searchBox(site, locale)}
<p class="actions"><a class="solid" href="${helpAddress(locale)}">${say('site.missing.help')}</a> <a class="outline" data-chat href="${chatAddress(locale)}">${say('site.missing.ask')}</a></p>
</div>`;
  return page(site, {
    locale,
    nonce,
    title: say('site.missing.title'),
    body,
    translations: [],
    isPrivate: true,
    status: 404,
  });
}
