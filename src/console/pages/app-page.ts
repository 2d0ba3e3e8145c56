import { z } from 'zod';
import { html, htmlText, raw } from '../../http/html.ts';
import { type Call, type Identity, type Reply, type Route, route } from '../../http/route.ts';
import type { AppPageDeps } from '../deps.ts';
import { type Page, pageOf } from './page.ts';
import { asSignedIn } from './signed-in-page.ts';

const Query = z.object({ locale: z.string().max(35).optional(), welcome: z.literal('1').optional().catch(undefined) });
type Query = z.infer<typeof Query>;
const Segment = z.string().max(200).optional();

/** How deep the console's addresses go. Whatever lies there, the browser code draws it. */
const paths = [
  '/console',
  '/console/{a}',
  '/console/{a}/{b}',
  '/console/{a}/{b}/{c}',
  '/console/{a}/{b}/{c}/{d}',
  '/console/{a}/{b}/{c}/{d}/{e}',
];

/** The one page in whose place the browser code draws every page of the console. */
export function appRoutes(deps: AppPageDeps): Route[] {
  return paths.map(path =>
    route({
      method: 'GET',
      path,
      access: 'signed',
      limit: 'operator',
      params: z.object({ a: Segment, b: Segment, c: Segment, d: Segment, e: Segment }),
      query: Query,
      handle: call => appPage(deps, call, ['/console', ...Object.values(call.params).filter(Boolean)].join('/')),
    }),
  );
}

function appPage(deps: AppPageDeps, call: Call<unknown, Query, unknown>, path: string): Promise<Reply> {
  return asSignedIn(deps, call, path, async operator => {
    const page = pageOf(deps, call, call.query.locale);
    return {
      headers: { ...page.cookie },
      html: document(deps, page, operator, { path, isWelcome: call.query.welcome === '1' }),
    };
  });
}

/**
 * What the inbox asks first, as its code writes it: asked together with the code instead of after it, and of the desk that this window
 * works on (practice.ts of the browser code): in practice nothing of the real one is loaded.
 */
const firstTickets = '/api/tickets?status=new%2Copen%2Cpending&limit=50';
const preloadTickets = `{
const link = document.createElement('link');
const desk = sessionStorage.getItem('solodesk.practice') === null ? '' : '/practice';
Object.assign(link, { rel: 'preload', as: 'fetch', crossOrigin: '', href: desk + '${firstTickets}' });
document.head.append(link);
}`;

/** What topics are called in the help centre, below `topic.` */
function topicNames({ sentences }: AppPageDeps, locale: string): Record<string, string> {
  const names = Object.entries(sentences(locale, 'site.topics.'));
  return Object.fromEntries(names.map(([topic, name]) => [`topic.${topic}`, name]));
}

function document(
  deps: AppPageDeps,
  page: Page,
  operator: Identity,
  { path, isWelcome }: { path: string; isWelcome: boolean },
): string {
  const { words, nonce, locale, locales, timeZone } = page;
  const { id, name, role, via } = operator;
  const start = {
    operator: { id, name, role, via },
    locale,
    locales,
    timeZone,
    editor: deps.asset('editor.js'),
    isWelcome,
    words: { ...deps.sentences(locale, 'console.'), ...topicNames(deps, locale) },
  };
  return htmlText(html`<!doctype html>
<html lang="${locale}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="robots" content="noindex">
<title>${words('desk')}</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" nonce="${nonce}" href="${deps.asset('console.css')}">
${deps.assetParts('console.js').map(
  part => html`<link rel="modulepreload" nonce="${nonce}" href="${part}">
`,
)}<script nonce="${nonce}" src="${deps.asset('console.js')}" type="module"></script>
${
  path === '/console' &&
  role !== 'editor' &&
  html`<script nonce="${nonce}">${raw(preloadTickets)}</script>
`
}</head>
<body>
<div id="console" data-nonce="${nonce}"></div>
<noscript>${words('app.noScript')}</noscript>
<script type="application/json" id="start">${raw(inScript(start))}</script>
</body>
</html>
`);
}

/** JSON that cannot end the script element around it. */
function inScript(value: unknown): string {
  return JSON.stringify(value).replace(/[<>&]/g, character => `\\u00${character.charCodeAt(0).toString(16)}`);
}
