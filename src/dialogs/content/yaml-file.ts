import { readFileSync } from 'node:fs';
import { type Document, isMap, isSeq, LineCounter, type Node, parseDocument, visit } from 'yaml';
import type { z } from 'zod';
import { AppError } from '../../base/errors.ts';

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
 * Reads a YAML file and parses it by a schema. Throws ContentError naming file, line, fault and mend.
 *
 * @param path where it is
 * @param name how it is named to people, e.g. `dialogs/en/messages.yaml`
 */
export type YamlReader = <T>(path: string, name: string, schema: z.ZodType<T>) => T;

/** Remembers what it has read: text that has not changed is not parsed again, which is most of the cost of a look at the folder. */
export function createYamlReader(): YamlReader {
  const remembered = new Map<string, { source: string; plain: unknown }>();
  return (path, name, schema) => {
    const source = readText(path, name);
    const known = remembered.get(path);
    const plain = known?.source === source ? known.plain : toPlain(source, name);
    remembered.set(path, { source, plain });
    const parsed = schema.safeParse(plain);
    if (parsed.success) return parsed.data;
    throw new ContentError(problemsAt(parsed.error.issues, source, name));
  };
}

function problemsAt(issues: readonly z.core.$ZodIssue[], source: string, name: string): ContentProblem[] {
  const lines = new LineCounter();
  const { contents } = parseDocument(source, { lineCounter: lines });
  return issues.flatMap(innermost).map(issue => ({
    file: name,
    line: lineOf(contents, issue.path, lines),
    message: `${issue.path.length > 0 ? `${issue.path.join('.')}: ` : ''}${issue.message}`,
  }));
}

/** What is really wrong where several shapes would do: the shape that the value got furthest into is the one that was meant. */
function innermost(issue: z.core.$ZodIssue): { path: PropertyKey[]; message: string }[] {
  if (issue.code === 'invalid_key') return issue.issues.map(({ message }) => ({ path: issue.path, message }));
  if (issue.code !== 'invalid_union') return [issue];
  const depth = (branch: readonly z.core.$ZodIssue[]) => Math.max(...branch.map(({ path }) => path.length));
  const meant = issue.errors.toSorted((a, b) => depth(b) - depth(a))[0];
  if (!meant) return [issue];
  return meant.flatMap(innermost).map(({ path, message }) => ({ path: [...issue.path, ...path], message }));
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

function toPlain(source: string, name: string): unknown {
  const lines = new LineCounter();
  const document = parseDocument(source, { lineCounter: lines, uniqueKeys: true });
  const faults = document.errors.map(error => ({
    file: name,
    line: error.linePos?.[0].line ?? 1,
    message: `${error.message.split('\n')[0]}; mend the YAML`,
  }));
  if (faults.length > 0) throw new ContentError(faults);
  try {
    return document.toJS({ maxAliasCount: 0 });
  } catch {
    throw new ContentError(aliasesIn(document, lines, name));
  }
}

/** Aliases are refused: content does not need them and a few of them can name a billion nodes. */
function aliasesIn(document: Document, lines: LineCounter, name: string): ContentProblem[] {
  const problems: ContentProblem[] = [];
  visit(document, {
    Alias(_, alias) {
      const message = `YAML aliases (*${alias.source}) are not used here; write the value out`;
      problems.push({ file: name, line: startOf(alias, lines) ?? 1, message });
    },
  });
  return problems;
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
