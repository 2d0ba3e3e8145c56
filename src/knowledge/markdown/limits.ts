import type { Nodes } from 'mdast';
import { refused } from '../../content/problem.ts';

/**
 * What a parser of markdown may be given. CommonMark has inputs that cost quadratic time or exhaust the stack
 * (nested quotes, unmatched brackets, huge tables), so these are refused before it sees them. A real article stays far below.
 */
const maxLines = 5_000;
const maxMarkers = 10_000;
const maxBrackets = 3_000;
const maxNesting = 12;
const maxIndent = 80;

const containers = /^[\s>]*(?:(?:[-+*]|\d{1,9}[.)])[ \t]+|>[ \t]?)*/;
const container = />|[-+*]|\d{1,9}[.)]/g;

/** Refuses a body that would cost too much to parse. `bodyOffset` moves a line of the body to one of the file. */
export function refusePathological(file: string, body: string, bodyOffset: number): void {
  const lines = body.split('\n');
  if (lines.length > maxLines) {
    throw refused(file, bodyOffset + maxLines, `more than ${maxLines} lines; split the article`);
  }
  let markers = 0;
  let brackets = 0;
  for (const [i, line] of lines.entries()) {
    const line1 = bodyOffset + i + 1;
    markers += line.match(/[\][*_`~<|!&#]/g)?.length ?? 0;
    brackets += line.match(/\[/g)?.length ?? 0;
    if (markers > maxMarkers || brackets > maxBrackets) {
      throw refused(
        file,
        line1,
        'too many marks like * [ | up to here for one article; write it as plain text or split it',
      );
    }
    // Longer prefixes are cut: what follows the limit need not be looked at.
    const prefix = containers.exec(line.slice(0, maxIndent * 2))?.[0] ?? '';
    const indent = line.length - line.trimStart().length;
    if ((prefix.match(container)?.length ?? 0) > maxNesting || indent > maxIndent) throw nestedTooDeep(file, line1);
  }
}

/** Refuses a tree in which quotes, lists or emphasis lie deeper than `maxNesting` in each other. */
export function refuseDeepTree(file: string, tree: Nodes, bodyOffset: number): void {
  const waiting: { node: Nodes; depth: number }[] = [{ node: tree, depth: 0 }];
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const { node, depth } = next;
    if (!('children' in node)) continue;
    // A list and its item are one level to the reader and two to the parser.
    if (depth > maxNesting * 2) throw nestedTooDeep(file, bodyOffset + (node.position?.start.line ?? 1));
    for (const child of node.children) waiting.push({ node: child, depth: depth + 1 });
  }
}

function nestedTooDeep(file: string, line: number) {
  return refused(file, line, `nested too deep here; use at most ${maxNesting} levels of lists and quotes`);
}
