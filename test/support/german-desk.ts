import { cpSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const root = new URL('../..', import.meta.url).pathname;

/** Content of a desk that got a third language: this repository's own, and one more folder of dialogs and articles beside it. */
export function germanFolder(): { dialogs: string; knowledge: string } {
  const folder = mkdtempSync(join(tmpdir(), 'solodesk-german-'));
  for (const name of ['dialogs', 'knowledge']) cpSync(join(root, name), join(folder, name), { recursive: true });
  cpSync(join(root, 'test/fixtures/de-pack'), folder, { recursive: true });
  return { dialogs: join(folder, 'dialogs'), knowledge: join(folder, 'knowledge') };
}
