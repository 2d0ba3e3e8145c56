import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { Links } from '../../src/knowledge/load.ts';
import type { Analyzer, Terms } from '../../src/knowledge/ports.ts';

/** Addresses as the site makes them, percent-encoded. */
export const links: Links = {
  article: (locale, slug, anchor) =>
    `https://shop.example/help/${locale}/${slug}${anchor === '' ? '' : `#${encodeURIComponent(anchor)}`}`,
};

/** Words as they stand: enough where a test is not about language. */
export const plainTerms: Terms = text => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];

/** The same as tokens, none of them a stop word. */
export const plainAnalyzer: Analyzer = {
  terms: plainTerms,
  tokens: (text, locale) =>
    plainTerms(text, locale).map(word => ({ kind: 'word', text: word, stem: word, isStop: false })),
};

/** A knowledge folder of its own, gone after the test. Keys are paths in it. */
export async function articleFolder(files: Record<string, string | Uint8Array>): Promise<string> {
  const dir = await mkdtemp(join(tmpdir(), 'knowledge-'));
  onTestFinished(() => rm(dir, { recursive: true, force: true }));
  for (const [path, content] of Object.entries(files)) await writeArticle(dir, path, content);
  return dir;
}

export async function writeArticle(dir: string, path: string, content: string | Uint8Array): Promise<void> {
  await mkdir(dirname(join(dir, path)), { recursive: true });
  await writeFile(join(dir, path), content);
}

/** An article file with sound front matter; `front` replaces or adds lines of it. */
export function articleText(id: string, body = `The words of ${id}.`, front: Record<string, string> = {}): string {
  const fields = {
    id,
    title: `About ${id}`,
    questions: `["What about ${id}?"]`,
    updated: '2026-11-20',
    status: 'published',
    ...front,
  };
  const lines = Object.entries(fields).map(([key, value]) => `${key}: ${value}`);
  return `---\n${lines.join('\n')}\n---\n${body}\n`;
}
