import { type Locale, matchLocale } from '../../base/locale.ts';
import type { Call } from '../../http/route.ts';
import type { PageDeps } from '../deps.ts';

const localeCookie = 'solodesk_locale';

/** A sentence of `dialogs/<locale>/console.yaml` by its key below `console.`. */
export type Words = (key: string, values?: Readonly<Record<string, string | number>>) => string;

/** What every page needs to be written. */
export type Page = {
  locale: Locale;
  locales: readonly Locale[];
  words: Words;
  /** The instant of the request, ISO. */
  now: string;
  /** IANA name of the zone in which times are shown. */
  timeZone: string;
  nonce: string;
  /** Set when this request chose the language: kept for the next pages. */
  cookie: { 'set-cookie': string } | undefined;
};

type Asking = Pick<Call<unknown, unknown, unknown>, 'header' | 'cookie' | 'nonce'>;

/** The page for a call: its language is the one of `?locale=`, else the last one chosen, else the browser's. */
export function pageOf(
  deps: Pick<PageDeps, 'say' | 'locales' | 'clock' | 'timeZone'>,
  call: Asking,
  chosen?: string,
): Page {
  const { locales } = deps;
  const first = locales[0] ?? 'en';
  const wanted = [chosen, call.cookie(localeCookie), ...acceptedTags(call.header('accept-language') ?? '')];
  const locale = wanted.map(tag => matchLocale(tag, locales, '')).find(tag => tag !== '') ?? first;
  return {
    locale,
    locales,
    words: (key, values) => deps.say(locale, `console.${key}`, values),
    now: deps.clock.now(),
    timeZone: deps.timeZone ?? 'UTC',
    nonce: call.nonce,
    cookie: chosen
      ? { 'set-cookie': `${localeCookie}=${locale}; Path=/; Max-Age=31536000; HttpOnly; SameSite=Lax` }
      : undefined,
  };
}

/** The language tags of an Accept-Language header, the most wanted first (RFC 9110, 12.5.4). */
function acceptedTags(header: string): string[] {
  return header
    .slice(0, 500)
    .split(',')
    .map(part => {
      const [tag = '', ...parameters] = part.split(';').map(piece => piece.trim());
      const quality = parameters.find(parameter => parameter.startsWith('q='));
      return { tag, quality: quality === undefined ? 1 : Number(quality.slice(2)) };
    })
    .filter(({ quality }) => quality > 0)
    .sort((a, b) => b.quality - a.quality)
    .map(({ tag }) => tag);
}
