import type { Locale } from '../base/locale.ts';
import { chineseWords } from './chinese/segmenter.ts';
import { isSurname } from './chinese/surnames.ts';
import { stemmingOf } from './european/stemming.ts';
import type { LanguagePack } from './language-pack.ts';
import type { Lexeme } from './lexemes.ts';
import { holdsPhrase, type PhraseTable, phraseParts, phraseTable, plainPhrase } from './phrases.ts';

type Known = {
  locale: Locale;
  stem(word: string): string;
  isChinese: boolean;
  /** Stems of the Latin words of every list of the pack. */
  words: ReadonlySet<string>;
  /** The same without what holds brands: urgency and the other words of synonyms (iPhone, Visa). */
  firm: ReadonlySet<string>;
  /** Latin words that this language's speakers write too (ok, bye): no evidence for another language. */
  shared: ReadonlySet<string>;
  phrases: PhraseTable<true>;
};

/**
 * Decides the language of a message. The previous one stays unless words speak for another: numbers, codes, addresses, emoji
 * and names do not. `undefined` stands for no evidence.
 */
export function localeReader(
  packs: readonly LanguagePack[],
  defaultLocale: Locale,
): (read: readonly Lexeme[], previous: Locale) => Locale {
  const known = packs.map(knownOf);
  const chinese = known.find(({ isChinese }) => isChinese);
  const latin = known.filter(({ isChinese }) => !isChinese);
  const fallback = latin.find(({ locale }) => locale === defaultLocale) ?? latin[0];
  return (read, previous) => {
    const before = known.find(({ locale }) => locale === previous);
    const han = read.filter(({ kind }) => kind === 'han');
    const words = read.filter(({ kind, text }) => kind === 'word' && text.length > 1);
    const isJapanese = words.some(({ text }) => /\p{sc=Kana}|\p{sc=Hira}/u.test(text));
    const forChinese = chinese === undefined || isJapanese || isChineseName(read, chinese) ? 0 : countChinese(han);
    const best = latinEvidence(words, latin, before, fallback, forChinese > 0);
    if (forChinese === 0) return best.count > 0 ? best.locale : previous;
    if (best.count === forChinese) return previous;
    return best.count > forChinese ? best.locale : (chinese?.locale ?? previous);
  };
}

function knownOf(pack: LanguagePack): Known {
  const { intents, urgency, synonyms, stopWords } = pack;
  const spoken = [
    ...intents.fillers,
    ...Object.values(intents.intents).flatMap(({ whole, holds }) => [...whole, ...holds]),
  ];
  const urgent = Object.values(urgency.kinds).flatMap(({ phrases }) => phrases);
  const indexed = [...Object.keys(synonyms), ...Object.values(synonyms).flat()];
  const isChinese = pack.locale === 'zh';
  const { stem } = stemmingOf(pack.locale);
  const options = isChinese ? [...spoken, ...stopWords, ...urgent, ...indexed].flatMap(phraseParts).flat() : [];
  return {
    locale: pack.locale,
    isChinese,
    stem,
    words: new Set(latinWords([...spoken, ...stopWords, ...urgent, ...indexed]).map(stem)),
    firm: new Set(latinWords([...spoken, ...stopWords, ...Object.keys(synonyms)]).map(stem)),
    shared: new Set(latinWords([...spoken, ...stopWords])),
    phrases: phraseTable(
      options.filter(tokens => tokens.length > 0).map(tokens => [plainPhrase(tokens), true as const]),
    ),
  };
}

/** The words of two letters and more, as lexemes spell them. */
function latinWords(phrases: readonly string[]): string[] {
  const text = phrases.join(' | ').toLowerCase().replaceAll("'", '');
  return [...new Set(text.match(/[[\p{L}\p{M}]--\p{sc=Han}]{2,}/gv) ?? [])];
}

const countChinese = (han: readonly Lexeme[]): number => chineseWords(han.map(({ text }) => text).join('')).length;

/** Two to four characters that begin with a surname, are cut apart by the segmenter and hold no known word: 王小明. */
function isChineseName(read: readonly Lexeme[], { phrases }: Known): boolean {
  if (read.length < 2 || read.length > 4 || read.some(({ kind }) => kind !== 'han')) return false;
  const texts = read.map(({ text }) => text);
  const [first] = chineseWords(texts.join(''));
  return first !== undefined && isSurname(first) && !holdsPhrase(phrases, texts);
}

/** The European language with the most known words, and how many words of the message speak for it. */
function latinEvidence(
  words: readonly Lexeme[],
  latin: readonly Known[],
  before: Known | undefined,
  fallback: Known | undefined,
  isMixed: boolean,
): { locale: Locale; count: number } {
  const none = { locale: before?.locale ?? '', count: 0 };
  if (fallback === undefined) return none;
  const counted = words.filter(({ text }) => !before?.isChinese || !before.shared.has(text));
  const mayBeNames = isMixed || counted.every(looksLikeName);
  const isKnown = (pack: Known, word: Lexeme): boolean =>
    (mayBeNames && looksLikeName(word) ? pack.firm : pack.words).has(pack.stem(word.text));
  const scored = latin.map(pack => ({ pack, hits: counted.filter(word => isKnown(pack, word)).length }));
  const home = before === undefined || before.isChinese ? fallback : before;
  const best = scored.reduce(
    (most, next) => (next.hits > most.hits ? next : most),
    scored.find(({ pack }) => pack === home) ?? { pack: home, hits: 0 },
  );
  const unknown = counted.filter(word => !isKnown(best.pack, word) && !looksLikeName(word));
  // One unknown word may be a name or a brand; beside a known word, or two together, it is language.
  const isLanguage = best.hits > 0 || (unknown.length >= 2 && !isMixed);
  return isLanguage ? { locale: best.pack.locale, count: best.hits + unknown.length } : none;
}

/** `Anna`, `iPhone`, `PRO`, `5G`: a capital or a digit. */
const looksLikeName = ({ surface }: Lexeme): boolean => /[\p{Lu}\p{N}]/u.test(surface);
