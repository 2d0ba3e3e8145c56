import { ContentError, type ContentProblem, collect } from '../../content/problem.ts';
import { type Body, parseBody } from '../markdown/body.ts';
import type { ArticleFile, ArticleText } from './article-files.ts';
import { bodyBelow, type Front, readFrontMatter } from './front-matter.ts';

/** A file that was read and understood by itself, before it is held against the others. */
export type ParsedFile = ArticleFile & Omit<Front, 'body'> & { body: Body; version: string };

/** A file whose front matter or body cannot be used, with the faults of both. */
export class UnusableFile extends ContentError {
  /** What could be read below a faulty front matter. */
  readonly body: Body | undefined;

  constructor(problems: readonly ContentProblem[], body: Body | undefined) {
    super(problems);
    this.body = body;
  }
}

/** Parses what was read of one file; `before` is handed back when it has not changed. Throws UnusableFile when it cannot be used. */
export function parseFile(
  file: ArticleFile,
  { text, version }: ArticleText,
  before: ParsedFile | undefined,
): ParsedFile {
  if (before?.version === version) return before;
  const faults: ContentProblem[] = [];
  const front = collect(faults, () => readFrontMatter(file.file, text));
  const below = front ?? bodyBelow(text);
  const body = below && collect(faults, () => parseBody(file.file, below.body, below.bodyOffset));
  if (!front || !body) throw new UnusableFile([...faults, ...(body?.problems ?? [])], body);
  return { ...file, ...front, body, version };
}
