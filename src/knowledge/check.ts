import type { ContentProblem } from '../content/problem.ts';
import type { ParsedFile } from './files/parsed-file.ts';
import type { Library, Links } from './load.ts';
import { loadKnowledge } from './load.ts';

/** Everything that an editor can mend in `dir`: what loading tells, and example questions that stand twice in a locale. */
export async function checkKnowledge(
  dir: string,
  links: Links,
): Promise<{ library: Library; problems: ContentProblem[] }> {
  const library = await loadKnowledge(dir, links);
  return { library, problems: [...library.problems, ...repeatedQuestions(library.files.values())] };
}

/** A question that two articles of a locale claim finds neither of them for sure; twice in one article it is idle. */
function repeatedQuestions(files: Iterable<ParsedFile>): ContentProblem[] {
  const problems: ContentProblem[] = [];
  const owners = new Map<string, () => string>();
  for (const { file, locale, front, lineOf } of files) {
    for (const [i, question] of front.questions.entries()) {
      const key = `${locale} ${comparable(question)}`;
      const line = () => lineOf(['questions', i]);
      const owner = owners.get(key);
      if (owner) {
        const message = `the question "${question}" stands in ${owner()} too; keep it in the article that answers it best`;
        problems.push({ file, line: line(), message });
      } else owners.set(key, () => `${file}:${line()}`);
    }
  }
  return problems;
}

/** Letters and digits only: case, width, spaces and punctuation make no other question. */
function comparable(question: string): string {
  return question
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
