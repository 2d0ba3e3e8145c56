import type { Locale } from '../../base/locale.ts';
import { type Claims, createClaims } from '../checking/claims.ts';
import { type ArticleFile, findArticleFiles } from '../files/article-files.ts';
import { loadKnowledge } from '../load.ts';
import type { Terms } from '../ports.ts';

/** Where an article is, and what it is called. */
export type Shelved = ArticleFile & { id: string };

/** What a knowledge folder holds already, so that what comes in takes nobody's place. */
export type Shelf = {
  articles: readonly Shelved[];
  /** Names of files and ids of a locale, those of faulty files too. */
  names(locale: Locale): Set<string>;
  allNames(): Set<string>;
  /** Who asks what. */
  claims: Claims;
};

/** Reads `dir`; a folder that is not there yet is empty. */
export async function openShelf(dir: string, terms: Terms): Promise<Shelf> {
  const claims = createClaims(terms);
  const found = await findFiles(dir);
  const files = found.length === 0 ? [] : (await loadKnowledge(dir, { article: () => '' })).files.values();
  const articles = [...files].map(({ front, ...file }) => {
    for (const [i, question] of front.questions.entries()) {
      claims.take(file.locale, question, { file: file.file, line: () => file.lineOf(['questions', i]) });
    }
    return { file: file.file, locale: file.locale, topic: file.topic, slug: file.slug, id: front.id };
  });
  const taken = new Map<Locale, Set<string>>();
  const names = (locale: Locale): Set<string> => {
    const known = taken.get(locale) ?? new Set();
    taken.set(locale, known);
    return known;
  };
  for (const { locale, slug } of found) names(locale).add(slug);
  for (const { locale, id } of articles) names(locale).add(id);
  return { articles, names, allNames: () => new Set([...taken.values()].flatMap(set => [...set])), claims };
}

async function findFiles(dir: string): Promise<ArticleFile[]> {
  try {
    return (await findArticleFiles(dir)).found;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return [];
    throw error;
  }
}
