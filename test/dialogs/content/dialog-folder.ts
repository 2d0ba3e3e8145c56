import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';

/** A copy of the sample dialogs, gone after the test. */
export function dialogFolder(): string {
  const dir = mkdtempSync(join(tmpdir(), 'solodesk-dialogs-'));
  cpSync(new URL('../../../dialogs', import.meta.url).pathname, dir, { recursive: true });
  onTestFinished(() => rmSync(dir, { recursive: true, force: true }));
  return dir;
}

/** Saves the file with what is `found` first replaced; gives the line, from 1, on which it stood. Throws when it is not there. */
export function edit(dir: string, file: string, found: string | RegExp, by: string): number {
  const path = join(dir, file);
  const text = readFileSync(path, 'utf8');
  const at = typeof found === 'string' ? text.indexOf(found) : text.search(found);
  if (at < 0) throw new Error(`no ${found} in ${file}`);
  writeFileSync(
    path,
    text.replace(found, () => by),
  );
  return text.slice(0, at).split('\n').length;
}

/** Saves other words for the English `greeting.again`. */
export function greet(dir: string, words: string, file = 'en/messages.yaml'): void {
  edit(dir, file, /^ {2}again: .*$/m, `  again: "${words}"`);
}
