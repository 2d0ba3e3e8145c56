import { type Body, parseBody } from '../markdown/body.ts';
import { type ArticleFile, readArticleFile } from './article-files.ts';
import { type Front, readFrontMatter } from './front-matter.ts';

/** A file that was read and understood by itself, before it is held against the others. */
export type ParsedFile = ArticleFile & Omit<Front, 'body'> & { body: Body; version: string };

/**
 * Reads and parses one file; `before` is handed back when its bytes have not changed. Undefined when the file went away
 * meanwhile. Throws ContentError when the file cannot be used.
 */
export async function parseFile(
  dir: string,
  file: ArticleFile,
  before: ParsedFile | undefined,
): Promise<ParsedFile | undefined> {
  const read = await readArticleFile(dir, file.file);
  if (!read) return undefined;
  if (before?.version === read.version) return before;
  const front = readFrontMatter(file.file, read.text);
  return { ...file, ...front, body: parseBody(file.file, front.body, front.bodyOffset), version: read.version };
}
