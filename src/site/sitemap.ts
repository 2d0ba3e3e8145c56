import { html, htmlText } from '../http/html.ts';
import { type Route, route } from '../http/route.ts';
import { articleAddress, helpAddress, topicAddress } from './help/addresses.ts';
import { translationsOf } from './help/article-page.ts';
import { topicsOf } from './help/help-page.ts';
import type { Site } from './site.ts';

/** What search engines may read, and where the list of it is. */
export function sitemapRoutes(site: Site): Route[] {
  return [
    route({
      method: 'GET',
      path: '/robots.txt',
      access: 'public',
      limit: 'pages',
      handle: async () => ({ text: robots(site), type: 'text/plain; charset=utf-8', headers: cached }),
    }),
    route({
      method: 'GET',
      path: '/sitemap.xml',
      access: 'public',
      limit: 'pages',
      handle: async () => ({ text: sitemap(site), type: 'application/xml; charset=utf-8', headers: cached }),
    }),
  ];
}

const cached = { 'cache-control': 'public, max-age=3600' };

function robots(site: Site): string {
  const closed = ['/api/', '/chat', '/console', '/tickets/', '/v3/'];
  const lines = closed.map(path => `Disallow: ${path}`);
  return ['User-agent: *', ...lines, '', `Sitemap: ${site.publicUrl()}/sitemap.xml`, ''].join('\n');
}

type Place = { address: string; updated?: string; translations?: { locale: string; address: string }[] };

/** By the protocol of sitemaps.org, 0.9, with the translations of each page. */
function sitemap(site: Site): string {
  const url = (address: string) => site.publicUrl() + address;
  const document = html`<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">
${placesOf(site).map(
  ({ address, updated, translations = [] }) =>
    html`<url><loc>${url(address)}</loc>${updated !== undefined && html`<lastmod>${updated}</lastmod>`}${translations.map(
      other => html`<xhtml:link rel="alternate" hreflang="${other.locale}" href="${url(other.address)}"/>`,
    )}</url>
`,
)}</urlset>
`;
  return `<?xml version="1.0" encoding="UTF-8"?>\n${htmlText(document)}`;
}

function placesOf(site: Site): Place[] {
  return site.locales.flatMap(locale => [
    { address: `/?locale=${locale}` },
    { address: helpAddress(locale) },
    ...topicsOf(site, locale).map(([topic]) => ({ address: topicAddress(locale, topic) })),
    ...site.knowledge.published(locale).map(article => ({
      address: articleAddress(article),
      updated: article.updated,
      translations: [article, ...translationsOf(site, article)].map(other => ({
        locale: other.locale,
        address: articleAddress(other),
      })),
    })),
  ]);
}
