/** A language tag as the folders of `dialogs/` and `knowledge/` carry it: `en`, `zh`, `fr`, ... */
export type Locale = string;

/**
 * The folder's tag for any BCP 47 tag: `zh-CN`, `zh-Hans` and `zh-TW` are `zh`, `en-GB` is `en`.
 * Returns `fallback` when the tag is missing, malformed or names a language that `known` does not hold.
 */
export function matchLocale(tag: string | undefined, known: readonly Locale[], fallback: Locale): Locale {
  const language = tag?.trim().toLowerCase().split(/[-_]/)[0];
  return known.find(locale => locale === language) ?? fallback;
}
