import { problemText } from '../../../src/content/problem.ts';
import { type CheckOptions, checkKnowledge } from '../../../src/knowledge/checking/check.ts';
import { installedLanguage } from '../../language/installed-language.ts';
import { articleFolder, articleText, links } from '../article-folder.ts';

/** Fixed here: what is tested is how they are used, not how they are set. */
export const thresholds = { answer: 0.5, clarify: 0.24 };

/** Checks a folder with the languages as they ship. */
export const check = (dir: string, onProgress?: CheckOptions['onProgress']) =>
  checkKnowledge({
    dir,
    links,
    analyzer: installedLanguage,
    query: (question, before) => installedLanguage.understand(question, before),
    thresholds,
    placeholder: () => 'The answer goes here.',
    ...(onProgress && { onProgress }),
  });

/** What is wrong with these files, a line a problem. */
export async function problemsOf(files: Record<string, string>): Promise<string[]> {
  const { problems } = await check(await articleFolder(files));
  return problems.map(problem => problemText(problem, 'knowledge'));
}

const list = (lines: readonly string[]) => lines.map(line => `\n  - ${line}`).join('');

/** An article about `title`, with the questions from line 5 on, and then the checks. */
export function asking(
  id: string,
  title: string,
  questions: readonly string[],
  checks: readonly string[] = [],
): string {
  const front = { title, questions: list(questions), ...(checks.length > 0 && { checks: list(checks) }) };
  return articleText(id, `${title}: this is how it is done.`, front);
}
