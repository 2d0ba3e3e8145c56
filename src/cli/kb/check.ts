import { join, relative } from 'node:path';
import { type Config, readConfig } from '../../config.ts';
import { ContentError, type ContentProblem, problemText } from '../../content/problem.ts';
import { type Content, loadContent } from '../../dialogs/content/content.ts';
import { checkFormArticles } from '../../dialogs/content/form-articles.ts';
import { placeholder } from '../../dialogs/words/draft-words.ts';
import type { Article } from '../../knowledge/article.ts';
import { checkKnowledge } from '../../knowledge/checking/check.ts';
import { loadKnowledge } from '../../knowledge/load.ts';
import { createLanguage } from '../../language/language.ts';
import { count } from '../columns.ts';
import { showProgress } from '../progress.ts';

/** What a check of all content came to; files of problems are as seen from the folder the command runs in. */
type Report = { articles: number; drafts: number; questions: number; checks: number; problems: ContentProblem[] };

const labels = { read: 'Reading articles', ask: 'Asking the bot' };
const links = { article: () => '' };

/**
 * Checks everything an editor writes: `file:line: fault and mend` a line on standard error, a summary on standard output, exit
 * code 1 when there is any fault. With `json` the whole report as JSON on standard output instead.
 */
export async function checkContent(options: { json?: boolean }): Promise<void> {
  const report = await reportOn(readConfig(process.env));
  if (report.problems.length > 0) process.exitCode = 1;
  if (options.json) {
    console.log(JSON.stringify(report, null, 2));
    return;
  }
  for (const problem of report.problems) console.error(problemText(problem));
  console.log(summaryOf(report));
}

async function reportOn({ knowledgeDir, dialogsDir }: Config): Promise<Report> {
  const here = relative(process.cwd(), knowledgeDir);
  const placed = (problems: readonly ContentProblem[]) =>
    problems.map(problem => ({ ...problem, file: join(here, problem.file) }));
  const dialogs = readDialogs(dialogsDir);
  if (!dialogs.content) {
    // Without the words of a language nothing can be asked.
    const { articles, problems } = await loadKnowledge(knowledgeDir, links);
    const told = [...placed(problems), ...dialogs.problems];
    return { articles: articles.length, drafts: draftsIn(articles), questions: 0, checks: 0, problems: told };
  }
  const { library, asked, problems } = await askBot(knowledgeDir, dialogs.content);
  const ids = new Set(library.articles.map(({ locale, id }) => `${locale}/${id}`));
  const forms = checkFormArticles(dialogsDir, (locale, id) => ids.has(`${locale}/${id}`));
  const { articles } = library;
  const told = [...placed(problems), ...forms];
  return { articles: articles.length, drafts: draftsIn(articles), ...asked, problems: told };
}

const draftsIn = (articles: readonly Article[]) => articles.filter(({ status }) => status === 'draft').length;

async function askBot(dir: string, { packs, policy, say }: Content) {
  const language = createLanguage(packs, policy.defaultLocale);
  const progress = showProgress();
  const query = (question: string, before: string) => {
    const { text, locale, terms } = language.understand(question, before);
    return { text, locale, terms };
  };
  try {
    return await checkKnowledge({
      dir,
      links,
      analyzer: language,
      query,
      thresholds: policy.match,
      placeholder: locale => placeholder(say, locale),
      onProgress: (step, done, all) => progress.update(labels[step], done, all),
    });
  } finally {
    progress.stop();
  }
}

function readDialogs(dir: string): { content?: Content; problems: readonly ContentProblem[] } {
  try {
    return { content: loadContent(dir), problems: [] };
  } catch (error) {
    if (!(error instanceof ContentError)) throw error;
    return { problems: error.problems };
  }
}

function summaryOf({ articles, drafts, questions, checks, problems }: Report): string {
  const unasked = drafts === 0 ? '' : ` (${count(drafts, 'draft')}, not asked about)`;
  const asked = `${count(questions, 'question')} and ${count(checks, 'check')}`;
  const seen = `${count(articles, 'article')}${unasked} with ${asked}, and the dialogs`;
  if (problems.length === 0) return `${seen}, are fine.`;
  const files = new Set(problems.map(({ file }) => file)).size;
  return `${count(problems.length, 'problem')} in ${count(files, 'file')}; seen: ${seen}.`;
}
