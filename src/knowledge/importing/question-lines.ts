import type { Paragraph, PhrasingContent, RootContent } from 'mdast';
import { toString as textOf } from 'mdast-util-to-string';

/** A title or question, and the blocks that belong to it; what stands before the first has no heading. */
export type Piece = { heading: string | undefined; line: number; blocks: RootContent[] };

/** "Q:", "Q1.", 问： before a question, as in an interview. */
const asking = /^\s*(?:Q|question|问|問)\s*\d{0,3}\s*[:：.)]/iu;

/**
 * Cuts a page at paragraphs that begin with a question in bold, or with "Q:". Those must be two at least, and more than the
 * headings, which then only group them. Empty where they are not.
 */
export function askedInLines(blocks: readonly RootContent[]): Piece[] {
  const pieces: Piece[] = [{ heading: undefined, line: 1, blocks: [] }];
  let headings = 0;
  for (const block of blocks) {
    const found = block.type === 'paragraph' ? questionIn(block) : undefined;
    if (found) {
      const { question, rest } = found;
      const answer: Paragraph[] = rest.length > 0 ? [{ type: 'paragraph', children: rest }] : [];
      pieces.push({ heading: question, line: block.position?.start.line ?? 1, blocks: answer });
    } else if (block.type === 'heading') headings += 1;
    else pieces.at(-1)?.blocks.push(block);
  }
  const questions = pieces.length - 1;
  return questions >= 2 && questions > headings ? pieces : [];
}

/** The question at the beginning of a paragraph, and what stands in it after. */
function questionIn({ children }: Paragraph): { question: string; rest: PhrasingContent[] } | undefined {
  const [first, ...others] = children;
  if (!first) return undefined;
  const words = textOf(first).trim();
  if (first.type === 'strong' && (/[?？]$/u.test(words) || asking.test(words))) {
    return { question: words, rest: withoutBreak(others) };
  }
  if (first.type !== 'text' || !asking.test(words)) return undefined;
  const [line = '', ...lines] = first.value.split('\n');
  if (lines.length > 0) return { question: line, rest: [{ type: 'text', value: lines.join('\n') }, ...others] };
  const end = others.findIndex(node => node.type === 'break');
  const inLine = end < 0 ? others : others.slice(0, end);
  return { question: line + inLine.map(node => textOf(node)).join(''), rest: end < 0 ? [] : others.slice(end + 1) };
}

function withoutBreak(nodes: readonly PhrasingContent[]): PhrasingContent[] {
  const [first, ...others] = nodes;
  if (first?.type === 'break') return withoutBreak(others);
  if (first?.type !== 'text') return [...nodes];
  const value = first.value.trimStart();
  return value === '' ? withoutBreak(others) : [{ type: 'text', value }, ...others];
}
