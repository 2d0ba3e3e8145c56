import { createHash } from 'node:crypto';
import { ContentError, type ContentProblem } from '../../content/problem.ts';
import type { ArticleFile } from '../files/article-files.ts';
import { type ParsedFile, parseFile, UnusableFile } from '../files/parsed-file.ts';
import { assembleLibrary, type Library, type Links } from '../load.ts';

/** The articles as they would be if a file held another text. */
export type DraftLibrary = {
  library: Library;
  /** The file with that text; undefined when it cannot be used. */
  draft: ParsedFile | undefined;
  /** What is wrong with the file. */
  problems: ContentProblem[];
  /** What comes to be wrong with other files: links to a heading that is gone. */
  elsewhere: ContentProblem[];
};

/**
 * Puts `text` in the place of a file, in memory only.
 *
 * @param as `written`, or `published` whatever its status says
 */
export async function draftLibrary(
  before: Library,
  place: ArticleFile,
  text: string,
  options: { links: Links; as: 'written' | 'published' },
): Promise<DraftLibrary> {
  const { files, unusable, faults, draft } = withFile(before, place, text, options.as);
  const rendered = new Map(before.rendered);
  rendered.delete(place.file);
  const library = await assembleLibrary(
    { files, unusable, faults },
    {
      links: options.links,
      previous: { ...before, rendered },
      // Who is there already keeps id and name.
      isSettled: file => file !== place.file,
    },
  );
  const told = new Set(before.problems.map(({ file, message }) => `${file}\n${message}`));
  const isNew = ({ file, message }: ContentProblem) => file !== place.file && !told.has(`${file}\n${message}`);
  return {
    library,
    draft,
    problems: library.problems.filter(({ file }) => file === place.file),
    // The last good version stays where the new one cannot be used.
    elsewhere: draft ? library.problems.filter(isNew) : [],
  };
}

function withFile(before: Library, place: ArticleFile, text: string, as: 'written' | 'published') {
  const files = new Map(before.files);
  const unusable = new Map(before.unusable);
  files.delete(place.file);
  unusable.delete(place.file);
  try {
    const parsed = parseFile(place, { text, version: versionOf(text) }, undefined);
    const draft = as === 'written' ? parsed : { ...parsed, front: { ...parsed.front, status: 'published' as const } };
    files.set(place.file, draft);
    return { files: inOrder(files), unusable, faults: [], draft };
  } catch (error) {
    if (!(error instanceof ContentError)) throw error;
    if (error instanceof UnusableFile && error.body) unusable.set(place.file, error.body);
    return { files, unusable, faults: error.problems, draft: undefined };
  }
}

/** SHA-256 of a text, first 12 hex digits, as a file of it would have. */
export function versionOf(text: string | Uint8Array): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 12);
}

const inOrder = <T>(files: ReadonlyMap<string, T>) => new Map([...files].sort(([a], [b]) => (a < b ? -1 : 1)));
