import type { ContentProblem } from '../../content/problem.ts';

/** One answer that was found in a source, with the questions it belongs to. */
export type Entry = {
  /** Where it was found: the source as people know it, and its line. */
  file: string;
  line: number;
  questions: string[];
  title?: string | undefined;
  /** Markdown that holds only what articles may hold. */
  answer: string;
  topic?: string | undefined;
  tags: string[];
  /** A language tag as written. */
  locale?: string | undefined;
  /** The id it had, and what its file may be called, most wanted first. */
  id?: string | undefined;
  names: string[];
};

/** What a source came to. */
export type Found = {
  entries: Entry[];
  /** What cannot be imported, and how to mend it. */
  problems: ContentProblem[];
  /** What was left out of something that is imported all the same. */
  notes: ContentProblem[];
};

/** A source that was read: its name for people, and its text with `\n` at the end of lines. */
export type Source = { file: string; text: string };

export const nothing = (): Found => ({ entries: [], problems: [], notes: [] });

/** `how-to-return` of `faq/how-to-return.html`. */
export function stemOf(file: string): string {
  return (file.split('/').at(-1) ?? '').replace(/\.[^.]*$/, '');
}
