import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { AppError } from './base/errors.ts';
import { newSecret } from './base/secrets.ts';

export type DataDir = {
  /** The SQLite file. */
  database: string;
  /** Signs conversation tokens and status links, and gives the links in e-mails their secrets; made once, readable by this user only. */
  signingKey: string;
};

/**
 * Makes the data folder ready: created when missing, closed to other users, with its signing key.
 *
 * @throws AppError `data_dir` when it cannot be written
 */
export function openDataDir(dir: string): DataDir {
  try {
    mkdirSync(dir, { recursive: true, mode: 0o700 });
    return { database: join(dir, 'solodesk.db'), signingKey: signingKey(join(dir, 'signing.key')) };
  } catch (cause) {
    throw new AppError(
      'internal',
      'data_dir',
      `The data folder ${dir} cannot be written; mend its rights or set DATA_DIR`,
      {
        cause,
      },
    );
  }
}

function signingKey(file: string): string {
  try {
    writeFileSync(file, `${newSecret()}${newSecret()}\n`, { flag: 'wx', mode: 0o600 });
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
    chmodSync(file, 0o600);
  }
  const key = readFileSync(file, 'utf8').trim();
  if (key.length < 32)
    throw new Error(`${file} holds no key; delete it to have a new one made (open chats then start afresh)`);
  return key;
}
