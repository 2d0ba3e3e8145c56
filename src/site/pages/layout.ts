import type { Locale } from '../../base/locale.ts';
import { type Html, html, htmlText } from '../../http/html.ts';
import type { Reply } from '../../http/route.ts';
import type { Site } from '../site.ts';
import { lanternMark } from './drawings.ts';

export type PageParts = {
  locale: Locale;
  nonce: string;
  /** Path of the page itself, by which search engines know it; left out where it is private. */
  address?: string;
  /** Of the document; the shop's name is added. */
  title: string;
  description?: string;
  body: Html;
  /** The same page in each other locale that has it. */
  translations: readonly { locale: Locale; address: string }[];
  /** Keeps the page out of search engines, and its address out of Referer headers. */
  isPrivate?: boolean;
  /** Keeps the page out of search engines; its links are followed. */
  isUnlisted?: boolean;
  status?: number;
};

/** A whole page of the shop: header, content, footer and the chat's launcher, with the headers it is sent with. */
export function page(site: Site, parts: PageParts): Reply {
  const { locale, nonce } = parts;
  const say = (key: string) => site.say(locale, key);
  const document = html`<!doctype html>
<html lang="${locale}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${parts.title} · ${say('site.shop')}</title>
${parts.description !== undefined && html`<meta name="description" content="${parts.description}">`}
${parts.isPrivate && html`<meta name="robots" content="noindex"><meta name="referrer" content="no-referrer">`}
${parts.isUnlisted && html`<meta name="robots" content="noindex, follow">`}
${whereabouts(site, parts)}
<link rel="icon" href="data:,">
<link rel="stylesheet" nonce="${nonce}" href="${site.assets.address('site.css')}">
<script nonce="${nonce}" src="/widget.js" data-locale="${locale}" defer></script>
<script nonce="${nonce}" src="${site.assets.address('site.js')}" type="module"></script>
</head>
<body>
<a class="skip" href="#site.content">${say('site.skip')}</a>
${header(site, parts)}
<main id="site.content">${parts.body}</main>
${footer(site, locale)}
</body>
</html>`;
  return {
    status: parts.status ?? 200,
    headers: parts.isPrivate ? { 'x-robots-tag': 'noindex' } : {},
    html: htmlText(document),
    csp: { frame: ["'self'"] },
  };
}

/** Its own address, and those of its translations, for search engines. */
function whereabouts(site: Site, { locale, address, translations }: PageParts): Html | false {
  if (address === undefined) return false;
  const url = (path: string) => site.publicUrl() + path;
  const all = translations.length === 0 ? [] : [{ locale, address }, ...translations];
  return html`<link rel="canonical" href="${url(address)}">
${all.map(other => html`<link rel="alternate" hreflang="${other.locale}" href="${url(other.address)}">`)}`;
}

function header(site: Site, { locale, translations }: PageParts): Html {
  return html`<header class="top">
<a class="brand" href="/?locale=${locale}">${lanternMark}<span>${site.say(locale, 'site.shop')}</span></a>
<nav aria-label="${site.say(locale, 'site.menu')}">
<a href="/help/${locale}">${site.say(locale, 'site.help.link')}</a>
${translations.map(
  other =>
    html`<a class="language" href="${other.address}" hreflang="${other.locale}" lang="${other.locale}">${site.say(other.locale, 'site.languageName')}</a>`,
)}
</nav>
</header>`;
}

function footer(site: Site, locale: Locale): Html {
  const say = (key: string) => site.say(locale, key);
  return html`<footer class="bottom">
<p><strong>${say('site.shop')}</strong><br>${say('site.footer.hours')}</p>
<p><a href="mailto:${say('site.email')}">${say('site.email')}</a><br>${say('site.footer.demo')}</p>
</footer>`;
}
