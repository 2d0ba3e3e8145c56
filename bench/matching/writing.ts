import type { Chance } from './chance.ts';
import type { BenchLocale } from './samples.ts';

/** How words become text in one language. */
export type Writing = {
  phrase(words: readonly string[]): string;
  question(words: readonly string[]): string;
  /** Sentences of so many characters in all, about. */
  prose(word: () => string, length: number): string;
  /** Another form of a word, now and then, where words have forms. */
  inflect(word: string): string;
};

const openings = {
  en: [
    'How do I',
    'Where can I',
    'Is it possible to',
    'Why does my',
    'What happens when',
    'can you',
    'I want to',
    'do I need a',
  ],
  zh: ['怎么', '哪里可以', '能不能', '为什么我的', '请问', '我想', '什么时候可以', '如果'],
};
const links = {
  en: ['my', 'the', 'for', 'with', 'a', 'and', 'to', 'of'],
  zh: ['的', '和', '在', '给', '了', '把', '是', '也'],
};
const endings = ['s', 'ing', 'ed'];
/** Of a customer's words, those in another form than the article's. */
const inflected = 0.2;
const sentenceWords = { least: 7, more: 8 };

export function writingOf(locale: BenchLocale, chance: Chance): Writing {
  const between = locale === 'en' ? ' ' : '';
  const linked = (words: readonly string[]) =>
    words.flatMap(word => (chance.share() < 0.5 ? [chance.pick(links[locale]), word] : [word])).join(between);
  const sentence = (word: () => string) => {
    const count = sentenceWords.least + chance.below(sentenceWords.more);
    const words = Array.from({ length: count }, word);
    return locale === 'en' ? `${capital(words.join(' '))}. ` : `${words.join('')}。`;
  };
  return {
    phrase: words => (locale === 'en' ? capital(linked(words)) : linked(words)),
    question: words => `${chance.pick(openings[locale])}${between}${linked(words)}${locale === 'en' ? '?' : '？'}`,
    prose: (word, length) => {
      let text = '';
      while (text.length < length) text += sentence(word);
      return text.trim();
    },
    inflect: word => (locale === 'en' && chance.share() < inflected ? word + chance.pick(endings) : word),
  };
}

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
