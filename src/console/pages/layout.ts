import { type Html, html, htmlText, raw } from '../../http/html.ts';
import type { Identity, Reply } from '../../http/route.ts';
import type { Page } from './page.ts';
import { style } from './style.ts';

export type Layout = {
  title: string;
  body: Html;
  /** Shown in the header, with a way out. */
  operator?: Identity;
  /** Path and query of this page, for the language links; they add `locale`. */
  address: string;
  status?: number;
  headers?: Record<string, string>;
};

/** A whole page. */
export function pageReply(page: Page, layout: Layout): Reply {
  const document = html`<!doctype html>
<html lang="${page.locale}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${layout.title} · ${page.words('desk')}</title>
<link rel="icon" href="data:,">
<style nonce="${page.nonce}">${raw(style)}</style>
</head>
<body>
${header(page, layout)}
<main>${layout.body}</main>
</body>
</html>
`;
  return {
    status: layout.status ?? 200,
    headers: { ...page.cookie, ...layout.headers },
    html: htmlText(document),
  };
}

function header(page: Page, { operator, address }: Layout): Html {
  const { words } = page;
  return html`<header class="top">
<a class="brand" href="/console">${words('desk')}</a>
${operator && html`<nav class="languages" aria-label="${words('desk')}"><a href="/console">${words('queue')}</a><a href="/console/knowledge">${words('nav.knowledge')}</a></nav>`}
<nav class="languages" aria-label="${words('language')}">${page.locales.map(locale => language(page, address, locale))}</nav>
${operator && html`<span class="who">${words('signedIn', { name: operator.name })}</span>`}
${operator?.via === 'session' && html`<form method="post" action="/console/sign-out"><button class="quiet">${words('signOut')}</button></form>`}
</header>`;
}

function language(page: Page, address: string, locale: string): Html {
  const url = new URL(address, 'http://desk.invalid');
  url.searchParams.set('locale', locale);
  const name = new Intl.DisplayNames(locale, { type: 'language' }).of(locale) ?? locale;
  return locale === page.locale
    ? html`<span lang="${locale}" aria-current="true">${name}</span>`
    : html`<a lang="${locale}" hreflang="${locale}" href="${url.pathname + url.search}">${name}</a>`;
}
