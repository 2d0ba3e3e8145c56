import { type Chance, zipf } from './chance.ts';
import type { BenchLocale } from './samples.ts';

/** Words of a made-up language that looks like English or Chinese: the frequent ones are real, the others could be. */
export type Vocabulary = {
  /** Too rare to stand in most texts: what topics are made of. */
  rare: readonly string[];
  /** A word of running text. */
  next(): string;
};

const madeUp = 15_000;
/** Among the made-up words the first are everybody's. */
const common = 1000;

const onsets =
  'b bl br c ch cl cr d dr f fl g gl gr h j k l m n p ph pl pr qu r s sc sh sl sp st str t th tr v w'.split(' ');
const vowels = ['a', 'e', 'i', 'o', 'u', 'ai', 'ea', 'ee', 'oa', 'ou'];
const codas = ['', '', '', 'b', 'ck', 'd', 'g', 'l', 'll', 'm', 'n', 'nd', 'nt', 'p', 'r', 'rd', 'st', 't', 'x'];

/** @param real words of real texts, the most frequent first */
export function vocabularyOf(real: readonly string[], locale: BenchLocale, chance: Chance): Vocabulary {
  const characters = [...new Set(real.join(''))];
  const make = locale === 'en' ? () => englishWord(chance) : () => chineseWord(characters, chance);
  const words = new Set(real);
  while (words.size < real.length + madeUp) words.add(make());
  const all = [...words];
  const place = zipf(all.length, chance);
  return { rare: all.slice(real.length + common), next: () => all[place()] ?? '' };
}

function englishWord(chance: Chance): string {
  const syllables = 2 + chance.below(2);
  return (
    Array.from({ length: syllables }, () => chance.pick(onsets) + chance.pick(vowels)).join('') + chance.pick(codas)
  );
}

function chineseWord(characters: readonly string[], chance: Chance): string {
  return chance.some(characters, chance.share() < 0.1 ? 3 : 2).join('');
}
