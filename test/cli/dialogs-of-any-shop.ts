import { cpSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A copy of the sample dialogs that goes with any articles: no form names one. */
export function dialogsOfAnyShop(): string {
  const dir = mkdtempSync(join(tmpdir(), 'solodesk-dialogs-'));
  cpSync(new URL('../../dialogs', import.meta.url).pathname, dir, { recursive: true });
  for (const locale of ['en', 'zh']) {
    const file = join(dir, locale, 'forms/return-request.yaml');
    writeFileSync(file, readFileSync(file, 'utf8').replace(/^articles: .*\n/m, ''));
  }
  return dir;
}
