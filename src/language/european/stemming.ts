import { createRequire } from 'node:module';
import englishStemmer from 'natural/lib/natural/stemmers/porter_stemmer.js';
import EnglishTokenizer from 'natural/lib/natural/tokenizers/aggressive_tokenizer.js';
import type { Locale } from '../../base/locale.ts';
import { remembering } from '../text/remembering.ts';

/** How one European language is cut into words and reduced to stems; both take lower-case text. */
export type Stemming = { tokenize(text: string): string[]; stem(word: string): string };

/** natural's suffix of the stemmer's and the tokenizer's file, by locale. A further language is one line here. */
const suffixes: Readonly<Record<Locale, string>> = {
  de: 'de',
  es: 'es',
  fr: 'fr',
  it: 'it',
  nl: 'nl',
  no: 'no',
  pt: 'pt',
  ru: 'ru',
  sv: 'sv',
  uk: 'uk',
};

const english: Stemming = {
  // Its tokenizer knows the 26 letters alone, so `café` has to come as `cafe`.
  tokenize: text => new EnglishTokenizer().tokenize(text.normalize('NFD').replace(/\p{M}/gu, '')),
  stem: word => englishStemmer.stem(word),
};

/** Beyond this a word is noise, and the stemmers' patterns would take quadratic time. */
const longestWord = 40;

/** The stemming of a locale; English for locales that natural has no stemmer for. Loads a language's files on first use. */
export function stemmingOf(locale: Locale): Stemming {
  const suffix = suffixes[locale];
  const { tokenize, stem } = suffix === undefined ? english : loadStemming(suffix);
  const shortened = (word: string) => (word.length > longestWord ? word.slice(0, longestWord) : stem(word));
  return { tokenize: text => safely(text, tokenize), stem: remembering(shortened) };
}

/** Loaded only for installed languages: all of them together cost 80 ms. */
function loadStemming(suffix: string): Stemming {
  const require = createRequire(import.meta.url);
  const stemmer: unknown = require(`natural/lib/natural/stemmers/porter_stemmer_${suffix}.js`);
  const Tokenizer: unknown = require(`natural/lib/natural/tokenizers/aggressive_tokenizer_${suffix}.js`);
  if (!isStemmer(stemmer) || !isTokenizer(Tokenizer)) throw new TypeError(`natural has no usable stemmer _${suffix}`);
  const tokenizer = new Tokenizer();
  return { tokenize: text => tokenizer.tokenize(text), stem: word => stemmer.stem(word) };
}

function isStemmer(value: unknown): value is { stem(word: string): string } {
  return typeof value === 'object' && value !== null && 'stem' in value && typeof value.stem === 'function';
}

function isTokenizer(value: unknown): value is new () => { tokenize(text: string): string[] } {
  return typeof value === 'function';
}

/** Words of a script that the tokenizer does not know are kept as they are, instead of vanishing. */
function safely(text: string, tokenize: (text: string) => string[]): string[] {
  const words = tokenize(text).filter(word => /[\p{L}\p{N}]/u.test(word));
  return words.length > 0 ? words : (text.match(/[\p{L}\p{N}]+/gu) ?? []);
}
