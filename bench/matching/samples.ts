import { join } from 'node:path';
import type { Article } from '../../src/knowledge/article.ts';
import { loadKnowledge } from '../../src/knowledge/load.ts';
import { chineseWords } from '../../src/language/chinese/segmenter.ts';
import { root } from '../desk-folder.ts';

export const locales = ['en', 'zh'] as const;
export type BenchLocale = (typeof locales)[number];

/** The sample articles of one language. */
export async function sampleArticles(locale: BenchLocale): Promise<Article[]> {
  const { articles } = await loadKnowledge(join(root, 'knowledge'), { article: () => '' });
  return articles.filter(article => article.locale === locale);
}

/** The different words of articles, the most frequent first. */
export function wordsOf(articles: readonly Article[], locale: BenchLocale): string[] {
  const counts = new Map<string, number>();
  for (const { title, questions, sections } of articles) {
    for (const text of [title, ...questions, ...sections.map(section => section.text)]) {
      for (const word of cutWords(text.toLowerCase(), locale)) counts.set(word, (counts.get(word) ?? 0) + 1);
    }
  }
  return [...counts].sort(([, a], [, b]) => b - a).map(([word]) => word);
}

function cutWords(text: string, locale: BenchLocale): string[] {
  if (locale === 'en') return text.match(/[a-z][a-z'-]*/g) ?? [];
  return (text.match(/\p{sc=Han}+/gu) ?? []).flatMap(chineseWords);
}
