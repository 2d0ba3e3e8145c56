import { randomUUID } from 'node:crypto';
import { link, lstat, open, readFile, realpath, rename, rm } from 'node:fs/promises';
import { dirname, join, sep } from 'node:path';
import { AppError } from '../../base/errors.ts';
import { makeFolders } from '../authoring/new-file.ts';
import { type ArticleFile, type ArticleText, readArticleFile } from '../files/article-files.ts';
import { versionOf } from './draft-library.ts';

/** Files are written one after another, so that of two who save at once the second one is told. */
export type ArticleFolder = {
  /** Undefined for a file that is not there. Rejects like `readArticleFile`. */
  read(place: ArticleFile): Promise<ArticleText | undefined>;
  /**
   * Writes a file whole or not at all.
   *
   * @param basedOn the version that was edited; undefined for a file that is not there yet
   * @throws AppError `changed` (conflict) when the file is another one by now, `link` for what leads somewhere else
   */
  save(place: ArticleFile, text: string, basedOn: string | undefined): Promise<{ version: string }>;
  /** Moves a file that has not changed since `basedOn` to where none is. AppError `changed` or `exists` (conflict). */
  move(from: ArticleFile, to: ArticleFile, basedOn: string): Promise<void>;
};

export function openArticleFolder(dir: string): ArticleFolder {
  let last: Promise<unknown> = Promise.resolve();
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const run = last.then(work);
    last = run.catch(() => {});
    return run;
  };
  return {
    read: ({ file }) => readArticleFile(dir, file),
    save: ({ file }, text, basedOn) => inTurn(() => save(dir, file, text, basedOn)),
    move: (from, to, basedOn) => inTurn(() => move(dir, from.file, to.file, basedOn)),
  };
}

async function save(dir: string, file: string, text: string, basedOn: string | undefined) {
  await makeFolders(dir, file);
  const path = await pathWithin(dir, file);
  const before = await bytesOf(path);
  requireVersion(file, before, basedOn);
  // A file from another system keeps its line ends, or a history of it would show each line as changed.
  const isCrLf = before?.includes('\r\n') ?? false;
  const bytes = Buffer.from(isCrLf ? text.replaceAll('\n', '\r\n') : text);
  const passing = join(dirname(path), `.${randomUUID()}.tmp`);
  try {
    await writeDown(passing, bytes);
    if (before === undefined) await placeNew(passing, path, file);
    else {
      // Somebody else's program may have written meanwhile.
      requireVersion(file, await bytesOf(path), basedOn);
      await rename(passing, path);
    }
  } finally {
    await rm(passing, { force: true });
  }
  return { version: versionOf(bytes) };
}

/** On the disk before it takes the file's place: a power cut leaves the one or the other. */
async function writeDown(path: string, bytes: Uint8Array): Promise<void> {
  const handle = await open(path, 'wx', 0o644);
  try {
    await handle.writeFile(bytes);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Unlike a rename, a link never takes the place of what is there. */
async function placeNew(passing: string, path: string, file: string): Promise<void> {
  await link(passing, path).catch(cause => {
    throw codeOf(cause) === 'EEXIST' ? changed(file) : cause;
  });
}

async function move(dir: string, from: string, to: string, basedOn: string): Promise<void> {
  const source = await pathWithin(dir, from);
  requireVersion(from, await bytesOf(source), basedOn);
  await makeFolders(dir, to);
  const target = await pathWithin(dir, to);
  await link(source, target).catch(cause => {
    if (codeOf(cause) !== 'EEXIST') throw cause;
    throw new AppError('conflict', 'exists', `${to} is there already; choose another name`, { cause });
  });
  await rm(source);
}

/** The path of a file in a folder that really lies below the knowledge folder, and is itself no link. */
async function pathWithin(dir: string, file: string): Promise<string> {
  const path = join(dir, file);
  const [root, folder] = await Promise.all([realpath(dir), realpath(dirname(path)).catch(() => undefined)]);
  if (folder === undefined) throw changed(file);
  const found = await lstat(path).catch(() => undefined);
  if (!folder.startsWith(root + sep) || (found !== undefined && !found.isFile())) {
    throw new AppError('invalid', 'link', `${file} is a link, or lies behind one; edit the file that it leads to`);
  }
  return join(folder, path.slice(dirname(path).length + 1));
}

async function bytesOf(path: string): Promise<Buffer | undefined> {
  return readFile(path).catch(error => {
    if (codeOf(error) === 'ENOENT') return undefined;
    throw error;
  });
}

function requireVersion(file: string, bytes: Buffer | undefined, basedOn: string | undefined): void {
  if ((bytes && versionOf(bytes)) !== basedOn) throw changed(file);
}

/** The one error after which both texts are shown beside each other. */
function changed(file: string): AppError {
  return new AppError(
    'conflict',
    'changed',
    `${file} has changed meanwhile; look at what is there now, then save again`,
  );
}

const codeOf = (error: unknown) => (error instanceof Error && 'code' in error ? error.code : undefined);
