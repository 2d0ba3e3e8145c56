import type { Nodes, Paragraph, PhrasingContent, Root, RootContent } from 'mdast';
import { toString as textOf } from 'mdast-util-to-string';
import remarkGfm from 'remark-gfm';
import remarkStringify, { type Options } from 'remark-stringify';
import { unified } from 'unified';
import type { ContentProblem } from '../../content/problem.ts';
import { parseBody } from '../markdown/body.ts';

const options: Options = { bullet: '-', emphasis: '*', fences: true, rule: '-' };
const writer = unified().use(remarkGfm).use(remarkStringify, options);

/** A tree as markdown text, in the way articles are written. */
export function markdownOf(tree: Root): string {
  return writer.stringify(tree).trim();
}

export type SafeMarkdown = { markdown: string; leftOut: ContentProblem[] };

/**
 * Markdown of unknown origin as an article may hold it: no raw HTML, no images, no links but to the web, mail and telephone.
 * What was left out is told at its line, each kind once.
 *
 * @param lineBreaks `kept`: a new line in a paragraph begins a new one, as whoever typed it into a cell meant it
 * @throws ContentError for what holds no text or cannot be read in reasonable time
 */
export function safeMarkdown(
  file: string,
  markdown: string,
  bodyOffset: number,
  lineBreaks: 'kept' | 'joined',
): SafeMarkdown {
  const body = parseBody(file, markdown, bodyOffset);
  const anchors = new Set(body.anchors.map(anchor => `#${anchor}`));
  const leftOut = [...body.problems];
  for (const { url, line } of body.links) {
    if (anchors.has(decoded(url))) continue;
    leftOut.push({ file, line, message: 'links to other files are left out; link the articles when all are there' });
  }
  const kept = withoutLinks(body.tree.children, url => anchors.has(decoded(url)));
  const blocks = lineBreaks === 'kept' ? kept.flatMap(splitLines) : kept;
  return { markdown: markdownOf({ type: 'root', children: blocks }), leftOut: onceEach(leftOut) };
}

/** Blocks without links that lead to no address, and without emphasis that markdown could not express. */
function withoutLinks<T extends Nodes>(nodes: readonly T[], isKept: (url: string) => boolean): T[] {
  const cleaned = nodes.flatMap((node): Nodes[] => {
    if (!('children' in node)) return [node];
    const children = withoutLinks<Nodes>(node.children, isKept);
    if (node.type === 'link' && !/^(?:https?|mailto|tel):/i.test(node.url) && !isKept(node.url)) return children;
    return [{ ...node, children: node.type === 'paragraph' ? trimmed(children) : children } as Nodes];
  });
  // Each node is replaced by itself, or a link by the words in it, which fit in its place.
  return cleaned.flatMap((node, i) => plainWhereGlued(node, cleaned[i - 1], cleaned[i + 1])) as T[];
}

/** Without the space that an image at the end leaves behind, which markdown could only write as a code. */
function trimmed(children: readonly Nodes[]): Nodes[] {
  return children.flatMap((node, i): Nodes[] => {
    if (node.type !== 'text') return [node];
    let { value } = node;
    if (i === 0) value = value.trimStart();
    if (i === children.length - 1) value = value.trimEnd();
    return value === '' ? [] : [{ ...node, value }];
  });
}

/** Emphasis that ends in a mark and goes on with a letter (as **“账户”**页) is none to markdown: its words are kept alone. */
function plainWhereGlued(node: Nodes, before: Nodes | undefined, after: Nodes | undefined): Nodes[] {
  if (node.type !== 'strong' && node.type !== 'emphasis' && node.type !== 'delete') return [node];
  const words = textOf(node);
  const isGluedBefore = /^[\p{P}\p{S}]/u.test(words) && /[\p{L}\p{N}]$/u.test(textOf(before));
  const isGluedAfter = /[\p{P}\p{S}]$/u.test(words) && /^[\p{L}\p{N}]/u.test(textOf(after));
  return isGluedBefore || isGluedAfter ? node.children : [node];
}

function splitLines(block: RootContent): RootContent[] {
  if (block.type !== 'paragraph') return [block];
  const lines: PhrasingContent[][] = [[]];
  for (const node of block.children) {
    if (node.type === 'break') lines.push([]);
    else if (node.type === 'text') {
      for (const [i, value] of node.value.split('\n').entries()) {
        if (i > 0) lines.push([]);
        if (value !== '') lines.at(-1)?.push({ type: 'text', value });
      }
    } else lines.at(-1)?.push(node);
  }
  const paragraphs = lines.map((children): Paragraph => ({ type: 'paragraph', children }));
  return paragraphs.filter(paragraph => textOf(paragraph).trim() !== '');
}

function decoded(url: string): string {
  try {
    return decodeURIComponent(url);
  } catch {
    return url;
  }
}

function onceEach(problems: readonly ContentProblem[]): ContentProblem[] {
  return [...Map.groupBy(problems, ({ message }) => message).values()].flatMap(([first, ...more]) => {
    if (!first) return [];
    return [more.length === 0 ? first : { ...first, message: `${first.message} (${more.length + 1} times)` }];
  });
}
