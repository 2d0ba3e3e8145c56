import { type Body, parseBody } from '../markdown/body.ts';
import type { ArticleFile, ArticleText } from './article-files.ts';
import { type Front, readFrontMatter } from './front-matter.ts';

/** A file that was read and understood by itself, before it is held against the others. */
export type ParsedFile = ArticleFile & Omit<Front, 'body'> & { body: Body; version: string };

/** Parses what was read of one file; `before` is handed back when it has not changed. Throws ContentError when it cannot be used. */
export function parseFile(
  file: ArticleFile,
  { text, version }: ArticleText,
  before: ParsedFile | undefined,
): ParsedFile {
  if (before?.version === version) return before;
  const front = readFrontMatter(file.file, text);
  return { ...file, ...front, body: parseBody(file.file, front.body, front.bodyOffset), version };
}
