import { AppError } from '../base/errors.ts';
import { type Locale, matchLocale } from '../base/locale.ts';
import { entitiesOf } from './entities.ts';
import type { LanguagePack } from './language-pack.ts';
import { localeReader } from './locale-evidence.ts';
import { asideReader } from './meaning/asides.ts';
import { intentReader } from './meaning/intents.ts';
import { ordinalReader } from './meaning/ordinals.ts';
import { questionReader } from './meaning/questions.ts';
import { severalQuestionsReader } from './meaning/several-questions.ts';
import { urgencyReader } from './meaning/urgency.ts';
import { sentimentOf } from './sentiment.ts';
import { type Analysis, analysisOf, type Token } from './terms.ts';
import { lexemes } from './text/lexemes.ts';
import { cleanText, foldForms, normalise, readText } from './text/normalise.ts';
import type { Understand, Words } from './understanding.ts';

export type Language = {
  understand: Understand;
  /** Index terms of any text, articles too (up to `longestArticle` characters), the same as `understand` gives for a question. */
  terms(text: string, locale: Locale): string[];
  /** Every word of a text in order, stop words too, for comparing it with others; articles too. */
  tokens(text: string, locale: Locale): Token[];
  /** The form in which two texts are compared: half-width, simplified, lower case. Not for showing. */
  normalise(text: string): string;
  locales: readonly Locale[];
};

const longestArticle = 200_000;

/**
 * The listening side for the installed languages. Everything is prepared here, so that reading a message is a walk over it.
 * Throws AppError `invalid_language_packs` when a locale is given twice or the default one is missing.
 */
export function createLanguage(packs: readonly LanguagePack[], defaultLocale: Locale): Language {
  checkPacks(packs, defaultLocale);
  const locales = packs.map(({ locale }) => locale);
  const known = (locale: Locale): Locale => matchLocale(locale, locales, defaultLocale);
  const english = packs.find(({ locale }) => locale === 'en');
  const readers = new Map<Locale, Analysis>(
    packs.map(pack => [pack.locale, analysisOf(pack, pack.locale === 'zh' ? english : undefined)]),
  );
  const termsOf = (folded: string, locale: Locale): string[] => readers.get(locale)?.terms(folded) ?? [];
  const tokensOf = (folded: string, locale: Locale) => readers.get(locale)?.tokens(folded) ?? [];
  const localeOf = localeReader(packs, defaultLocale, tokensOf);
  const intentOf = intentReader(packs);
  const isQuestion = questionReader(packs);
  const questionsOf = severalQuestionsReader(packs);
  const asidesOf = asideReader(packs);
  const ordinalOf = ordinalReader(packs);
  const urgencyOf = urgencyReader(packs);

  const understand: Understand = (raw, previousLocale) => {
    const { text, isCut } = readText(raw);
    const folded = foldForms(text);
    const read = lexemes(folded);
    const locale = localeOf(read, known(previousLocale));
    const parts = questionsOf(text, folded, read);
    const { asked, beside, declined, declines } = asidesOf(text, folded, read);
    const wordsOf = (words: string): Words => ({ text: words, terms: termsOf(foldForms(words), locale) });
    const sentiment = sentimentOf(read, locale === 'en' || locale === 'zh');
    return {
      text,
      isCut,
      locale,
      terms: termsOf(folded, locale),
      intent: intentOf(read, locale),
      isQuestion: isQuestion(folded, read),
      ...(parts.length > 1 ? { parts } : {}),
      ...(asked === undefined ? {} : { asked: wordsOf(asked) }),
      ...(beside === undefined ? {} : { beside: wordsOf(beside) }),
      ...(declined === undefined ? {} : { declined: wordsOf(declined) }),
      ...(declines ? { declines } : {}),
      ordinal: ordinalOf(read),
      entities: entitiesOf(read),
      urgency: urgencyOf(folded, read, sentiment),
      sentiment,
    };
  };
  const terms = (text: string, locale: Locale) => termsOf(foldForms(cleanText(text, longestArticle)), known(locale));
  const tokens = (text: string, locale: Locale) => tokensOf(foldForms(cleanText(text, longestArticle)), known(locale));
  return { understand, terms, tokens, normalise, locales };
}

function checkPacks(packs: readonly LanguagePack[], defaultLocale: Locale): void {
  const locales = packs.map(({ locale }) => locale);
  const twice = locales.find((locale, at) => locales.indexOf(locale) !== at);
  const fault =
    twice !== undefined
      ? `the language ${twice} is given twice; give each once`
      : locales.includes(defaultLocale)
        ? undefined
        : `the default language ${defaultLocale} has no pack; installed: ${locales.join(', ') || 'none'}`;
  if (fault !== undefined) throw new AppError('invalid', 'invalid_language_packs', fault);
}
