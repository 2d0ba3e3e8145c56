import { matchLocale } from '../../base/locale.ts';
import type { Fault } from '../../http/error-handler.ts';
import { html } from '../../http/html.ts';
import type { FaultCall, Reply } from '../../http/route.ts';
import { pageLocale } from '../page-locale.ts';
import { page } from '../pages/layout.ts';
import type { Site } from '../site.ts';
import { articleAddress, helpAddress } from './addresses.ts';

/** The page for a reader without scripts whose vote was not taken: why, and the way back to the article. */
export function refusedVote(site: Site, { status, headers }: Fault, { path, nonce, header }: FaultCall): Reply {
  const [, , tag = '', slug = ''] = path.split('/');
  const locale = pageLocale(tag, header('accept-language'), site.locales);
  const article = site.knowledge.bySlug(matchLocale(tag, site.locales, ''), slug);
  const say = (key: string, values = {}) => site.say(locale, `site.feedback.refused.${key}`, values);
  const minutes = Math.ceil(Number(headers['retry-after'] ?? 60) / 60);
  const title = say('title');
  const body = html`<div class="narrow lost">
<h1>${title}</h1>
<p>${status === 429 ? say('tooMany', { minutes }) : say('other')}</p>
<p class="actions"><a class="solid" href="${article ? articleAddress(article) : helpAddress(locale)}">${say(article ? 'article' : 'help')}</a></p>
</div>`;
  return page(site, { locale, nonce, title, body, translations: [], isPrivate: true, status });
}
