import type { Article } from '../../src/knowledge/article.ts';
import { chineseWords } from '../../src/language/chinese/segmenter.ts';
import { chanceOf } from './chance.ts';
import { type BenchLocale, sampleArticles, wordsOf } from './samples.ts';
import { vocabularyOf } from './vocabulary.ts';

/** Words that stay as they are in every copy: how things are said, not what about. */
const kept = 250;

/**
 * The sample articles, and copies of them about something else, until there are `count`: in each copy every word but the most frequent
 * ones is another, made-up one, the same wherever it stands.
 */
export async function fewArticles(locale: BenchLocale, count: number, seed: number): Promise<Article[]> {
  const samples = await sampleArticles(locale);
  const chance = chanceOf(seed);
  const words = wordsOf(samples, locale);
  const everybodys = new Set(words.slice(0, kept));
  const { rare } = vocabularyOf(words, locale, chance);
  const articles = [...samples];
  for (let copy = 1; articles.length < count; copy += 1) {
    const others = new Map<string, string>();
    const another = (word: string): string => {
      const known = others.get(word) ?? chance.pick(rare);
      others.set(word, known);
      return known;
    };
    const rewrite = (text: string) => rewritten(text, locale, word => (everybodys.has(word) ? word : another(word)));
    articles.push(...samples.slice(0, count - articles.length).map(sample => copyOf(sample, copy, rewrite)));
  }
  return articles;
}

function copyOf(sample: Article, copy: number, rewrite: (text: string) => string): Article {
  const id = `${sample.id}-${copy}`;
  const sections = sample.sections.map(section => ({
    ...section,
    heading: section.heading === undefined ? undefined : rewrite(section.heading),
    text: rewrite(section.text),
  }));
  const texts = {
    title: rewrite(sample.title),
    questions: sample.questions.map(rewrite),
    tags: sample.tags.map(rewrite),
  };
  return { ...sample, ...texts, id, slug: id, sections, html: '' };
}

function rewritten(text: string, locale: BenchLocale, other: (word: string) => string): string {
  if (locale === 'en') return text.replace(/[A-Za-z][a-z'-]*/g, word => other(word.toLowerCase()));
  return text.replace(/\p{sc=Han}+/gu, run => chineseWords(run).map(other).join(''));
}
