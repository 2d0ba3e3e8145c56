import { readFileSync } from 'node:fs';
import { isMap, isSeq, LineCounter, type Node, parseDocument } from 'yaml';
import type { z } from 'zod';
import { AppError } from '../base/errors.ts';

/** What is wrong with a content file, where, and how to mend it. */
export type ContentProblem = { file: string; line: number; message: string };

/** A content file that cannot be used; `problems` lists every fault found. */
export class ContentError extends AppError {
  readonly problems: readonly ContentProblem[];

  constructor(problems: readonly ContentProblem[]) {
    super('invalid', 'content', problems.map(({ file, line, message }) => `${file}:${line}: ${message}`).join('\n'));
    this.problems = problems;
  }
}

const largestFile = 256 * 1024;

/**
 * Reads a YAML file and parses it by `schema`.
 *
 * @param path where it is
 * @param name how it is named to people, e.g. `dialogs/en/messages.yaml`
 * @throws ContentError naming file, line, fault and mend
 */
export function readYaml<T>(path: string, name: string, schema: z.ZodType<T>): T {
  const source = readText(path, name);
  const lines = new LineCounter();
  const document = parseDocument(source, { lineCounter: lines, uniqueKeys: true });
  const faults = document.errors.map(error => ({
    file: name,
    line: error.linePos?.[0].line ?? 1,
    message: `${error.message.split('\n')[0]}; mend the YAML`,
  }));
  if (faults.length > 0) throw new ContentError(faults);
  const parsed = schema.safeParse(toPlain(document, name));
  if (parsed.success) return parsed.data;
  throw new ContentError(
    parsed.error.issues.map(issue => ({
      file: name,
      line: lineOf(document.contents, issue.path, lines),
      message: `${issue.path.length > 0 ? `${issue.path.join('.')}: ` : ''}${issue.message}`,
    })),
  );
}

function readText(path: string, name: string): string {
  try {
    const bytes = readFileSync(path);
    if (bytes.length > largestFile) throw new Error(`larger than ${largestFile} bytes; split it`);
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (cause) {
    const message = cause instanceof Error ? cause.message : 'cannot be read';
    throw new ContentError([{ file: name, line: 1, message }]);
  }
}

/** Aliases are refused: content does not need them and a few of them can name a billion nodes. */
function toPlain(document: ReturnType<typeof parseDocument>, name: string): unknown {
  try {
    return document.toJS({ maxAliasCount: 0 });
  } catch {
    throw new ContentError([
      { file: name, line: 1, message: 'YAML aliases (*name) are not used here; write the value out' },
    ]);
  }
}

/** The line of the deepest node that exists on the way to `path`. */
function lineOf(root: Node | null, path: readonly PropertyKey[], lines: LineCounter): number {
  let node: unknown = root;
  let line = 1;
  for (const key of path) {
    if (isMap(node)) {
      const pair = node.items.find(item => String(item.key) === String(key));
      if (!pair) break;
      line = startOf(pair.key, lines) ?? line;
      node = pair.value;
    } else if (isSeq(node)) {
      node = node.items[Number(key)];
      line = startOf(node, lines) ?? line;
    } else break;
  }
  return line;
}

function startOf(node: unknown, lines: LineCounter): number | undefined {
  if (typeof node !== 'object' || node === null || !('range' in node) || !Array.isArray(node.range)) return undefined;
  return lines.linePos(Number(node.range[0])).line;
}
