import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import type { Logger } from '../../base/logger.ts';

const run = promisify(execFile);

/** Hooks of the checkout take their time; longer than this, in ms, nobody waits for them. */
const longestMs = 15_000;

/** Why a saved file was not committed. */
export type NotCommitted = 'no-git' | 'no-checkout' | 'unchanged' | 'ignored' | 'failed';

export type Committed = { committed: true } | { committed: false; why: NotCommitted; message?: string };

/** Keeps what was saved in the history of the checkout that a folder lies in, where it lies in one. */
export type Committer = {
  /**
   * Commits these files and nothing else, whatever is staged beside them. Never rejects: the files are saved either way.
   *
   * @param files relative to the folder; one that is gone is removed from the history
   * @param what the subject after `knowledge: `
   */
  commit(files: readonly string[], what: string, author: { name: string; email: string }): Promise<Committed>;
};

export function createCommitter(dir: string, logger: Logger): Committer {
  let last: Promise<unknown> = Promise.resolve();
  return {
    commit(files, what, author) {
      const made = last.then(() => commit(dir, files, what, author));
      last = made;
      return made.then(done => {
        if (!done.committed && done.why === 'failed')
          logger.warn({ why: done.message }, 'an article was not committed');
        return done;
      });
    },
  };
}

async function commit(
  dir: string,
  files: readonly string[],
  what: string,
  { name, email }: { name: string; email: string },
): Promise<Committed> {
  const who = oneLine(name) || 'Solodesk';
  const address = oneLine(email);
  // Names are taken as they are: never as an option, a pattern or a place to write to.
  const git = (...args: string[]) =>
    run('git', ['--literal-pathspecs', '-c', `user.name=${who}`, '-c', `user.email=${address}`, ...args], {
      cwd: dir,
      timeout: longestMs,
    });
  try {
    await git('rev-parse', '--show-toplevel');
  } catch (error) {
    return { committed: false, why: isMissing(error) ? 'no-git' : 'no-checkout' };
  }
  try {
    if (await isIgnored(files, git)) return { committed: false, why: 'ignored' };
    await git('add', '--', ...files);
    const { stdout } = await git('status', '--porcelain', '--', ...files);
    if (stdout === '') return { committed: false, why: 'unchanged' };
    const author = `--author=${who} <${address}>`;
    await git(
      'commit',
      '--only',
      '--no-gpg-sign',
      '--quiet',
      author,
      '-m',
      `knowledge: ${oneLine(what)}`,
      '--',
      ...files,
    );
    return { committed: true };
  } catch (error) {
    const message =
      error instanceof Error && 'stderr' in error ? String(error.stderr).trim().slice(0, 500) : String(error);
    return { committed: false, why: 'failed', message };
  }
}

/** Whether the checkout keeps none of them. */
async function isIgnored(files: readonly string[], git: (...args: string[]) => Promise<unknown>): Promise<boolean> {
  const asked = await Promise.allSettled(files.map(file => git('check-ignore', '--quiet', '--', file)));
  return asked.every(({ status }) => status === 'fulfilled');
}

/** git would take what stands between angle brackets, or after a new line, for something else. */
const oneLine = (text: string) =>
  text
    .replace(/[<>\p{Cc}\s]+/gu, ' ')
    .trim()
    .slice(0, 200);

const isMissing = (error: unknown) => error instanceof Error && 'code' in error && error.code === 'ENOENT';
