import { statSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { AppError } from '../../base/errors.ts';
import { type Locale, matchLocale } from '../../base/locale.ts';
import { type ContentProblem, problemText } from '../../content/problem.ts';
import { writeNewFile } from '../../knowledge/authoring/new-file.ts';
import { openShelf } from '../../knowledge/authoring/shelf.ts';
import { type Draft, draftsOf } from '../../knowledge/importing/drafts.ts';
import type { Entry } from '../../knowledge/importing/entry.ts';
import { readEntries } from '../../knowledge/importing/import.ts';
import { findSources } from '../../knowledge/importing/source-files.ts';
import { showProgress } from '../progress.ts';
import { type Editing, openEditing, readLocale, readName } from './editing.ts';

/** A website's folder is full of pictures; its first files tell enough. */
const mostLeftOut = 20;

type ImportOptions = { locale?: string; topic?: string; dryRun?: boolean };

/**
 * Makes draft articles of an existing FAQ. What cannot be imported is told as `file:line: fault and mend` on standard error, the
 * rest is written; exit code 1 when there is any such. Files of other kinds are listed and are no fault. Never overwrites.
 */
export async function importArticles(path: string, options: ImportOptions): Promise<void> {
  const editing = openEditing();
  const topic = readName('--topic', options.topic ?? 'imported');
  const localeOf = localeReader(editing, options.locale);
  const { sources, problems: unreached, leftOut } = await findSources(path);
  const isFolder = statSync(path).isDirectory();
  const progress = showProgress();
  try {
    const found = await readEntries(sources, {
      isQuestion: heading => isQuestion(heading, editing),
      isFollowed: !isFolder,
      onProgress: (read, all) => progress.update('Reading files', read, all),
    });
    const shelf = await openShelf(editing.knowledgeDir, editing.language.terms);
    const made = draftsOf(found.entries, {
      shelf,
      today: editing.today,
      topic,
      localeOf,
      onProgress: (done, all) => progress.update('Making drafts', done, all),
    });
    const failed = options.dryRun ? [] : await write(editing.knowledgeDir, made.drafts, progress.update);
    progress.stop();
    const problems = [...unreached, ...found.problems, ...made.problems];
    tell({ problems, failed, notes: found.notes, leftOut }, isFolder ? path : dirname(path), editing.knowledgeDir);
    const written = made.drafts.filter(({ file }) => failed.every(problem => problem.file !== file));
    const counts = { skipped: problems.length + failed.length, leftOut: leftOut.length };
    console.log(summaryOf(written, counts, editing.knowledgeDir, options.dryRun ?? false));
  } finally {
    progress.stop();
  }
}

/** `failed` is told at its place among the articles, the rest at its place in the source. */
type Told = Record<'problems' | 'failed' | 'notes' | 'leftOut', readonly ContentProblem[]>;

function tell({ problems, failed, notes, leftOut }: Told, sourceDir: string, knowledgeDir: string): void {
  for (const file of leftOut.slice(0, mostLeftOut)) console.error(problemText(file, sourceDir));
  const more = leftOut.length - mostLeftOut;
  if (more > 0) console.error(`${more} more files of other kinds are left out.`);
  for (const note of notes) console.error(`${problemText(note, sourceDir)} (imported all the same)`);
  for (const problem of problems) console.error(problemText(problem, sourceDir));
  for (const problem of failed) console.error(problemText(problem, relative(process.cwd(), knowledgeDir)));
  if (problems.length + failed.length > 0) process.exitCode = 1;
}

/** The language of an entry: what the option says, else what its row says, else what its words are in. */
function localeReader(
  { content, language }: Editing,
  option: string | undefined,
): (entry: Entry) => Locale | undefined {
  const given = option === undefined ? undefined : readLocale(option, content);
  return ({ locale, questions, answer }) => {
    if (given !== undefined) return given;
    if (locale !== undefined) return matchLocale(locale, content.locales, '') || undefined;
    return language.understand(`${questions.join('\n')}\n${answer}`, content.policy.defaultLocale).locale;
  };
}

/** By its mark, or by words that ask: "How do I pay" and 怎么付款, but not "How it works". */
function isQuestion(heading: string, { language, content }: Editing): boolean {
  return /[?？]\s*$/u.test(heading) || language.understand(heading, content.policy.defaultLocale).isQuestion;
}

async function write(
  dir: string,
  drafts: readonly Draft[],
  onProgress: (label: string, done: number, all: number) => void,
): Promise<ContentProblem[]> {
  const failed: ContentProblem[] = [];
  for (const [i, { file, text }] of drafts.entries()) {
    try {
      await writeNewFile(dir, file, text);
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      failed.push({ file, line: 1, message: error.message });
    }
    onProgress('Writing drafts', i + 1, drafts.length);
  }
  return failed;
}

function summaryOf(
  drafts: readonly Draft[],
  { skipped, leftOut }: { skipped: number; leftOut: number },
  dir: string,
  isDryRun: boolean,
): string {
  const folders = new Set(drafts.map(({ file }) => `${relative(process.cwd(), join(dir, dirname(file)))}/`));
  const count = `${drafts.length} ${drafts.length === 1 ? 'draft' : 'drafts'}`;
  const where = folders.size > 0 ? ` ${isDryRun ? 'would be written' : 'written'} to ${[...folders].join(', ')}` : '';
  const others = leftOut === 0 ? '' : `; ${leftOut} ${leftOut === 1 ? 'file' : 'files'} left out`;
  return `${count}${where}; ${skipped === 0 ? 'nothing' : skipped} skipped${others}.`;
}
