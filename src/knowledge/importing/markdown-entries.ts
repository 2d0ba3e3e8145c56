import type { Root } from 'mdast';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { z } from 'zod';
import { type ContentProblem, refused } from '../../content/problem.ts';
import { parseYaml } from '../../content/yaml.ts';
import { refuseDeepTree, refusePathological } from '../markdown/limits.ts';
import type { Entry, Found, Source } from './entry.ts';
import { pageEntries } from './page-entries.ts';

const parser = unified().use(remarkParse).use(remarkGfm);

const texts = z.union([z.string(), z.number()]).transform(String);
/** What other systems write into front matter that an article can use; anything that does not fit is as if it were not there. */
const OtherFront = z.object({
  id: z.string().optional().catch(undefined),
  title: texts.optional().catch(undefined),
  questions: z.array(texts).optional().catch(undefined),
  tags: z
    .union([z.array(texts), z.string().transform(tags => tags.split(/[,，、;]/))])
    .default([])
    .catch([]),
  topic: z.string().optional().catch(undefined),
  category: z.string().optional().catch(undefined),
  locale: z.string().optional().catch(undefined),
});
/** Their place is taken by the draft's own. */
const replaced = ['status', 'updated'];

/** Articles of a markdown file, with front matter of any kind or none. Throws ContentError for a file that cannot be read. */
export function markdownEntries({ file, text }: Source, isQuestion: (heading: string) => boolean): Found {
  const { front, body, bodyOffset, notes } = frontOf(file, text);
  refusePathological(file, body, bodyOffset);
  const tree = treeOf(file, body);
  refuseDeepTree(file, tree, bodyOffset);
  const found = pageEntries({ file, tree, lineOffset: bodyOffset, title: front.title, isQuestion });
  const { tags, locale, topic = front.category } = front;
  const isWhole = found.entries.length === 1;
  const entries = found.entries.map((entry): Entry => {
    const shared = { ...entry, tags, topic, locale };
    if (!isWhole) return shared;
    return { ...shared, id: front.id, questions: front.questions?.length ? front.questions : entry.questions };
  });
  return { entries, problems: found.problems, notes: [...notes, ...found.notes] };
}

function treeOf(file: string, body: string): Root {
  try {
    return parser.parse(body);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw refused(file, 1, 'the markdown cannot be read; it is nested too deep somewhere');
  }
}

function frontOf(file: string, text: string) {
  const notes: ContentProblem[] = [];
  const none = { front: OtherFront.parse({}), body: text, bodyOffset: 0, notes };
  const lines = text.split('\n');
  if (lines[0]?.trimEnd() !== '---') return none;
  const end = lines.findIndex((line, i) => i > 0 && line.trimEnd() === '---');
  if (end < 0) return none;
  const { value, lineOf } = parseYaml(file, lines.slice(1, end).join('\n'), 1);
  const isMap = typeof value === 'object' && value !== null && !Array.isArray(value);
  if (!isMap) return { ...none, body: lines.slice(end + 1).join('\n'), bodyOffset: end + 1 };
  const known = [...Object.keys(OtherFront.shape), ...replaced];
  for (const key of Object.keys(value).filter(key => !known.includes(key))) {
    notes.push({ file, line: lineOf([key]), message: `"${key.slice(0, 40)}" is left out; articles have no such key` });
  }
  return { front: OtherFront.parse(value), body: lines.slice(end + 1).join('\n'), bodyOffset: end + 1, notes };
}
