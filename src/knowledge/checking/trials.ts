import type { Locale } from '../../base/locale.ts';
import type { ContentProblem } from '../../content/problem.ts';
import { type Article, type Check, noArticle } from '../article.ts';
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
  /** The anchor of the section that must be shown of it; undefined where any will do. */
  section: string | undefined;
  /** A check must be worth an answer or an offer; an example question is a source of the ranking and must only come first. */
  isCheck: boolean;
};

/** Of a hit, what matters here. */
type Found = {
  article: { file: string };
  section: { anchor: string; heading: string | undefined };
  score: number;
  confidence: number;
};
/** Of an article, what matters here. */
type Owner = Pick<Article, 'file'> & { sections: readonly Pick<Article['sections'][number], 'anchor'>[] };

/** What the articles of `files` promise, in their order. */
export function trialsOf(files: readonly ParsedFile[]): Trial[] {
  return files.flatMap(({ file, locale, front, lineOf }) => {
    const trial = (check: Check, list: 'questions' | 'checks', i: number): Trial => {
      const { question, article: wanted } = typeof check === 'string' ? { question: check, article: front.id } : check;
      const [article = '', section] = wanted.split('#', 2);
      return { file, locale, question, article, section, isCheck: list === 'checks', line: () => lineOf([list, i]) };
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
 * @param owner the article that must be found; undefined when nothing may be answered
 */
export function faultOf(
  trial: Trial,
  hits: readonly Found[],
  owner: Owner | undefined,
  thresholds: Thresholds,
): ContentProblem | undefined {
  const message = owner === undefined ? wrongAnswer(trial, hits, thresholds) : notFound(trial, hits, owner, thresholds);
  return message === undefined ? undefined : { file: trial.file, line: trial.line(), message };
}

/** For a check that names an article or a section which is not there. */
export function unknownTarget(trial: Trial, owner: Owner | undefined): ContentProblem | undefined {
  const { file, line, locale, article, section } = trial;
  if (article === noArticle) return undefined;
  if (owner === undefined) {
    const message = `no published article of ${locale} has the id ${article}; mend it, or write ${noArticle}`;
    return { file, line: line(), message };
  }
  if (section === undefined || owner.sections.some(({ anchor }) => anchor === section)) return undefined;
  const anchors = owner.sections.flatMap(({ anchor }) => (anchor === '' ? [] : [`#${anchor}`])).join(', ') || 'none';
  const message = `${nameOf(trial, owner)} has no section #${section} with words of its own; its sections are ${anchors}`;
  return { file, line: line(), message };
}

function wrongAnswer({ question }: Trial, hits: readonly Found[], thresholds: Thresholds): string | undefined {
  const [best] = hits;
  if (!best || verdictOf(hits, thresholds) !== 'answer') return undefined;
  const mend = 'make the questions and tags of that article more specific';
  return `"${question}" must not be answered, but the bot answers with ${found(best)}; ${mend}`;
}

function notFound(trial: Trial, hits: readonly Found[], owner: Owner, thresholds: Thresholds): string | undefined {
  const { question, isCheck } = trial;
  const [best] = hits;
  const target = nameOf(trial, owner);
  const own = hits.find(hit => hit.article.file === owner.file);
  if (!best) return `for "${question}" the bot finds nothing; add a question to ${target} in words like these`;
  if (best !== own) {
    const after = own ? `${target} only after it (${score(own)})` : `not ${target}`;
    const mend = isCheck
      ? `add a question to ${target} that is worded more like it`
      : 'make the wording more specific, or move it to that article';
    return `for "${question}" the bot finds ${found(best)} first, ${after}; ${mend}`;
  }
  if (isCheck && verdictOf(hits, thresholds) === 'nothing') {
    const mend = `offers an article from ${thresholds.clarify}; add a question to ${target} that is worded more like it`;
    return `for "${question}" the bot finds ${target} with ${score(best)} only, and ${mend}`;
  }
  return wrongSection(trial, best, target);
}

function wrongSection({ question, section }: Trial, { section: shown }: Found, target: string): string | undefined {
  if (section === undefined || section === shown.anchor) return undefined;
  const instead =
    shown.heading === undefined ? 'the text before its first heading' : `#${shown.anchor} ("${shown.heading}")`;
  const mend = `say in the section #${section}, or in its heading, what is asked in words like these`;
  return `for "${question}" the bot finds ${target}, but shows ${instead} and not #${section}; ${mend}`;
}

/** As whoever mends the file of the trial would call it. */
const nameOf = ({ file }: Trial, owner: Owner) => (owner.file === file ? 'this article' : owner.file);
const found = (hit: Found) => `${hit.article.file} (${score(hit)})`;
const score = (hit: Found) => hit.score.toFixed(2);
