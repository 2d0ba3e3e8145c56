import { join, relative } from 'node:path';
import { AppError } from '../../base/errors.ts';
import { emptyDraft } from '../../dialogs/words/draft-words.ts';
import { longestTitle } from '../../knowledge/article.ts';
import { draftArticle } from '../../knowledge/authoring/draft-article.ts';
import { freeNames, nameOf } from '../../knowledge/authoring/names.ts';
import { writeNewFile } from '../../knowledge/authoring/new-file.ts';
import { openShelf, type Shelf } from '../../knowledge/authoring/shelf.ts';
import type { ArticleFile } from '../../knowledge/files/article-files.ts';
import { parseFile } from '../../knowledge/files/parsed-file.ts';
import { openEditing, readLocale, readName } from './editing.ts';

type NewOptions = { locale?: string; topic?: string; id?: string; slug?: string };

/** Begins a draft that passes the check, and prints its path. Never overwrites. */
export async function newArticle(title: string, options: NewOptions): Promise<void> {
  if (title.trim().length < 2 || title.length > longestTitle) {
    throw new AppError('invalid', 'title', `give a title of 2 to ${longestTitle} characters, as customers ask it`);
  }
  const { knowledgeDir, content, language, today } = openEditing();
  const locale = readLocale(options.locale ?? content.policy.defaultLocale, content);
  const shelf = await openShelf(knowledgeDir, language.terms);
  const { id, ...place } = placeOf(title, locale, options, shelf);
  const asked = shelf.claims.take(locale, title, { file: place.file, line: () => 1 });
  if (asked) throw new AppError('conflict', 'asked', asked.message);
  const body = emptyDraft(content.say, locale);
  const text = draftArticle({ id, title, questions: [title], updated: today, body });
  // Tells what the check would tell, before anything is written.
  parseFile(place, { text, version: '' }, undefined);
  await writeNewFile(knowledgeDir, place.file, text);
  console.log(relative(process.cwd(), join(knowledgeDir, place.file)));
}

/** A translation lies where the article lies that has its id. */
function placeOf(
  title: string,
  locale: string,
  options: NewOptions,
  { articles, names, allNames }: Shelf,
): ArticleFile & { id: string } {
  const translation = articles.find(article => article.id === options.id && article.locale !== locale);
  const slug = options.slug ?? translation?.slug ?? options.id ?? nameOf(title) ?? nameless(allNames());
  readName('--slug', slug);
  const id = readName('--id', options.id ?? slug);
  const topic = readName('--topic', options.topic ?? translation?.topic ?? 'general');
  const owner = articles.find(article => article.locale === locale && (article.id === id || article.slug === slug));
  if (owner) {
    const mend = 'write there, or give this one another --id and --slug';
    throw new AppError('conflict', 'taken', `${owner.file} has the name ${id} already; ${mend}`);
  }
  if (names(locale).has(slug)) {
    throw new AppError(
      'conflict',
      'taken',
      `a faulty article has the file name ${slug}; mend it, or give another --slug`,
    );
  }
  return { file: `${locale}/${topic}/${slug}.md`, locale, topic, slug, id };
}

/** A title without letters cannot name its file: it is numbered until somebody names it. */
function nameless(taken: Iterable<string>): string {
  console.error('The title has no letters to name the file after: rename file and id, or say --id return-an-item.');
  return freeNames(taken)('draft');
}
