import { cpSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const knowledge = new URL('../../knowledge', import.meta.url).pathname;

/** A folder with the sample articles about logging in, for a desk that is opened quickly. */
export function fewArticles(): string {
  const folder = mkdtempSync(join(tmpdir(), 'solodesk-articles-'));
  for (const locale of ['en', 'zh']) {
    cpSync(join(knowledge, locale, 'login'), join(folder, locale, 'login'), { recursive: true });
  }
  return folder;
}
