import type { Heading, RootContent } from 'mdast';
import { toString as textOf } from 'mdast-util-to-string';
import type { ContentProblem } from '../../content/problem.ts';

/**
 * Headings with nothing below them before the next one of their level or a higher one. The bot passes over such a section, and the
 * reader of the page stands before a heading alone.
 *
 * @param bodyOffset moves a line of the body to one of the file
 */
export function emptySections(file: string, blocks: readonly RootContent[], bodyOffset: number): ContentProblem[] {
  return blocks.flatMap((block, i) => {
    if (block.type !== 'heading' || !isEmpty(block, blocks.slice(i + 1))) return [];
    const message = `the section "${textOf(block)}" is empty; write its text below the heading, or take the heading out`;
    return [{ file, line: bodyOffset + (block.position?.start.line ?? 1), message }];
  });
}

/** What stands below says something, be it a further heading, which is asked about its own text. */
function isEmpty({ depth }: Heading, after: readonly RootContent[]): boolean {
  const next = after.find(block => block.type === 'heading' || textOf(block).trim() !== '');
  return next === undefined || (next.type === 'heading' && next.depth <= depth);
}
