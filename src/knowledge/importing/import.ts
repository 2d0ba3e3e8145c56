import { ContentError, type ContentProblem } from '../../content/problem.ts';
import { type Entry, type Found, nothing, type Source } from './entry.ts';
import { htmlEntries } from './html-entries.ts';
import { markdownEntries } from './markdown-entries.ts';
import { readSource, type SourceFile, type SourceKind } from './source-files.ts';
import { tableEntries } from './table-entries.ts';

/** More at once nobody reads through; they are drafts to be read. */
const maxEntries = 5_000;

export type ReadOptions = {
  /** Whether a heading asks something. */
  isQuestion(heading: string): boolean;
  /** False within a folder, whose links are not followed. */
  isFollowed: boolean;
  onProgress?: (read: number, all: number) => void;
};

/** All entries of the sources, as far as they can be read; what cannot is told. */
export async function readEntries(sources: readonly SourceFile[], options: ReadOptions): Promise<Found> {
  const all = nothing();
  for (const [i, source] of sources.entries()) {
    const { entries, problems, notes } = await entriesOf(source, options);
    all.entries.push(...withinLimit(entries, all.entries.length, all.problems));
    all.problems.push(...problems);
    all.notes.push(...notes);
    options.onProgress?.(i + 1, sources.length);
  }
  return all;
}

async function entriesOf(file: SourceFile, { isQuestion, isFollowed }: ReadOptions): Promise<Found> {
  const readers: Record<SourceKind, (source: Source) => Found> = {
    table: tableEntries,
    page: source => htmlEntries(source, isQuestion),
    markdown: source => markdownEntries(source, isQuestion),
  };
  try {
    return readers[file.kind](await readSource(file, isFollowed));
  } catch (error) {
    if (error instanceof ContentError) return { ...nothing(), problems: [...error.problems] };
    if (!(error instanceof Error && 'code' in error)) throw error;
    const message = `cannot be read (${error.code}); let this program read it, or take it away`;
    return { ...nothing(), problems: [{ file: file.file, line: 1, message }] };
  }
}

function withinLimit(entries: readonly Entry[], before: number, problems: ContentProblem[]): readonly Entry[] {
  const kept = entries.slice(0, Math.max(0, maxEntries - before));
  const [first] = entries.slice(kept.length);
  if (first) {
    const message = `more than ${maxEntries} questions; import the rest, from here on, when these are done`;
    problems.push({ file: first.file, line: first.line, message });
  }
  return kept;
}
