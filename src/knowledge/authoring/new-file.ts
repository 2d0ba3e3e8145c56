import { lstat, mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { AppError } from '../../base/errors.ts';

/**
 * Writes a file that is not there yet, and the folders it lies in.
 *
 * @param file relative to `dir`, with `/`
 * @throws AppError `exists` for a file that is there, `not_a_folder` for a link or file where a folder should be
 */
export async function writeNewFile(dir: string, file: string, text: string): Promise<void> {
  await makeFolders(dir, file);
  try {
    // Neither a file nor a link that is there is written over or through.
    await writeFile(join(dir, file), text, { flag: 'wx' });
  } catch (cause) {
    if (codeOf(cause) !== 'EEXIST') throw cause;
    throw new AppError('conflict', 'exists', `${join(dir, file)} is there already; choose another name`, { cause });
  }
}

/** Makes the folders that a file lies in. AppError `not_a_folder` for a link or file where a folder should be. */
export async function makeFolders(dir: string, file: string): Promise<void> {
  await mkdir(dir, { recursive: true });
  let folder = dir;
  for (const name of dirname(file).split('/')) {
    folder = join(folder, name);
    await makeFolder(folder);
  }
}

async function makeFolder(path: string): Promise<void> {
  await mkdir(path).catch(cause => {
    if (codeOf(cause) !== 'EEXIST') throw cause;
  });
  // A link would lead what is written somewhere else.
  if ((await lstat(path)).isDirectory()) return;
  throw new AppError('invalid', 'not_a_folder', `${path} is a link or a file, not a folder; move it away`);
}

const codeOf = (error: unknown) => (error instanceof Error && 'code' in error ? error.code : undefined);
