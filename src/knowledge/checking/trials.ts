import type { Locale } from '../../base/locale.ts';
import type { ContentProblem } from '../../content/problem.ts';
import { type Check, noArticle } from '../article.ts';
import { type Thresholds, verdictOf } from '../confidence.ts';
import type { ParsedFile } from '../files/parsed-file.ts';

/** A question that the bot is asked, and what it must find. */
export type Trial = {
  file: string;
  locale: Locale;
  line(): number;
  question: string;
  /** The id of the article that must come first, or `none`. */
  article: string;
  /** A check must be worth an answer or an offer; an example question is a source of the ranking and must only come first. */
  isCheck: boolean;
};

/** Of a hit, what matters here. */
type Found = { article: { file: string }; score: number; confidence: number };

/** What the articles of `files` promise, in their order. */
export function trialsOf(files: readonly ParsedFile[]): Trial[] {
  return files.flatMap(({ file, locale, front, lineOf }) => {
    const trial = (check: Check, list: 'questions' | 'checks', i: number): Trial => {
      const { question, article } = typeof check === 'string' ? { question: check, article: front.id } : check;
      return { file, locale, question, article, isCheck: list === 'checks', line: () => lineOf([list, i]) };
    };
    return [
      ...front.questions.map((question, i) => trial(question, 'questions', i)),
      ...front.checks.map((check, i) => trial(check, 'checks', i)),
    ];
  });
}

/**
 * What is wrong with what the bot found, if anything.
 *
 * @param owner the file of the article that must be found; undefined when nothing may be answered
 */
export function faultOf(
  trial: Trial,
  hits: readonly Found[],
  owner: string | undefined,
  thresholds: Thresholds,
): ContentProblem | undefined {
  const message = owner === undefined ? wrongAnswer(trial, hits, thresholds) : notFound(trial, hits, owner, thresholds);
  return message === undefined ? undefined : { file: trial.file, line: trial.line(), message };
}

/** For a check that names an article which is not there. */
export function unknownArticle({ file, line, locale, article }: Trial): ContentProblem {
  const message = `no published article of ${locale} has the id ${article}; mend it, or write ${noArticle}`;
  return { file, line: line(), message };
}

function wrongAnswer({ question }: Trial, hits: readonly Found[], thresholds: Thresholds): string | undefined {
  const [best] = hits;
  if (!best || verdictOf(hits, thresholds) !== 'answer') return undefined;
  const mend = 'make the questions and tags of that article more specific';
  return `"${question}" must not be answered, but the bot answers with ${found(best)}; ${mend}`;
}

function notFound(trial: Trial, hits: readonly Found[], owner: string, thresholds: Thresholds): string | undefined {
  const { question, file, isCheck } = trial;
  const [best] = hits;
  const target = owner === file ? 'this article' : owner;
  const own = hits.find(hit => hit.article.file === owner);
  if (!best) return `for "${question}" the bot finds nothing; add a question to ${target} in words like these`;
  if (best !== own) {
    const after = own ? `${target} only after it (${score(own)})` : `not ${target}`;
    const mend = isCheck
      ? `add a question to ${target} that is worded more like it`
      : 'make the wording more specific, or move it to that article';
    return `for "${question}" the bot finds ${found(best)} first, ${after}; ${mend}`;
  }
  if (!isCheck || verdictOf(hits, thresholds) !== 'nothing') return undefined;
  const mend = `offers an article from ${thresholds.clarify}; add a question to ${target} that is worded more like it`;
  return `for "${question}" the bot finds ${target} with ${score(best)} only, and ${mend}`;
}

const found = (hit: Found) => `${hit.article.file} (${score(hit)})`;
const score = (hit: Found) => hit.score.toFixed(2);
