import { toString as textOf } from 'mdast-util-to-string';
import { headingsOf, parseBody } from './body.ts';
import { renderHtml } from './rendering.ts';

/** A text that is no article, ready to be shown. */
export type RenderedDocument = {
  title: string;
  /** Sanitised; without the title. */
  html: string;
  /** The headings below the title, in order. */
  contents: { anchor: string; heading: string }[];
};

/**
 * Renders a markdown text whose first line is its title (`# ...`), with the rules that articles keep to.
 *
 * @throws ContentError when it cannot be parsed or holds no text
 */
export function renderDocument(file: string, text: string): RenderedDocument {
  const [first = '', ...rest] = text.split('\n');
  const body = parseBody(file, rest.join('\n'), 1);
  const contents = headingsOf(body.tree).flatMap((heading, at) =>
    heading.depth === 2 ? [{ anchor: body.anchors[at] ?? '', heading: textOf(heading) }] : [],
  );
  const resolve = (url: string) => (url.startsWith('#') ? url : undefined);
  return { title: first.replace(/^#\s*/, ''), html: renderHtml(body, resolve), contents };
}
