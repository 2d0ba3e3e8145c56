import { join } from 'node:path';
import { AppError } from '../base/errors.ts';

/** A fault of a content file, told so that an editor can mend it. */
export type ContentProblem = {
  /** As an editor knows it, e.g. `en/login/reset-password.md` or `dialogs/policy.yaml`; '' for the folder itself. */
  file: string;
  /** From 1; 1 also where no line is to blame. */
  line: number;
  /** What is wrong and how to mend it, one sentence or two. */
  message: string;
};

/** `file:line: message`, with the file under `dir` when it is given, so that an editor's terminal can open it. */
export function problemText({ file, line, message }: ContentProblem, dir = ''): string {
  return `${join(dir, file)}:${line}: ${message}`;
}

/** For sorting: by file, then by line. */
export function byPlace(a: ContentProblem, b: ContentProblem): number {
  return a.file === b.file ? a.line - b.line : a.file < b.file ? -1 : 1;
}

/** Those of `found` that were not there before: each is told once. */
export function newProblems(found: readonly ContentProblem[], before: readonly ContentProblem[]): ContentProblem[] {
  const known = new Set(before.map(problem => problemText(problem)));
  return found.filter(problem => !known.has(problemText(problem)));
}

/** Content that cannot be used; `problems` lists every fault found. */
export class ContentError extends AppError {
  readonly problems: readonly ContentProblem[];

  constructor(problems: readonly ContentProblem[]) {
    super('invalid', 'content', problems.map(problem => problemText(problem)).join('\n'));
    this.problems = problems;
  }
}

/** Refuses `file` for one reason. */
export function refused(file: string, line: number, message: string): ContentError {
  return new ContentError([{ file, line, message }]);
}

/** What is read; what is wrong with it goes to `faults`. */
export function collect<T>(faults: ContentProblem[], read: () => T): T | undefined {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof ContentError)) throw error;
    faults.push(...error.problems);
    return undefined;
  }
}
