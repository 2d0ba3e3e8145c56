import { join } from 'node:path';

/** A fault of an article file, told so that an editor can mend it. */
export type Problem = {
  /** Relative to the knowledge folder, e.g. `en/login/reset-password.md`; '' for the folder itself. */
  file: string;
  /** From 1; 1 also where no line is to blame. */
  line: number;
  /** What is wrong and how to mend it, one sentence or two. */
  message: string;
};

/** `file:line: message`, with the file under `dir` when it is given, so that an editor's terminal can open it. */
export function problemText(problem: Problem, dir = ''): string {
  return `${join(dir, problem.file)}:${problem.line}: ${problem.message}`;
}

/** Thrown inside the loader when a file cannot be used at all; the loader turns it into its problems. */
export class RefusedFile extends Error {
  readonly problems: Problem[];

  constructor(problems: Problem[]) {
    super(problems.map(problem => problemText(problem)).join('\n'));
    this.name = 'RefusedFile';
    this.problems = problems;
  }
}

/** Refuses `file` for one reason. */
export function refused(file: string, line: number, message: string): RefusedFile {
  return new RefusedFile([{ file, line, message }]);
}
