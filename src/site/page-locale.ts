import { type Locale, matchLocale } from '../base/locale.ts';

/**
 * The language of a page: the one asked for in the address, else the best of the browser's (Accept-Language, RFC 9110 12.5.4), else
 * the first of `known`.
 */
export function pageLocale(
  asked: string | undefined,
  acceptLanguage: string | undefined,
  known: readonly Locale[],
): Locale {
  const fallback = known[0] ?? 'en';
  for (const tag of [asked, ...byPreference(acceptLanguage ?? '')]) {
    const found = matchLocale(tag, known, '');
    if (found !== '') return found;
  }
  return fallback;
}

function byPreference(header: string): string[] {
  return header
    .slice(0, 500)
    .split(',')
    .map(part => {
      const [tag = '', ...parameters] = part.split(';').map(piece => piece.trim());
      const weight = parameters.find(parameter => parameter.startsWith('q='));
      return { tag, q: weight === undefined ? 1 : Number(weight.slice(2)) || 0 };
    })
    .filter(({ tag, q }) => tag !== '' && q > 0)
    .sort((a, b) => b.q - a.q)
    .map(({ tag }) => tag);
}
