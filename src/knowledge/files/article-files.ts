import { createHash } from 'node:crypto';
import type { Dirent } from 'node:fs';
import { readdir, readFile, realpath, stat } from 'node:fs/promises';
import { join, sep } from 'node:path';
import type { Locale } from '../../base/locale.ts';
import { fileText, maxFileBytes, tooLarge } from '../../content/file-text.ts';
import { type ContentProblem, refused } from '../../content/problem.ts';

/** A file where an article belongs: `<locale>/<topic>/<slug>.md`. */
export type ArticleFile = {
  /** Relative to the knowledge folder, with `/`. */
  file: string;
  locale: Locale;
  topic: string;
  slug: string;
};

const localeName = /^[a-z]{2,3}$/;
const folderName = /^[a-z0-9][a-z0-9-]{0,79}$/;
/** Whether a file, folder or article may be called so. */
export const isArticleName = (name: string): boolean => folderName.test(name);
const misplaced = 'an article belongs in knowledge/<locale>/<topic>/<slug>.md; move it there';

/**
 * Every article file under `dir`, in order of path. Hidden files, a `README.md` at the top and files that are not `.md`
 * are passed over; an `.md` file in the wrong place or with an unusable name is a problem. Rejects when `dir` cannot be read.
 */
export async function findArticleFiles(dir: string): Promise<{ found: ArticleFile[]; problems: ContentProblem[] }> {
  const found: ArticleFile[] = [];
  const problems: ContentProblem[] = [];
  for (const locale of await entriesOf(dir, '')) {
    if (isMarkdown(locale)) {
      if (locale.name.toLowerCase() !== 'readme.md') problems.push({ file: locale.name, line: 1, message: misplaced });
      continue;
    }
    if (!isFolder(locale)) continue;
    if (!localeName.test(locale.name)) {
      const message = 'a folder here is a language of two or three letters, like en or zh; rename or move it';
      problems.push({ file: locale.name, line: 1, message });
      continue;
    }
    await findTopics(dir, locale.name, found, problems);
  }
  return { found: found.toSorted((a, b) => (a.file < b.file ? -1 : 1)), problems };
}

async function findTopics(
  dir: string,
  locale: Locale,
  found: ArticleFile[],
  problems: ContentProblem[],
): Promise<void> {
  for (const topic of await entriesOf(dir, locale)) {
    const path = `${locale}/${topic.name}`;
    if (isMarkdown(topic)) problems.push({ file: path, line: 1, message: misplaced });
    if (!isFolder(topic) || isMarkdown(topic)) continue;
    for (const entry of await entriesOf(dir, path)) {
      const file = `${path}/${entry.name}`;
      if (!isMarkdown(entry)) {
        if (entry.isDirectory()) problems.push({ file, line: 1, message: misplaced });
        continue;
      }
      const slug = entry.name.slice(0, -'.md'.length);
      if (folderName.test(slug) && folderName.test(topic.name)) found.push({ file, locale, topic: topic.name, slug });
      else problems.push({ file, line: 1, message: 'name file and folder in lower-case letters, digits and hyphens' });
    }
  }
}

/** A symbolic link to a folder counts as one; what it leads to is checked when a file is read. */
const isFolder = (entry: Dirent) => entry.isDirectory() || entry.isSymbolicLink();
const isMarkdown = (entry: Dirent) => !entry.isDirectory() && entry.name.toLowerCase().endsWith('.md');

async function entriesOf(dir: string, path: string): Promise<Dirent[]> {
  try {
    const entries = await readdir(join(dir, path), { withFileTypes: true });
    return entries.filter(entry => !entry.name.startsWith('.'));
  } catch (error) {
    // A folder that went away while we looked, or a symbolic link that leads to no folder, holds no articles.
    if (path !== '' && error instanceof Error) return [];
    throw error;
  }
}

/** `version`: SHA-256 of the file, first 12 hex digits. */
export type ArticleText = { text: string; version: string };

/**
 * The text of an article file. Undefined when it went away meanwhile.
 * Throws ContentError for a link out of the folder, something that is no file, more than `maxFileBytes`, or invalid UTF-8.
 */
export async function readArticleFile(dir: string, file: string): Promise<ArticleText | undefined> {
  try {
    // Resolved before it is opened: the limits must hold for what a link leads to, and a pipe would never end.
    const [root, path] = await Promise.all([realpath(dir), realpath(join(dir, file))]);
    if (!path.startsWith(root + sep)) {
      throw refused(file, 1, 'a link that leads out of the knowledge folder; copy the article here instead');
    }
    const { size, isPlain } = await stat(path).then(found => ({ size: found.size, isPlain: found.isFile() }));
    if (!isPlain) throw refused(file, 1, 'not a file; put the article here as a plain text file');
    if (size > maxFileBytes) throw tooLarge(file, size);
    const bytes = await readFile(path);
    return { text: fileText(file, bytes), version: createHash('sha256').update(bytes).digest('hex').slice(0, 12) };
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
}
