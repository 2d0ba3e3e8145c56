import type { Root, RootContent } from 'mdast';
import { toString as textOf } from 'mdast-util-to-string';
import { ContentError } from '../../content/problem.ts';
import { type Entry, type Found, nothing, stemOf } from './entry.ts';
import { askedInLines, type Piece } from './question-lines.ts';
import { markdownOf, safeMarkdown } from './safe-markdown.ts';

export type Page = {
  file: string;
  tree: Root;
  /** Added to a line of the tree to get one of the file. */
  lineOffset: number;
  /** When it is known already; else the first heading of the first level, or the file's name. */
  title: string | undefined;
  isQuestion(heading: string): boolean;
};

/** A page whose headings or bold lines ask, as one article a question; any other page as one article. */
export function pageEntries(page: Page): Found {
  const { file, lineOffset } = page;
  const { title, blocks } = titled(page.tree.children, page.title);
  const byHeading = asked(blocks, page.isQuestion);
  const pieces = byHeading.length > 0 ? byHeading : askedInLines(blocks);
  const found = nothing();
  if (pieces.length === 0) {
    const name = title ?? stemOf(file);
    const entry = { file, line: 1 + lineOffset, questions: [name], title: name, tags: [], names: [name, stemOf(file)] };
    add(found, entry, blocks);
    return found;
  }
  for (const { heading, line, blocks: answer } of pieces) {
    if (heading === undefined) {
      if (answer.some(block => textOf(block).trim() !== '')) {
        found.notes.push({ file, line: lineOffset + line, message: 'text before the first question is left out' });
      }
      continue;
    }
    add(found, { file, line: lineOffset + line, questions: [heading], tags: [], names: [heading] }, answer);
  }
  return found;
}

/** Adds the entry with its answer, or tells why it cannot be had. */
export function add(found: Found, entry: Omit<Entry, 'answer'>, answer: readonly RootContent[]): void {
  const { file, line } = entry;
  try {
    const written = markdownOf({ type: 'root', children: [...answer] });
    const { markdown, leftOut } = safeMarkdown(file, written, 0, 'joined');
    found.entries.push({ ...entry, answer: markdown });
    // Lines of what was written anew are no lines of the file.
    found.notes.push(...leftOut.map(({ message }) => ({ file, line, message })));
  } catch (error) {
    if (!(error instanceof ContentError)) throw error;
    const [first] = error.problems;
    found.problems.push({ file, line, message: first?.message ?? error.message });
  }
}

/** A first-level heading at the top is the title; it is not repeated in the text. */
function titled(blocks: readonly RootContent[], known: string | undefined) {
  const at = blocks.findIndex(block => block.type === 'heading' && block.depth === 1);
  const heading = blocks[at];
  if (!heading) return { title: known, blocks };
  const written = textOf(heading).trim();
  if (known !== undefined && known !== written) return { title: known, blocks };
  return { title: written === '' ? undefined : written, blocks: blocks.filter(block => block !== heading) };
}

/** Cut at the first level of which most headings ask; a single one only where the page holds nothing else. */
function asked(blocks: readonly RootContent[], isQuestion: (heading: string) => boolean): Piece[] {
  for (const depth of [1, 2, 3, 4]) {
    const headings = blocks.filter(block => block.type === 'heading' && block.depth === depth);
    const asking = headings.filter(heading => isQuestion(textOf(heading).trim()));
    if (asking.length >= 2 && asking.length > headings.length / 2) return cut(blocks, depth);
    if (asking.length === 1 && headings.length === 1 && blocks[0] === asking[0]) return cut(blocks, depth);
  }
  return [];
}

function cut(blocks: readonly RootContent[], depth: number): Piece[] {
  const pieces: Piece[] = [{ heading: undefined, line: 1, blocks: [] }];
  for (const block of blocks) {
    if (block.type === 'heading' && block.depth === depth) {
      pieces.push({ heading: textOf(block).trim(), line: block.position?.start.line ?? 1, blocks: [] });
      // A heading above the questions groups them; it answers nothing.
    } else if (block.type !== 'heading' || block.depth > depth) pieces.at(-1)?.blocks.push(block);
  }
  return pieces;
}
