import { type Document, isAlias, isMap, isNode, isPair, isScalar, LineCounter, parseDocument, visit } from 'yaml';
import type { z } from 'zod';
import { FrontMatter } from '../article.ts';
import { type Problem, RefusedFile, refused } from '../problem.ts';

/** An article file cut in two, with the lines to blame. */
export type Front = {
  front: FrontMatter;
  /** The markdown after the front matter. */
  body: string;
  /** The line of the file before the body's first one: a position in the body plus this is a position in the file. */
  bodyOffset: number;
  /** Line of the id and of each example question. */
  lines: { id: number; questions: number[] };
};

const maxFrontCharacters = 16 * 1024;
const known = Object.keys(FrontMatter.shape);
const missing = 'the front matter is missing; begin the file with a line ---, then id, title, ..., then a line ---';

/** Reads the front matter of `text`. Throws RefusedFile with every fault, each at its own line. */
export function readFrontMatter(file: string, text: string): Front {
  const lines = text.replace(/^\ufeff/, '').split('\n');
  if (lines[0]?.trimEnd() !== '---') throw refused(file, 1, missing);
  const end = lines.findIndex((line, i) => i > 0 && line.trimEnd() === '---');
  if (end < 0) throw refused(file, 1, 'the front matter has no end; add a line --- after it');
  const source = lines.slice(1, end).join('\n');
  if (source.length > maxFrontCharacters) {
    throw refused(file, 1, `the front matter is longer than ${maxFrontCharacters} characters; shorten it`);
  }
  const counter = new LineCounter();
  const document = parseYaml(file, source, counter);
  // The line --- before the source is why every line moves by one.
  const lineAt = (offset: number) => counter.linePos(offset).line + 1;
  const faults = yamlFaults(document, lineAt);
  const parsed = faults.length === 0 ? FrontMatter.safeParse(document.toJS({ maxAliasCount: 0 })) : undefined;
  for (const issue of parsed?.error?.issues ?? []) faults.push(...schemaFaults(document, issue, lineAt));
  if (!parsed?.success) throw new RefusedFile(faults.map(fault => ({ file, ...fault })));
  return {
    front: parsed.data,
    body: lines.slice(end + 1).join('\n'),
    bodyOffset: end + 1,
    lines: {
      id: lineOf(document, ['id'], lineAt),
      questions: parsed.data.questions.map((_, i) => lineOf(document, ['questions', i], lineAt)),
    },
  };
}

type Fault = Omit<Problem, 'file'>;
type LineAt = (offset: number) => number;

function parseYaml(file: string, source: string, lineCounter: LineCounter): Document {
  try {
    return parseDocument(source, { lineCounter, prettyErrors: false, logLevel: 'silent' });
  } catch (error) {
    // The parser recurses, so thousands of nested brackets exhaust the stack.
    throw refused(file, 1, `the front matter cannot be read (${error instanceof Error ? error.name : 'error'})`);
  }
}

function yamlFaults(document: Document, lineAt: LineAt): Fault[] {
  const faults = [...document.errors, ...document.warnings].map(error => ({
    line: lineAt(error.pos[0]),
    message: `${error.message.split('\n')[0]}; mend the YAML, and put text with a colon in quotes`,
  }));
  if (faults.length > 0) return faults.slice(0, 5);
  visit(document, {
    Node(_key, node) {
      if (!isAlias(node) && !node.anchor) return undefined;
      const line = lineAt(node.range?.[0] ?? 0);
      faults.push({ line, message: 'anchors (&) and aliases (*) are not allowed; write the value out, in quotes' });
      return visit.BREAK;
    },
  });
  if (faults.length === 0 && !isMap(document.contents)) faults.push({ line: 1, message: missing });
  return faults;
}

function schemaFaults(document: Document, issue: z.core.$ZodIssue, lineAt: LineAt): Fault[] {
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map(key => ({
      line: lineOf(document, [key], lineAt),
      message: `unknown key "${key.slice(0, 40)}"; the keys are ${known.join(', ')}`,
    }));
  }
  const name = issue.path.join('.');
  const line = lineOf(document, issue.path, lineAt);
  if (!document.hasIn(issue.path)) return [{ line, message: `"${name}" is missing; add it to the front matter` }];
  const asText = issue.code === 'invalid_type' && issue.expected === 'string';
  return [{ line, message: asText ? `${name}: must be text; put it in quotes` : `${name}: ${issue.message}` }];
}

/** The line of the key or list item at `path`; of its nearest parent when it is not there, and 1 without any. */
function lineOf(document: Document, path: readonly PropertyKey[], lineAt: LineAt): number {
  for (let depth = path.length; depth > 0; depth -= 1) {
    const last = path[depth - 1];
    const parent = depth === 1 ? document.contents : document.getIn(path.slice(0, depth - 1), true);
    const pair = isMap(parent) ? parent.items.find(item => isPair(item) && keyOf(item.key) === last) : undefined;
    const node = pair ? pair.key : document.getIn(path.slice(0, depth), true);
    if (isNode(node) && node.range) return lineAt(node.range[0]);
  }
  return 1;
}

function keyOf(key: unknown): unknown {
  return isScalar(key) ? String(key.value) : undefined;
}
