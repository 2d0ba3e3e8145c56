import { constants } from 'node:fs';
import { open, readdir, stat } from 'node:fs/promises';
import { basename, extname, join } from 'node:path';
import { AppError } from '../../base/errors.ts';
import { type ContentProblem, refused } from '../../content/problem.ts';
import type { Source } from './entry.ts';
import { sourceText } from './source-text.ts';

export type SourceKind = 'table' | 'page' | 'markdown';

/** A file to import: `file` is its name for people, `path` where it is. */
export type SourceFile = { file: string; path: string; kind: SourceKind };

const kinds = new Map<string, SourceKind>([
  ['.csv', 'table'],
  ['.tsv', 'table'],
  ['.html', 'page'],
  ['.htm', 'page'],
  ['.md', 'markdown'],
  ['.markdown', 'markdown'],
]);
const mib = 1024 * 1024;
const maxBytes: Record<SourceKind, number> = { table: 5 * mib, page: mib, markdown: mib / 4 };
const maxFiles = 2_000;
const maxDepth = 8;

/**
 * The file, or all files of a folder and its folders that can be imported, in order of path. Links and hidden files are passed
 * over, links with a word.
 *
 * @throws AppError `source` when there is nothing to import, or too much
 */
export async function findSources(path: string): Promise<{ sources: SourceFile[]; problems: ContentProblem[] }> {
  const found = await stat(path).catch(cause => {
    throw new AppError('missing', 'source', `${path} cannot be read; give a file or a folder that is there`, { cause });
  });
  const name = basename(path) || path;
  const problems: ContentProblem[] = [];
  const sources: SourceFile[] = [];
  if (found.isDirectory()) await walk(path, '', 0, sources, problems);
  else {
    const kind = kinds.get(extname(path).toLowerCase());
    if (!found.isFile() || !kind) throw unusable(path);
    sources.push({ file: name, path, kind });
  }
  if (sources.length === 0) throw unusable(path);
  return { sources, problems };
}

function unusable(path: string): AppError {
  const unpack = /\.(?:zip|xlsx?|docx?|7z|rar|gz)$/i.test(path) ? '; unpack it, or save it as CSV, first' : '';
  const named = [...kinds.keys()].join(' ');
  return new AppError('invalid', 'source', `${path} holds nothing to import; files end in ${named}${unpack}`);
}

async function walk(
  root: string,
  folder: string,
  depth: number,
  sources: SourceFile[],
  problems: ContentProblem[],
): Promise<void> {
  const entries = await readdir(join(root, folder), { withFileTypes: true });
  for (const entry of entries.toSorted((a, b) => (a.name < b.name ? -1 : 1))) {
    if (entry.name.startsWith('.')) continue;
    const file = folder === '' ? entry.name : `${folder}/${entry.name}`;
    const kind = kinds.get(extname(entry.name).toLowerCase());
    if (entry.isSymbolicLink()) {
      problems.push({ file, line: 1, message: 'a link is not followed; copy what it leads to here' });
    } else if (entry.isDirectory()) {
      if (depth < maxDepth) await walk(root, file, depth + 1, sources, problems);
      else problems.push({ file, line: 1, message: `more than ${maxDepth} folders deep; move it up` });
    } else if (entry.isFile() && kind) {
      if (sources.length >= maxFiles) {
        throw new AppError(
          'invalid',
          'source',
          `${root} holds more than ${maxFiles} files; import its folders one by one`,
        );
      }
      sources.push({ file, path: join(root, file), kind });
    }
  }
}

/** Reads one of them. Throws ContentError for one that is too large, no plain file any more, or no text. */
export async function readSource({ file, path, kind }: SourceFile, isFollowed: boolean): Promise<Source> {
  // Within a folder a link that has come meanwhile must not lead out of it.
  const handle = await open(path, constants.O_RDONLY | (isFollowed ? 0 : constants.O_NOFOLLOW));
  try {
    const found = await handle.stat();
    if (!found.isFile()) throw refused(file, 1, 'not a plain file');
    if (found.size > maxBytes[kind]) {
      const [size, most] = [found.size, maxBytes[kind]].map(bytes => Math.ceil(bytes / 1024));
      throw refused(file, 1, `${size} KiB are too much; a file of this kind holds at most ${most} KiB, split it`);
    }
    return { file, text: sourceText(file, await handle.readFile()) };
  } finally {
    await handle.close();
  }
}
