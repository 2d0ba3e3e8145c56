import GithubSlugger from 'github-slugger';
import type { Definition, Heading, Link, LinkReference, Nodes, Root, RootContent } from 'mdast';
import { toString as textOf } from 'mdast-util-to-string';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { type ContentProblem, refused } from '../../content/problem.ts';
import { emptySections } from './empty-sections.ts';
import { refuseDeepTree, refusePathological } from './limits.ts';

/** A link of the body that leads to an article: what the file says, and where that is. */
export type ArticleLink = {
  /** As written, the key under which rendering asks for the address. */
  url: string;
  /** The file it leads to, relative to the knowledge folder; the article's own file for `#anchor`. */
  target: string;
  /** Decoded, without `#`; '' when the link names none. */
  anchor: string;
  line: number;
};

/** The body of an article as a tree that holds only what may be shown: no raw HTML, images, references or refused links. */
export type Body = {
  tree: Root;
  /** One for each heading, in the document's order; unique in the article. */
  anchors: string[];
  links: ArticleLink[];
  /** What was left out, for the editor; the article is shown all the same. */
  problems: ContentProblem[];
  /** Sections that are still to be written: no harm in a draft. */
  empty: ContentProblem[];
};

const parser = unified().use(remarkParse).use(remarkGfm);
const allowedScheme = /^(?:https?:\/\/|mailto:|tel:)[^\s\p{Cc}]+$/iu;
const anyScheme = /^[^/?#]*:/;

/** Parses the markdown of `file`. Throws ContentError for what cannot be parsed in reasonable time or holds no text. */
export function parseBody(file: string, body: string, bodyOffset: number): Body {
  refusePathological(file, body, bodyOffset);
  const tree = parse(file, body, bodyOffset);
  refuseDeepTree(file, tree, bodyOffset);
  const cleaning: Cleaning = { file, bodyOffset, definitions: definitionsOf(tree), links: [], problems: [] };
  tree.children = clean(tree.children, cleaning);
  if (textOf(tree).trim() === '')
    throw refused(file, bodyOffset + 1, 'the article has no text; write some below the front matter');
  const slugger = new GithubSlugger();
  const anchors = headingsOf(tree).map(heading => slugger.slug(textOf(heading)));
  const empty = emptySections(file, tree.children, bodyOffset);
  return { tree, anchors, links: cleaning.links, problems: cleaning.problems, empty };
}

/** Every heading of the tree, in the document's order, those inside quotes and lists too. */
export function headingsOf(node: Nodes): Heading[] {
  if (node.type === 'heading') return [node];
  return 'children' in node ? node.children.flatMap(headingsOf) : [];
}

function parse(file: string, body: string, bodyOffset: number): Root {
  try {
    return parser.parse(body);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw refused(file, bodyOffset + 1, 'the markdown cannot be read; it is nested too deep somewhere');
  }
}

type Cleaning = {
  file: string;
  bodyOffset: number;
  definitions: ReadonlyMap<string, Definition>;
  links: ArticleLink[];
  problems: ContentProblem[];
};

function definitionsOf(node: Nodes, found = new Map<string, Definition>()): Map<string, Definition> {
  if (node.type === 'definition' && !found.has(node.identifier)) found.set(node.identifier, node);
  if ('children' in node) for (const child of node.children) definitionsOf(child, found);
  return found;
}

/** The children that may be shown. Generic so that a paragraph keeps phrasing and a list keeps items. */
function clean<T extends Nodes>(children: readonly T[], cleaning: Cleaning): T[] {
  return children.flatMap(child => {
    const kept = cleanOne(child, cleaning);
    // Each node is replaced by nodes that fit in its own place (text or its own children), which the tree's types cannot tell.
    return kept as T[];
  });
}

function cleanOne(node: Nodes, cleaning: Cleaning): Nodes[] {
  switch (node.type) {
    case 'html':
      if (!/^<!--[\s\S]*-->$/.test(node.value.trim()))
        report(cleaning, node, 'raw HTML is left out; write markdown instead');
      return [];
    case 'definition':
      return [];
    case 'footnoteDefinition':
      report(cleaning, node, 'footnotes are left out; put the words into the text');
      return [];
    case 'footnoteReference':
      return [];
    case 'image':
    case 'imageReference':
      return node.alt ? [{ type: 'text', value: node.alt }] : [];
    case 'linkReference':
      return cleanLink(linkOf(node, cleaning), cleaning);
    case 'link':
      node.children = clean(node.children, cleaning);
      return cleanLink(node, cleaning);
    case 'heading':
      node.children = clean(node.children, cleaning);
      // The article's title is the page's only first-level heading.
      if (node.depth === 1) node.depth = 2;
      return [node];
    default:
      // The union of all parents: each keeps children of its own kind, see clean().
      if ('children' in node) (node as { children: Nodes[] }).children = clean<Nodes>(node.children, cleaning);
      return [node];
  }
}

/** The link that a reference stands for; its address is '' when it is defined nowhere. */
function linkOf({ identifier, children, position }: LinkReference, cleaning: Cleaning): Link {
  const url = cleaning.definitions.get(identifier)?.url ?? '';
  return { type: 'link', url, children: clean(children, cleaning), ...(position && { position }) };
}

/** The link itself when its address may be followed, else the words in it. */
function cleanLink(link: Link, cleaning: Cleaning): Nodes[] {
  const url = link.url;
  if (allowedScheme.test(url)) return [link];
  const article = anyScheme.test(url) ? undefined : articleLink(url, cleaning.file);
  if (article) {
    cleaning.links.push({ ...article, url, line: lineOf(cleaning, link) });
    return [link];
  }
  const hint = 'use http://, https://, mailto:, tel:, or the path of an article like ../login/log-in.md';
  report(cleaning, link, `the link is left out; ${hint}`);
  return link.children;
}

function articleLink(url: string, from: string): { target: string; anchor: string } | undefined {
  const [path = '', anchor = ''] = url.split('#', 2);
  try {
    if (path === '') return anchor === '' ? undefined : { target: from, anchor: decodeURIComponent(anchor) };
    if (!path.endsWith('.md') || path.startsWith('/') || path.includes('\\')) return undefined;
    // Resolved as an address, because that is what an editor's preview and GitHub do with it.
    const { pathname } = new URL(path, `http://knowledge/${from}`);
    return { target: decodeURIComponent(pathname).slice(1), anchor: decodeURIComponent(anchor) };
  } catch {
    return undefined;
  }
}

function lineOf(cleaning: Cleaning, node: Nodes): number {
  return cleaning.bodyOffset + (node.position?.start.line ?? 1);
}

/** Once a line: `<b>` and `</b>` are one fault to whoever mends it. */
function report(cleaning: Cleaning, node: Nodes, message: string): void {
  const line = lineOf(cleaning, node);
  const isTold = cleaning.problems.some(problem => problem.line === line && problem.message === message);
  if (!isTold) cleaning.problems.push({ file: cleaning.file, line, message });
}

/** A run of blocks under one heading of the second or third level; the lead has no heading. */
export type Part = { heading: Heading | undefined; anchor: string; blocks: RootContent[] };

/** Cuts the body at its second- and third-level headings; parts without text are left out. */
export function partsOf(body: Body): Part[] {
  const order = new Map(headingsOf(body.tree).map((heading, i) => [heading, body.anchors[i] ?? '']));
  const parts: Part[] = [{ heading: undefined, anchor: '', blocks: [] }];
  for (const block of body.tree.children) {
    if (block.type === 'heading' && block.depth <= 3) {
      parts.push({ heading: block, anchor: order.get(block) ?? '', blocks: [] });
    } else parts.at(-1)?.blocks.push(block);
  }
  return parts.filter(part => part.blocks.some(block => textOf(block).trim() !== ''));
}
