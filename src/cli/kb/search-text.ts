import { styleText } from 'node:util';
import type { Locale } from '../../base/locale.ts';
import type { Thresholds, Verdict } from '../../knowledge/confidence.ts';
import type { Hit, Why } from '../../knowledge/ports.ts';
import type { Action } from '../../turn/decide.ts';
import { cutTo, padTo, widest } from '../columns.ts';
import { decisionWords, type Heard } from './decision-text.ts';

/** What was found for one text, best first, and what the bot makes of it where nothing but the articles decides. */
export type Found = {
  text: string;
  hits: readonly Hit[];
  verdict: Verdict;
  /** How many would be offered, listed or not. */
  offered: number;
};

/** The same for a whole message, with each of its questions where it asks several. */
export type SearchReport = Found & {
  locale: Locale;
  match: Thresholds;
  /** What the bot would do, and what it heard beside the question. */
  action: Action;
  said: Heard;
  parts: readonly Found[];
};

const longestName = 64;
const longestQuestion = 90;
/** A smaller difference of scores does not show. */
const leastChange = 0.005;
/** Stands beside what the customer would see. */
const mark = '→';
const indent = ' '.repeat(19);

/** How words are set off; both give the text itself where no colours are shown. */
export type Style = { bold(text: string): string; dim(text: string): string };

export const plainStyle: Style = { bold: text => text, dim: text => text };
export const colourStyle: Style = { bold: text => styleText('bold', text), dim: text => styleText('dim', text) };

/** A report as lines for a terminal: what the bot would do first, then each hit with its reasons. */
export function searchText(report: SearchReport, style: Style): string[] {
  const { hits, match, parts } = report;
  const unknown = hits[0]?.why.unknown ?? [];
  return [
    ...headline(report, style),
    ...(unknown.length > 0 ? [`No article knows: ${unknown.join(', ')}`] : []),
    ...(hits.length > 0 ? ['', ...table(report, style)] : []),
    ...(parts.length > 0 ? ['', 'It asks several things. Each by itself:'] : []),
    ...parts.flatMap(part => [`  ${part.text}`, `    ${partWords(part, match)}`]),
  ];
}

function headline(report: SearchReport, { bold, dim }: Style): string[] {
  const { match, locale, action, said, verdict } = report;
  const byArticles = verdictWords(report, match);
  const decision = decisionWords(action, said, verdict);
  if (decision === undefined) return [`${bold(byArticles)} ${dim(`(${locale})`)}`];
  return [`${bold(decision)} ${dim(`(${locale})`)}`, `By the articles alone: ${byArticles}`];
}

function verdictWords({ verdict, hits, offered }: Found, { answer, clarify }: Thresholds): string {
  const [best] = hits;
  if (!best) return 'Knows nothing: no article shares a word with this.';
  const sure = `${two(best.confidence)} sure`;
  if (verdict === 'answer') return `Would answer: ${sure}, answers begin at ${two(answer)}.`;
  if (verdict === 'nothing')
    return `Knows nothing: the best score is ${two(best.score)}, offers begin at ${two(clarify)}.`;
  const few = offered === 1 ? '1 article' : `${offered} articles`;
  return `Would offer ${few}: ${sure}, answers begin at ${two(answer)}; offers at a score of ${two(clarify)}.`;
}

function partWords(part: Found, match: Thresholds): string {
  const [best] = part.hits;
  return `${verdictWords(part, match)}${best ? ` ${nameOf(best)}` : ''}`;
}

function table(report: SearchReport, style: Style): string[] {
  const { bold, dim } = style;
  const names = report.hits.map(hit => cutTo(nameOf(hit), longestName));
  const width = widest([...names, 'article']);
  const head = dim(`    score  sure  ${padTo('article', width)}  file`);
  const rows = report.hits.flatMap((hit, at) => {
    const isShown = wouldShow(report, at);
    const name = padTo(names[at] ?? '', width);
    return [
      `${isShown ? mark : ' '} ${String(at + 1).padStart(2)} ${two(hit.score)}  ${two(hit.confidence)}  ${isShown ? bold(name) : name}  ${dim(hit.article.file)}`,
      ...reasons(hit, style),
    ];
  });
  return [head, ...rows];
}

/** Whether the customer would see it: what answers or is read meanwhile, or those that are offered. */
function wouldShow({ action, offered, hits }: SearchReport, at: number): boolean {
  if (action.type === 'clarify') return at < offered;
  const shown = 'hit' in action ? [action.hit] : [];
  const also = action.type === 'answer' ? (action.also ?? []).map(one => ('hit' in one ? one.hit : undefined)) : [];
  return [...shown, ...also].some(hit => hit !== undefined && hit.article === hits[at]?.article);
}

function reasons({ score, why }: Hit, { dim }: Style): string[] {
  const { terms, question, similarity, parts } = why;
  const reason = (label: string, words: string) => `${indent}${dim(padTo(label, 8))} ${words}`;
  return [
    ...(terms.length > 0 ? [reason('words', terms.join(', '))] : []),
    ...(question === undefined ? [] : [reason('nearest', `${cutTo(question, longestQuestion)} (${two(similarity)})`)]),
    reason('score', [partsWords(parts), ...changes(score, why)].join('; ')),
  ];
}

function partsWords({ questions, texts, exact }: Why['parts']): string {
  const spoke = [
    { share: questions, from: 'from title and questions' },
    { share: texts, from: 'from the text' },
    { share: exact, from: 'for its very words' },
  ].filter(({ share }) => two(Math.abs(share)) !== two(0));
  return spoke.map(({ share, from }) => `${two(share)} ${from}`).join(' + ') || 'next to nothing';
}

/** Why the score is not the sum of its parts. */
function changes(score: number, { parts, unknown, isVague }: Why): string[] {
  const sum = parts.questions + parts.texts + parts.exact;
  if (isVague) return ['names only a topic, so it is never sure'];
  if (unknown.length > 0 && score < Math.min(1, sum) - leastChange) return ['lowered for unknown words'];
  return sum > 1 + leastChange ? ['held to 1'] : [];
}

function nameOf({ article, section }: Hit): string {
  return section.heading === undefined ? article.title : `${article.title} › ${section.heading}`;
}

const two = (value: number): string => value.toFixed(2);
