import type { Locale } from '../../base/locale.ts';
import { byPlace, type ContentProblem } from '../../content/problem.ts';
import type { Article } from '../article.ts';
import type { Thresholds } from '../confidence.ts';
import type { ParsedFile } from '../files/parsed-file.ts';
import { type Library, type Links, loadKnowledge } from '../load.ts';
import type { Analyzer, Search } from '../ports.ts';
import { buildIndex } from '../search.ts';
import { type Claims, createClaims } from './claims.ts';
import { faultOf, type Trial, trialsOf, unknownTarget } from './trials.ts';

/** Reading files, then asking questions. */
export type CheckStep = 'read' | 'ask';

export type CheckOptions = {
  dir: string;
  links: Links;
  analyzer: Analyzer;
  /** Reads a question as the bot does. */
  query(question: string, locale: Locale): Parameters<Search['search']>[0];
  thresholds: Thresholds;
  /** What stands in a new draft in the place of the answer. */
  placeholder(locale: Locale): string;
  /** Told how far it is. */
  onProgress?: (step: CheckStep, done: number, all: number) => void;
};

export type Checked = {
  library: Library;
  /** In order of file and line. */
  problems: ContentProblem[];
  /** So many example questions and checks of published articles were asked. */
  asked: { questions: number; checks: number };
};

/** As many as the bot looks at. */
const mostHits = 5;

/**
 * Everything that an editor can mend in `dir`: what loading tells, questions that two articles of a locale claim, and questions
 * for which the bot would not find the article they belong to. Drafts are not asked about: the bot does not know them.
 */
export async function checkKnowledge(options: CheckOptions): Promise<Checked> {
  const { dir, links, onProgress } = options;
  const library = await loadKnowledge(dir, links, undefined, (read, all) => onProgress?.('read', read, all));
  const live = library.articles.flatMap(({ file }) => library.files.get(file) ?? []);
  const { problems, asked } = askAll(library, live, options);
  const told = [
    ...collisions(live, createClaims(options.analyzer.terms)),
    ...unwritten(library, live, options.placeholder),
    ...emptyIn(library, live),
  ];
  const all = [...library.problems, ...told, ...problems];
  return { library, problems: all.toSorted(byPlace), asked };
}

/** A question that two articles of a locale claim finds neither of them for sure; twice in one article it is idle. */
export function collisions(files: readonly ParsedFile[], claims: Claims): ContentProblem[] {
  const problems: ContentProblem[] = [];
  for (const { file, locale, front, lineOf } of files) {
    for (const [i, question] of front.questions.entries()) {
      const line = () => lineOf(['questions', i]);
      const clash = claims.take(locale, question, { file, line });
      if (clash) problems.push({ file, line: line(), message: clash.message });
    }
  }
  return problems;
}

/** Customers would be told that the answer goes here. */
export function unwritten(
  { articles }: Pick<Library, 'articles'>,
  files: readonly ParsedFile[],
  placeholder: CheckOptions['placeholder'],
): ContentProblem[] {
  return files.flatMap(({ file, locale, lineOf }) => {
    const article = articles.find(one => one.file === file);
    const words = placeholder(locale);
    const isUnwritten = article?.sections.some(({ text }) => text.trim() === words);
    if (article?.status !== 'published' || !isUnwritten) return [];
    const message = `the article is published, but says "${words}"; write the answer, or set the status to draft`;
    return [{ file, line: lineOf(['status']), message }];
  });
}

/** Sections without a word, of what customers see; of a faulty file too, since nobody knows what it is to be. */
export function emptyIn({ unusable }: Pick<Library, 'unusable'>, files: readonly ParsedFile[]): ContentProblem[] {
  const published = files.filter(({ file, front }) => front.status === 'published' && !unusable.has(file));
  return [...published.map(({ body }) => body), ...unusable.values()].flatMap(({ empty }) => empty);
}

function askAll(library: Library, live: readonly ParsedFile[], options: CheckOptions) {
  const { query, thresholds, onProgress } = options;
  const published = live.filter(({ front }) => front.status === 'published');
  const answering = library.articles.filter(({ status }) => status === 'published');
  const owners = new Map(answering.map(article => [`${article.locale}/${article.id}`, article]));
  const trials = trialsOf(published);
  onProgress?.('ask', 0, trials.length);
  const { search } = buildIndex(library.articles, options.analyzer);
  const problems: ContentProblem[] = [];
  for (const [i, trial] of trials.entries()) {
    const owner = owners.get(`${trial.locale}/${trial.article}`);
    const fault = faultOfTrial(trial, owner, { search, query, thresholds });
    if (fault) problems.push(fault);
    onProgress?.('ask', i + 1, trials.length);
  }
  const checks = trials.filter(({ isCheck }) => isCheck).length;
  return { problems, asked: { questions: trials.length - checks, checks } };
}

/**
 * Asks the bot one question and tells what is wrong with what it finds, if anything.
 *
 * @param owner the article that must be found, where there is one
 */
export function faultOfTrial(
  trial: Trial,
  owner: Article | undefined,
  { search, query, thresholds }: Pick<CheckOptions, 'query' | 'thresholds'> & Search,
): ContentProblem | undefined {
  return (
    unknownTarget(trial, owner) ??
    faultOf(trial, search(query(trial.question, trial.locale), mostHits), owner, thresholds)
  );
}
