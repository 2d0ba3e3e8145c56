import type { Locale } from '../../base/locale.ts';
import { type Html, html, htmlText, raw } from '../../http/html.ts';
import type { Reply } from '../../http/route.ts';
import { openingOf } from '../opening.ts';
import type { Site } from '../site.ts';
import { lanternMark } from './drawings.ts';

const wordKeys = [
  'title',
  'subtitle',
  'restart',
  'restartAsk',
  'restartYes',
  'restartNo',
  'close',
  'starting',
  'lost',
  'failed',
  'busy',
  'retry',
] as const;

type ChatWord = (typeof wordKeys)[number] | 'language' | 'languageName';

const widgetKeys = ['title', 'open', 'close', 'unread'] as const;

export type ChatView = {
  locale: Locale;
  nonce: string;
  scheme: 'light' | 'dark' | 'auto';
  /** Origin of the page that frames the chat: the only one that may, and the only one it talks to. Undefined: no page may. */
  parent: string | undefined;
};

/** The page in the launcher's frame, and on its own at `/chat`: a header, and the place that Web Chat fills. */
export function chatPage(site: Site, view: ChatView): Reply {
  const { locale, nonce, scheme } = view;
  const parent = view.parent !== undefined && mayFrame(site, view.parent) ? view.parent : undefined;
  const ours = site.locales.includes(locale) ? locale : (site.locales[0] ?? locale);
  const opening = openingOf(site);
  const said = chatWords(site, ours);
  const words = (key: ChatWord) => said.get(key) ?? '';
  const document = html`<!doctype html>
<html lang="${ours}" data-scheme="${scheme}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover">
<meta name="robots" content="noindex">
<title>${words('title')}</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" nonce="${nonce}" href="${site.assets.address('chat.css')}">
<link rel="preload" as="script" nonce="${nonce}" href="${site.assets.address('webchat.js')}">
<script nonce="${nonce}" src="${site.assets.address('chat.js')}" type="module"></script>
</head>
<body data-webchat="${site.assets.address('webchat.js')}" data-locale="${ours}" data-scheme="${scheme}" data-parent="${parent ?? ''}" data-wording="${wordingJson(site)}" data-opening="${JSON.stringify(opening)}">
${bar(words, opening.lines[ours]?.text ?? '', opening.isOpen)}
<div id="notice" role="status" data-kind="starting">
${(['starting', 'lost', 'failed', 'busy'] as const).map(
  kind =>
    html`<p data-notice="${kind}" data-word="${kind}"${kind === 'starting' ? '' : raw(' hidden')}>${words(kind)}</p>`,
)}
<button id="retry" class="solid" type="button" data-word="retry" hidden>${words('retry')}</button>
</div>
<main id="conversation"></main>
<dialog id="ask-restart" aria-labelledby="ask-restart-text">
<p id="ask-restart-text" data-word="restartAsk">${words('restartAsk')}</p>
<div><button id="restart-no" class="quiet" type="button" data-word="restartNo">${words('restartNo')}</button>
<button id="restart-yes" class="solid" type="button" data-word="restartYes">${words('restartYes')}</button></div>
</dialog>
</body>
</html>`;
  return {
    html: htmlText(document),
    csp: {
      connect: [socketOrigin(site)],
      img: ['blob:'],
      ...(parent === undefined ? {} : { frameAncestors: [parent] }),
    },
  };
}

function bar(words: (key: ChatWord) => string, opening: string, isOpen: boolean): Html {
  return html`<header class="bar">
${lanternMark}
<div class="who"><h1 data-word="title">${words('title')}</h1><p data-word="subtitle">${words('subtitle')}</p>
<p id="opening" data-open="${String(isOpen)}" aria-live="polite">${opening}</p></div>
<div class="tools">
<button id="language" type="button" data-label="language" aria-label="${words('language')}"><span data-word="languageName">${words('languageName')}</span></button>
<button id="restart" type="button" data-label="restart" aria-label="${words('restart')}">${icon('M4 12a8 8 0 1 0 2.6-5.9M4.5 3.5v4h4')}</button>
<button id="close" type="button" data-label="close" aria-label="${words('close')}" hidden>${icon('M6 6l12 12M18 6L6 18')}</button>
</div>
</header>`;
}

function icon(path: string): Html {
  return html`<svg viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="1.8" stroke-linecap="round" stroke-linejoin="round" aria-hidden="true"><path d="${path}"/></svg>`;
}

function wordingJson(site: Site): string {
  return JSON.stringify(
    Object.fromEntries(site.locales.map(locale => [locale, Object.fromEntries(chatWords(site, locale))])),
  );
}

/** What the chat's frame says in one language. Its button leads to the next one and says so in that one's own words. */
function chatWords({ locales, say }: Site, locale: Locale): Map<ChatWord, string> {
  const next = locales[(locales.indexOf(locale) + 1) % locales.length] ?? locale;
  return new Map<ChatWord, string>([
    ...wordKeys.map(key => [key, say(locale, `site.chat.${key}`)] as const),
    ['language', say(next, 'site.chat.language')],
    ['languageName', say(next, 'site.languageName')],
  ]);
}

/** The launcher's script with its words put in; they are content and may change while the script does not. */
export function widgetScript(site: Site): Reply {
  const words = JSON.stringify(wordsByLocale(site, 'site.widget', widgetKeys));
  return {
    text: site.assets.text('widget.js').replaceAll('SOLODESK_WORDING', () => words),
    type: 'text/javascript; charset=utf-8',
    headers: { 'cache-control': 'public, max-age=300', 'cross-origin-resource-policy': 'cross-origin' },
  };
}

function wordsByLocale(site: Site, prefix: string, keys: readonly string[]): Record<Locale, Record<string, string>> {
  const words = (locale: Locale) => Object.fromEntries(keys.map(key => [key, site.say(locale, `${prefix}.${key}`)]));
  return Object.fromEntries(site.locales.map(locale => [locale, words(locale)]));
}

function mayFrame(site: Site, origin: string): boolean {
  const allowed = site.embedOrigins ?? [];
  return allowed.length === 0 || origin === new URL(site.publicUrl()).origin || allowed.includes(origin);
}

/** Named because not every browser lets 'self' stand for the socket's scheme. */
function socketOrigin(site: Site): string {
  return new URL(site.publicUrl()).origin.replace(/^http/, 'ws');
}
