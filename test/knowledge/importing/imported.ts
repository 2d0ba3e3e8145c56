import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { onTestFinished } from 'vitest';
import { problemText } from '../../../src/content/problem.ts';
import { openShelf } from '../../../src/knowledge/authoring/shelf.ts';
import { type Draft, draftsOf } from '../../../src/knowledge/importing/drafts.ts';
import { readEntries } from '../../../src/knowledge/importing/import.ts';
import { findSources } from '../../../src/knowledge/importing/source-files.ts';
import { installedLanguage } from '../../language/installed-language.ts';
import { articleFolder } from '../article-folder.ts';

/** A folder of files as somebody has them, gone after the test. */
export async function sourceFolder(files: Record<string, string | Uint8Array>): Promise<string> {
  const dir = await mkdtemp(join(tmpdir(), 'faq-'));
  onTestFinished(() => rm(dir, { recursive: true, force: true }));
  for (const [path, content] of Object.entries(files)) {
    await mkdir(dirname(join(dir, path)), { recursive: true });
    await writeFile(join(dir, path), content);
  }
  return dir;
}

export type Imported = { drafts: Draft[]; texts: Record<string, string>; problems: string[]; notes: string[] };

/** What comes of the sources, with the languages as they ship, beside the articles of `shelf`. */
export async function importFolder(dir: string, shelf: Record<string, string> = {}): Promise<Imported> {
  const { sources, problems } = await findSources(dir);
  const found = await readEntries(sources, { isQuestion: heading => /[?？]$/.test(heading), isFollowed: false });
  const made = draftsOf(found.entries, {
    shelf: await openShelf(await articleFolder(shelf), installedLanguage.terms),
    today: '2026-11-20',
    topic: 'imported',
    localeOf: ({ locale, questions, answer }) =>
      locale === 'xx' ? undefined : installedLanguage.understand(`${questions.join('\n')}\n${answer}`, 'en').locale,
  });
  return {
    drafts: made.drafts,
    texts: Object.fromEntries(made.drafts.map(({ file, text }) => [file, text])),
    problems: [...problems, ...found.problems, ...made.problems].map(problem => problemText(problem)),
    notes: found.notes.map(note => problemText(note)),
  };
}

export const importFiles = async (files: Record<string, string | Uint8Array>, shelf?: Record<string, string>) =>
  importFolder(await sourceFolder(files), shelf);

/** The body of the one draft there is. */
export function bodyOf({ drafts }: Imported): string {
  const [draft, ...more] = drafts;
  if (!draft || more.length > 0) throw new Error(`${drafts.length} drafts instead of one`);
  return draft.text.split('\n---\n')[1]?.trim() ?? '';
}
