import type { Element, ElementContent } from 'hast';
import { type Found, nothing, type Source, stemOf } from './entry.ts';
import { elements, htmlTree, mainOf, markdownTree, wordsOf } from './html-tree.ts';
import { add, pageEntries } from './page-entries.ts';

/** A question of a list or of a part that unfolds, and the nodes that answer it. */
type Pair = { questions: string[]; line: number; answer: ElementContent[] };

/**
 * Articles of a page: one for each question of a list (dl), of parts that unfold (details) or of headings that ask; else the
 * whole page is one. Throws ContentError for a page that cannot be read.
 */
export function htmlEntries({ file, text }: Source, isQuestion: (heading: string) => boolean): Found {
  const page = htmlTree(file, text);
  const main = mainOf(page.tree);
  const pairs = elements(main, 'dl', 'details').flatMap(list =>
    list.tagName === 'dl' ? listed(list) : unfolded(list),
  );
  if (!areMostOf(pairs, wordsOf(main))) {
    const tree = markdownTree(main.children);
    const hasHeading = elements(main, 'h1').length > 0;
    return pageEntries({
      file,
      tree,
      lineOffset: 0,
      title: hasHeading ? undefined : (page.title ?? stemOf(file)),
      isQuestion,
    });
  }
  const found = nothing();
  for (const { questions, line, answer } of pairs) {
    add(found, { file, line, questions, tags: [], names: questions }, markdownTree(answer).children);
  }
  return found;
}

/** Two at least, or half of the page: a single part that unfolds is a detail of an article. */
function areMostOf(pairs: readonly Pair[], words: string): boolean {
  const length = pairs.reduce((sum, { questions, answer }) => sum + questions.join('').length + lengthOf(answer), 0);
  return pairs.length > 0 && length >= words.length / 2;
}

const lengthOf = (nodes: readonly ElementContent[]) => nodes.reduce((sum, node) => sum + wordsOf(node).length, 0);

function unfolded(details: Element): Pair[] {
  const summary = details.children.find(child => named(child, 'summary'));
  if (!summary) return [];
  const answer = details.children.filter(child => child !== summary);
  return [{ questions: [wordsOf(summary)], line: lineOf(details), answer }];
}

/** Terms in a row are questions of the same answer. */
function listed(list: Element): Pair[] {
  const pairs: Pair[] = [];
  const items = list.children.flatMap(child => named(child, 'div')?.children ?? [child]);
  let open: Pair | undefined;
  for (const item of items) {
    const term = named(item, 'dt');
    const description = named(item, 'dd');
    if (term) {
      if (!open || open.answer.length > 0) {
        open = { questions: [], line: lineOf(term), answer: [] };
        pairs.push(open);
      }
      open.questions.push(wordsOf(term));
    } else if (description) open?.answer.push({ ...description, tagName: 'div' });
  }
  return pairs;
}

/** The node, when it is an element of that name. */
function named(node: ElementContent, name: string): Element | undefined {
  return node.type === 'element' && node.tagName === name ? node : undefined;
}

const lineOf = (node: Element) => node.position?.start.line ?? 1;
