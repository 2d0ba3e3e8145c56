import type { z } from 'zod';
import { ContentError, refused } from '../../content/problem.ts';
import { parseYaml, type Yaml } from '../../content/yaml.ts';
import { FrontMatter } from '../article.ts';

/** An article file cut in two, with the lines to blame. */
export type Front = {
  front: FrontMatter;
  /** The markdown after the front matter. */
  body: string;
  /** The line of the file before the body's first one: a position in the body plus this is a position in the file. */
  bodyOffset: number;
  /** The line of the file on which the front matter has e.g. `['id']` or `['questions', 0]`. */
  lineOf: Yaml['lineOf'];
};

const maxFrontCharacters = 16 * 1024;
const known = Object.keys(FrontMatter.shape);
const missing = 'the front matter is missing; begin the file with a line ---, then id, title, ..., then a line ---';

/** Reads the front matter of `text`. Throws ContentError with every fault, each at its own line. */
export function readFrontMatter(file: string, text: string): Front {
  const lines = text.split('\n');
  if (lines[0]?.trimEnd() !== '---') throw refused(file, 1, missing);
  const end = endOf(lines);
  if (end < 0) throw refused(file, 1, 'the front matter has no end; add a line --- after it');
  const source = lines.slice(1, end).join('\n');
  if (source.length > maxFrontCharacters) {
    throw refused(file, 1, `the front matter is longer than ${maxFrontCharacters} characters; shorten it`);
  }
  const { value, lineOf } = parseYaml(file, source, 1);
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw refused(file, 1, missing);
  const parsed = FrontMatter.safeParse(value);
  if (!parsed.success) {
    const faults = parsed.error.issues.flatMap(issue => faultsOf(issue, value));
    throw new ContentError(faults.map(({ path, message }) => ({ file, line: lineOf(path), message })));
  }
  return { front: parsed.data, body: lines.slice(end + 1).join('\n'), bodyOffset: end + 1, lineOf };
}

/** The body of a file whose front matter is faulty; undefined where it cannot be told where that ends. */
export function bodyBelow(text: string): Pick<Front, 'body' | 'bodyOffset'> | undefined {
  const lines = text.split('\n');
  if (lines[0]?.trimEnd() !== '---') return { body: text, bodyOffset: 0 };
  const end = endOf(lines);
  return end < 0 ? undefined : { body: lines.slice(end + 1).join('\n'), bodyOffset: end + 1 };
}

/** The place of the line that ends the front matter, -1 when there is none. */
const endOf = (lines: readonly string[]) => lines.findIndex((line, i) => i > 0 && line.trimEnd() === '---');

type Fault = { path: PropertyKey[]; message: string };

function faultsOf(issue: z.core.$ZodIssue, value: object): Fault[] {
  const { path } = issue;
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map(key => ({
      path: [key],
      message: `unknown key "${key.slice(0, 40)}"; the keys are ${known.join(', ')}`,
    }));
  }
  const name = path.join('.');
  if (path.length === 1 && !Object.hasOwn(value, name)) {
    return [{ path, message: `"${name}" is missing; add it to the front matter` }];
  }
  const mend = issue.code === 'invalid_type' ? mends[issue.expected] : undefined;
  return [{ path, message: `${name}: ${mend ?? issue.message}` }];
}

/** By what should stand there instead. */
const mends: Readonly<Record<string, string>> = {
  string: 'must be text; put it in quotes',
  array: 'must be a list; write each on a line of its own after "- "',
  boolean: 'must be true or false',
};
