import type { Locale } from '../base/locale.ts';
import { chineseWords } from './chinese/segmenter.ts';
import { isSurname } from './chinese/surnames.ts';
import { stemmingOf } from './european/stemming.ts';
import type { LanguagePack } from './language-pack.ts';
import type { Token } from './terms.ts';
import type { Lexeme } from './text/lexemes.ts';
import { holdsPhrase, type PhraseTable, phraseParts, phraseTable, plainPhrase } from './text/phrases.ts';

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
  /** Stop words and words that ask (how, 多久): they carry no meaning by themselves. */
  small: ReadonlySet<string>;
  phrases: PhraseTable<true>;
};

/** What speaks for a language in a message of two: words that carry meaning, and those around them. */
type Weight = { content: number; small: number };

/** By so many words one language leads where as many words of both carry meaning. */
const clearLead = 3;

/**
 * Decides the language of a message. The previous one stays unless words speak for another: numbers, codes, addresses, emoji
 * and names do not. In a message with Chinese the words that carry meaning decide: "how to 退货" is Chinese, "how do I pay with
 * 支付宝" is not. `tokensOf` cuts folded text into words of a language.
 */
export function localeReader(
  packs: readonly LanguagePack[],
  defaultLocale: Locale,
  tokensOf: (folded: string, locale: Locale) => readonly Token[],
): (read: readonly Lexeme[], previous: Locale) => Locale {
  const known = packs.map(knownOf);
  const chinese = known.find(({ isChinese }) => isChinese);
  const latin = known.filter(({ isChinese }) => !isChinese);
  const fallback = latin.find(({ locale }) => locale === defaultLocale) ?? latin[0];
  const weigh = (text: string, { locale, small }: Known): Weight => {
    const tokens = tokensOf(text, locale);
    const content = tokens.filter(({ text, isStop }) => !isStop && !small.has(text));
    // 支付|宝: a character that was cut off is a part of the word beside it.
    const whole = content.filter(({ text }) => text.length > 1).length;
    return { content: Math.max(whole, Math.min(1, content.length)), small: tokens.length - content.length };
  };
  return (read, previous) => {
    const before = known.find(({ locale }) => locale === previous);
    const words = read.filter(({ kind, text }) => kind === 'word' && text.length > 1);
    const isJapanese = words.some(({ text }) => /\p{sc=Kana}|\p{sc=Hira}/u.test(text));
    const run = isJapanese || chinese === undefined || isChineseName(read, chinese) ? '' : chineseOf(read);
    const best = latinEvidence(words, latin, before, fallback, run !== '');
    if (run === '' || chinese === undefined) return best?.pack.locale ?? previous;
    if (best === undefined) return chinese.locale;
    const text = best.words.map(word => word.text).join(' ');
    // A synonym may stand for several small words ("where is my"), which are language all the same.
    const small = best.words.filter(word => best.pack.small.has(word.text)).length;
    const lead = leadOf({ ...weigh(text, best.pack), small }, weigh(run, chinese));
    return lead === 0 ? previous : lead > 0 ? best.pack.locale : chinese.locale;
  };
}

/** Above 0 when a message of two languages is European, below it when it is Chinese, 0 when it may be either. */
function leadOf(latin: Weight, chinese: Weight): number {
  if (chinese.content > latin.content) return -1;
  // English words without any English around them are borrowed: 怎么 reset password.
  if (latin.small === 0) return -1;
  if (latin.content > chinese.content) return 1;
  const lead = latin.small - chinese.small;
  return Math.abs(lead) >= clearLead ? lead : 0;
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
    small: new Set(
      isChinese ? [...stopWords, ...intents.asks.flatMap(wholeWords)] : latinWords([...stopWords, ...intents.asks]),
    ),
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

/** The words of a phrase that is one choice of them: (怎么|如何). */
function wholeWords(phrase: string): string[] {
  const [options = [], ...more] = phraseParts(phrase);
  return more.length > 0 ? [] : options.map(tokens => tokens.join(''));
}

/** The Chinese of a message, its runs apart. */
function chineseOf(read: readonly Lexeme[]): string {
  return read
    .map(({ kind, text }) => (kind === 'han' ? text : ' '))
    .join('')
    .trim();
}

/** Two to four characters that begin with a surname, are cut apart by the segmenter and hold no known word: 王小明. */
function isChineseName(read: readonly Lexeme[], { phrases }: Known): boolean {
  if (read.length < 2 || read.length > 4 || read.some(({ kind }) => kind !== 'han')) return false;
  const texts = read.map(({ text }) => text);
  const [first] = chineseWords(texts.join(''));
  return first !== undefined && isSurname(first) && !holdsPhrase(phrases, texts);
}

/** The European language with the most known words, and the words of the message that speak for it; undefined when none does. */
function latinEvidence(
  words: readonly Lexeme[],
  latin: readonly Known[],
  before: Known | undefined,
  fallback: Known | undefined,
  isMixed: boolean,
): { pack: Known; words: Lexeme[] } | undefined {
  if (fallback === undefined) return undefined;
  const counted = words
    .filter(({ text }) => !before?.isChinese || !before.shared.has(text))
    .filter(word => !isMixed || !isNameWithin(word, latin));
  const mayBeNames = isMixed || counted.every(looksLikeName);
  const isKnown = (pack: Known, word: Lexeme): boolean =>
    (mayBeNames && looksLikeName(word) ? pack.firm : pack.words).has(pack.stem(word.text));
  const scored = latin.map(pack => ({ pack, hits: counted.filter(word => isKnown(pack, word)).length }));
  const home = before === undefined || before.isChinese ? fallback : before;
  const best = scored.reduce(
    (most, next) => (next.hits > most.hits ? next : most),
    scored.find(({ pack }) => pack === home) ?? { pack: home, hits: 0 },
  );
  const spoken = counted.filter(word => isKnown(best.pack, word) || !looksLikeName(word));
  // One unknown word may be a name or a brand; beside a known word, or two together, it is language.
  const isLanguage = best.hits > 0 || (spoken.length >= 2 && !isMixed);
  return isLanguage ? { pack: best.pack, words: spoken } : undefined;
}

/** A capital is no name where a sentence begins, or on a small word: "Where Is My 订单". */
function isNameWithin(word: Lexeme, latin: readonly Known[]): boolean {
  const begins = word.at === 0 || word.afterBreak;
  return looksLikeName(word) && !begins && !latin.some(({ small }) => small.has(word.text));
}

/** `Anna`, `iPhone`, `PRO`, `5G`: a capital or a digit. */
const looksLikeName = ({ surface }: Lexeme): boolean => /[\p{Lu}\p{N}]/u.test(surface);
