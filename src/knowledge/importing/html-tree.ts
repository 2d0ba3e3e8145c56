import type { Element, ElementContent, Nodes, Root, RootContent } from 'hast';
import type { Root as MarkdownRoot } from 'mdast';
import rehypeParse from 'rehype-parse';
import rehypeRemark from 'rehype-remark';
import { unified } from 'unified';
import { refused } from '../../content/problem.ts';

const parser = unified().use(rehypeParse, { fragment: false });
const toMarkdown = unified().use(rehypeRemark);

/** What is around an article, or does something instead of saying something. */
const dropped = new Set(
  (
    'script style noscript template nav header footer aside form button input select textarea dialog iframe object embed ' +
    'applet canvas svg math audio video map link meta base head'
  ).split(' '),
);
/** They are closed by what follows, so that open ones do not lie in each other. */
const selfClosing = new Set(
  'p li dt dd tr td th thead tbody tfoot option optgroup br hr img input meta link area col source wbr'.split(' '),
);
const formatting = new Set('a b big code em font i nobr s small strike strong tt u'.split(' '));
const maxDepth = 256;
/** A parser opens formatting that was not closed anew in each block; so many times in all. */
const maxReopened = 300_000;

/** A page as a tree without scripts, navigation and the like. Throws ContentError for one that would cost too much to read. */
export function htmlTree(file: string, text: string): { title: string | undefined; tree: Root } {
  refuseDeep(file, text);
  try {
    const tree = parser.parse(text);
    const title = elements(tree, 'title').map(wordsOf)[0];
    return { title: title === '' ? undefined : title, tree: { ...tree, children: cleaned(tree.children) } };
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw refused(file, 1, 'the page cannot be read; it is nested too deep somewhere');
  }
}

function refuseDeep(file: string, text: string): void {
  let depth = 0;
  let open = 0;
  let reopened = 0;
  for (const { index, 1: slash, 2: tag = '' } of text.matchAll(/<(\/?)([a-z][a-z0-9-]*)/gi)) {
    const name = tag.toLowerCase();
    if (selfClosing.has(name)) {
      reopened += open;
    } else {
      const step = slash === '/' ? -1 : 1;
      depth = Math.max(0, depth + step);
      if (formatting.has(name)) open = Math.max(0, open + step);
    }
    if (depth <= maxDepth && reopened <= maxReopened) continue;
    const line = text.slice(0, index).split('\n').length;
    throw refused(file, line, 'too many tags are open here; close them, or save the page anew from a browser');
  }
}

function cleaned<T extends RootContent | ElementContent>(nodes: readonly T[]): T[] {
  return nodes.flatMap(node => {
    if (node.type === 'comment' || node.type === 'doctype') return [];
    if (node.type !== 'element') return [node];
    const { hidden, role } = node.properties;
    if (dropped.has(node.tagName) || hidden || role === 'navigation') return [];
    return [{ ...node, children: cleaned(node.children) }];
  });
}

/** All elements of a name, outermost first; none within one that was found. */
export function elements(node: Nodes, ...names: string[]): Element[] {
  if (node.type === 'element' && names.includes(node.tagName)) return [node];
  return 'children' in node ? node.children.flatMap(child => elements(child, ...names)) : [];
}

/** The words of an element on one line. */
export function wordsOf(node: Nodes): string {
  return textIn(node).replace(/\s+/gu, ' ').trim();
}

function textIn(node: Nodes): string {
  if (node.type === 'text') return node.value;
  // Blocks next to each other are words next to each other.
  return 'children' in node ? node.children.map(textIn).join(isInline(node) ? '' : ' ') : '';
}

const isInline = (node: Nodes) =>
  node.type === 'element' && /^(?:a|b|code|em|font|i|mark|s|small|span|strong|sub|sup|u)$/.test(node.tagName);

/** What stands in the middle of the page. */
export function mainOf(tree: Root): Element | Root {
  const [main] = elements(tree, 'main');
  const articles = elements(tree, 'article');
  return main ?? (articles.length === 1 && articles[0] ? articles[0] : (elements(tree, 'body')[0] ?? tree));
}

export function markdownTree(children: readonly (RootContent | ElementContent)[]): MarkdownRoot {
  const root: Root = { type: 'root', children: [...children] };
  return toMarkdown.runSync(root);
}

const htmlTag =
  /<\/?(?:a|b|blockquote|br|div|em|font|h[1-6]|hr|i|img|li|ol|p|script|span|strong|table|u|ul)\b[^<>]{0,500}>/i;

/** Whether a text that may be plain has tags of pages in it. */
export const looksLikeHtml = (text: string): boolean => htmlTag.test(text);
