import { isDeepStrictEqual } from 'node:util';
import type { Locale } from '../base/locale.ts';
import { createLanguage, type Language } from './language.ts';
import type { LanguagePack } from './language-pack.ts';

export type LiveLanguage = Language & {
  /** Listens by these packs from now on. False when they say the same as before: then nothing is built again. */
  relearn(packs: readonly LanguagePack[]): boolean;
};

/** A language whose packs may change while others hold on to its functions. Throws as `createLanguage` does. */
export function createLiveLanguage(packs: readonly LanguagePack[], defaultLocale: Locale): LiveLanguage {
  let learned = packs;
  let language = createLanguage(packs, defaultLocale);
  return {
    understand: (text, previousLocale) => language.understand(text, previousLocale),
    terms: (text, locale) => language.terms(text, locale),
    tokens: (text, locale) => language.tokens(text, locale),
    normalise: text => language.normalise(text),
    get locales() {
      return language.locales;
    },
    relearn(next) {
      if (isDeepStrictEqual(next, learned)) return false;
      language = createLanguage(next, defaultLocale);
      learned = next;
      return true;
    },
  };
}
