import { relative } from 'node:path';
import { readConfig } from '../config.ts';
import { ContentError, problemText } from '../content/problem.ts';
import { loadContent } from '../dialogs/content/content.ts';
import { checkKnowledge } from '../knowledge/check.ts';

/** Checks everything an editor writes; one `file:line: fault and mend` a line, exit code 1 when there is any. */
export async function checkContent(): Promise<void> {
  const { knowledgeDir, dialogsDir } = readConfig(process.env);
  const { library, problems } = await checkKnowledge(knowledgeDir, { article: () => '' });
  const here = relative(process.cwd(), knowledgeDir);
  const lines = [...problems.map(problem => problemText(problem, here)), ...dialogProblems(dialogsDir)];
  for (const line of lines) console.error(line);
  if (lines.length > 0) process.exitCode = 1;
  else console.log(`${library.articles.length} articles and the dialogs are fine.`);
}

function dialogProblems(dir: string): string[] {
  try {
    loadContent(dir);
    return [];
  } catch (error) {
    if (!(error instanceof ContentError)) throw error;
    return error.problems.map(problem => problemText(problem));
  }
}
