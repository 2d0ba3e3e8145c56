import type { Element, ElementContent, Root as HtmlRoot } from 'hast';
import type { Heading, Link, Nodes, Paragraph, PhrasingContent, Root, RootContent } from 'mdast';
import { toString as textOf } from 'mdast-util-to-string';
import rehypeSanitize, { defaultSchema, type Options } from 'rehype-sanitize';
import rehypeStringify from 'rehype-stringify';
import remarkGfm from 'remark-gfm';
import remarkRehype from 'remark-rehype';
import remarkStringify, { type Options as StringifyOptions } from 'remark-stringify';
import { unified } from 'unified';
import type { Section } from '../article.ts';
import { type Body, type Part, partsOf } from './body.ts';

/** The address of an article link as written in the file, or undefined when it leads nowhere: its words are shown alone. */
export type ResolveLink = (url: string) => string | undefined;

const schema: Options = {
  ...defaultSchema,
  tagNames: (defaultSchema.tagNames ?? []).filter(name => !['img', 'picture', 'source'].includes(name)),
  protocols: { href: ['http', 'https', 'mailto', 'tel'] },
};
const toHtml = unified().use(remarkRehype).use(rehypeSanitize, schema);
const htmlWriter = unified().use(rehypeStringify);

/** The whole body as sanitised HTML; each heading carries its anchor as `id`. */
export function renderHtml(body: Body, resolve: ResolveLink): string {
  const tree = toHtml.runSync(withLinks(body.tree, resolve));
  // After sanitising, which would prefix every id with user-content- and so break the anchors.
  const anchors = body.anchors.values();
  for (const element of headingElements(tree)) element.properties.id = anchors.next().value ?? '';
  return htmlWriter.stringify(tree);
}

function headingElements(node: HtmlRoot | ElementContent): Element[] {
  if (node.type === 'element' && /^h[1-6]$/.test(node.tagName)) return [node];
  if (node.type !== 'element' && node.type !== 'root') return [];
  return node.children.flatMap(child => (child.type === 'doctype' ? [] : headingElements(child)));
}

/** Nothing in it that markdown could read as something else. */
const plainAddress = /^[\w.+@:/?=&%#-]+$/;

const chatOptions: StringifyOptions = {
  bullet: '-',
  emphasis: '*',
  fences: true,
  rule: '-',
  handlers: {
    link(node: Link, _parent, state, info) {
      const words = textOf(node);
      // An address that stands for itself stays as it is: clients link it, and as plain text it is still readable.
      if ((node.url === words || node.url === `mailto:${words}`) && plainAddress.test(words)) return words;
      const label = state.containerPhrasing(node, { ...info, before: '[', after: ']' });
      return `[${label}](${node.url.replace(/[()\\<>\s]/g, escapeInAddress)})`;
    },
  },
};
const chatWriter = unified().use(remarkGfm).use(remarkStringify, chatOptions);

/** encodeURIComponent leaves parentheses alone, which would end the address. */
const escapeInAddress = (found: string) => (found === '(' ? '%28' : found === ')' ? '%29' : encodeURIComponent(found));

/** The sections of the body, as the chat shows and the index reads them. At least one. */
export function renderSections(body: Body, resolve: ResolveLink): Section[] {
  return partsOf(body).map(part => {
    let markdown: string | undefined;
    return {
      anchor: part.anchor,
      heading: part.heading && textOf(part.heading),
      // Written when it is first shown: most sections never are, and the desk starts sooner.
      get markdown() {
        markdown ??= chatMarkdown(part, resolve);
        return markdown;
      },
      text: plainText({ type: 'root', children: part.blocks }),
    };
  });
}

function chatMarkdown(part: Part, resolve: ResolveLink): string {
  const tree = withLinks({ type: 'root', children: part.blocks }, resolve);
  return chatWriter.stringify(flattenHeadings(tree)).trim();
}

/** A chat bubble has no headings: those inside a section become bold lines. */
function flattenHeadings<T extends Nodes>(node: T): T {
  if (!('children' in node)) return node;
  const children = node.children.map(child => (child.type === 'heading' ? boldLine(child) : flattenHeadings(child)));
  return { ...node, children };
}

function boldLine(heading: Heading): Paragraph {
  return { type: 'paragraph', children: [{ type: 'strong', children: heading.children }] };
}

/** A copy in which article links have their address; those that lead nowhere are replaced by their words. */
function withLinks(root: Root, resolve: ResolveLink): Root {
  const copy = <T extends Nodes>(node: T): T => {
    if (!('children' in node)) return node;
    const inner: readonly Nodes[] = node.children;
    const children = inner
      .map(copy)
      .flatMap((child): Nodes[] => (child.type === 'link' ? resolved(child, resolve) : [child]));
    return { ...node, children };
  };
  return copy(root);
}

function resolved(link: Link, resolve: ResolveLink): (Link | PhrasingContent)[] {
  if (/^(?:https?|mailto|tel):/i.test(link.url)) return [link];
  const url = resolve(link.url);
  return url === undefined ? link.children : [{ ...link, url }];
}

/** Words only, a block a line, for the index. */
function plainText(node: Root | RootContent): string {
  if (!('children' in node)) return textOf(node);
  if (node.type === 'tableRow') return node.children.map(cell => textOf(cell)).join(' ');
  const isBlockParent = ['root', 'list', 'listItem', 'blockquote', 'table'].includes(node.type);
  return isBlockParent ? node.children.map(plainText).join('\n') : textOf(node);
}
