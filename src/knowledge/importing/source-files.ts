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

export type Sources = {
  /** In order of path. */
  sources: SourceFile[];
  /** What is meant to be imported and cannot be reached. */
  problems: ContentProblem[];
  /** Files of other kinds, each with the reason. */
  leftOut: ContentProblem[];
};

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

/** What to do with files that often hold an FAQ. */
const mends = new Map<string, string>([
  ['.zip', 'unpack it'],
  ['.7z', 'unpack it'],
  ['.rar', 'unpack it'],
  ['.gz', 'unpack it'],
  ['.xls', 'save it as CSV'],
  ['.xlsx', 'save it as CSV'],
  ['.ods', 'save it as CSV'],
  ['.numbers', 'save it as CSV'],
  ['.doc', 'save it as HTML'],
  ['.docx', 'save it as HTML'],
  ['.odt', 'save it as HTML'],
  ['.rtf', 'save it as HTML'],
  ['.pdf', 'copy its words into a file of one of these kinds'],
  ['.txt', 'if it is markdown, name it .md'],
]);

/**
 * The file, or all files of a folder and its folders that can be imported. Hidden files are passed over; links, and files of other
 * kinds, are told.
 *
 * @throws AppError `source` when there is nothing to import, or too much
 */
export async function findSources(path: string): Promise<Sources> {
  const found = await stat(path).catch(cause => {
    throw new AppError('missing', 'source', `${path} cannot be read; give a file or a folder that is there`, { cause });
  });
  if (found.isDirectory()) {
    const all: Sources = { sources: [], problems: [], leftOut: [] };
    await walk(path, '', 0, all);
    if (all.sources.length === 0) throw unusable(path, all.leftOut);
    return all;
  }
  const kind = kindOf(path);
  if (!found.isFile() || !kind) throw unusable(path, []);
  return { sources: [{ file: basename(path) || path, path, kind }], problems: [], leftOut: [] };
}

const extensionOf = (path: string) => extname(path).toLowerCase();
const kindOf = (path: string) => kinds.get(extensionOf(path));
const named = [...kinds.keys()].join(' ');

/** For a folder, `leftOut` is what it holds instead. */
function unusable(path: string, leftOut: readonly ContentProblem[]): AppError {
  const mend = [path, ...leftOut.map(({ file }) => file)].flatMap(file => mends.get(extensionOf(file)) ?? [])[0];
  const first = mend === undefined ? '' : `; ${mend} first`;
  return new AppError('invalid', 'source', `${path} holds nothing to import; files end in ${named}${first}`);
}

function otherKind(file: string): ContentProblem {
  const kind = extensionOf(file) === '' ? 'a file without an ending' : `a ${extensionOf(file)} file`;
  const mend = mends.get(extensionOf(file));
  return { file, line: 1, message: `left out: ${kind}, not one of ${named}${mend === undefined ? '' : `; ${mend}`}` };
}

async function walk(root: string, folder: string, depth: number, all: Sources): Promise<void> {
  const { sources, problems, leftOut } = all;
  const entries = await readdir(join(root, folder), { withFileTypes: true });
  for (const entry of entries.toSorted((a, b) => (a.name < b.name ? -1 : 1))) {
    if (entry.name.startsWith('.')) continue;
    const file = folder === '' ? entry.name : `${folder}/${entry.name}`;
    const kind = kindOf(entry.name);
    if (entry.isSymbolicLink()) {
      problems.push({ file, line: 1, message: 'a link is not followed; copy what it leads to here' });
    } else if (entry.isDirectory()) {
      if (depth < maxDepth) await walk(root, file, depth + 1, all);
      else problems.push({ file, line: 1, message: `more than ${maxDepth} folders deep; move it up` });
    } else if (entry.isFile() && kind) {
      sources.push({ file, path: join(root, file), kind });
      if (sources.length > maxFiles) throw tooMany(root);
    } else leftOut.push(otherKind(file));
  }
}

function tooMany(root: string): AppError {
  const message = `${root} holds more than ${maxFiles} files; import its folders one by one`;
  return new AppError('invalid', 'source', message);
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
