import { readFileSync, writeFileSync } from 'node:fs';
import { AppError } from '../base/errors.ts';
import type { Locale } from '../base/locale.ts';
import { readConfig } from '../config.ts';
import { loadContent } from '../dialogs/content/content.ts';
import { type Thresholds, verdictOf } from '../knowledge/confidence.ts';
import { articlesOf, type LabelledSet, readLabelledSet } from '../knowledge/evaluation/labelled-set.ts';
import { type Measures, measuresOf, type Prediction } from '../knowledge/evaluation/measures.ts';
import { buildIndex } from '../knowledge/search.ts';
import { createLanguage, type Language } from '../language/language.ts';
import { showProgress } from './progress.ts';

const mostShown = 10;
const actions = { answer: 'answer', clarify: 'clarify', nothing: 'escalate' } as const;

type Options = { predictions?: string; json?: boolean };

/** Runs the queries of labelled sets through the matcher that answers customers, and prints how well it does. */
export async function evaluate(files: readonly string[], options: Options): Promise<void> {
  if (options.predictions !== undefined && files.length > 1) {
    throw new AppError('invalid', 'predictions', '--predictions takes the queries of one file; name one');
  }
  const content = loadContent(readConfig(process.env).dialogsDir);
  const { defaultLocale, match } = content.policy;
  const language = createLanguage(content.packs, defaultLocale);
  const measured = files.map(file => {
    const set = readLabelledSet(file, readText(file));
    const { locale, predictions, milliseconds } = predict(set, language, defaultLocale, match);
    if (options.predictions !== undefined) writeFileSync(options.predictions, predictions.map(lineOf).join(''));
    const { articles, queries } = set;
    return {
      name: set.name,
      locale,
      articles: articles.length,
      queries: queries.length,
      ...measuresOf(predictions),
      milliseconds,
    };
  });
  if (options.json) console.log(JSON.stringify(measured.length === 1 ? measured[0] : measured, null, 2));
  else console.log(tableOf(measured));
}

function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (cause) {
    throw new AppError('invalid', 'labelled_set', `${file} cannot be read; name a JSON file of articles and queries`, {
      cause,
    });
  }
}

function predict(set: LabelledSet, language: Language, defaultLocale: Locale, policy: Thresholds) {
  const locale = languageOf(set, language, defaultLocale);
  const index = buildIndex(articlesOf(set, locale), language);
  const progress = showProgress();
  const times: number[] = [];
  const predictions = set.queries.map(({ text, articleId }, at): Prediction => {
    const began = performance.now();
    const hits = index.search({ text, locale, terms: language.terms(text, locale) }, mostShown);
    const verdict = verdictOf(hits, policy);
    times.push(performance.now() - began);
    progress.update(set.name, at + 1, set.queries.length);
    const top = hits.map(hit => hit.article.id);
    return { text, expected: articleId, top, confidence: hits[0]?.confidence ?? 0, verdict };
  });
  progress.stop();
  return { locale, predictions, milliseconds: times.sort((a, b) => a - b)[Math.floor(times.length / 2)] ?? 0 };
}

/** The language that most of the articles are in. */
function languageOf({ articles }: LabelledSet, language: Language, defaultLocale: Locale): Locale {
  const counted = new Map<Locale, number>();
  for (const { title, questions } of articles) {
    for (const text of [title, ...questions]) {
      const { locale } = language.understand(text, defaultLocale);
      counted.set(locale, (counted.get(locale) ?? 0) + 1);
    }
  }
  return [...counted].sort(([, a], [, b]) => b - a)[0]?.[0] ?? defaultLocale;
}

function lineOf({ text, top, confidence, verdict }: Prediction): string {
  return `${JSON.stringify({ text, articleId: top[0] ?? null, top, confidence, action: actions[verdict] })}\n`;
}

type Row = Measures & { name: string; locale: Locale; articles: number; queries: number; milliseconds: number };

const columns: readonly (readonly [name: string, value: (row: Row) => string])[] = [
  ['set', row => row.name],
  ['articles', row => String(row.articles)],
  ['queries', row => String(row.queries)],
  ['acc1', row => percent(row.acc1)],
  ['r3', row => percent(row.r3)],
  ['auroc', row => percent(row.auroc)],
  ['joint', row => percent(row.joint)],
  ['cov5', row => percent(row.cov5)],
  ['wrong', row => percent(row.shipped.wrong)],
  ['right', row => percent(row.shipped.right)],
  ['refused', row => percent(row.shipped.refused)],
  ['of best', row => percent(row.shipped.rightOfBest)],
  ['ms', row => row.milliseconds.toFixed(2)],
];

function tableOf(rows: readonly Row[]): string {
  const cells = [columns.map(([name]) => name), ...rows.map(row => columns.map(([, value]) => value(row)))];
  const widths = columns.map((_, column) => Math.max(...cells.map(line => line[column]?.length ?? 0)));
  const lines = cells.map(line =>
    line
      .map((cell, column) => (column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0)))
      .join('  '),
  );
  return [
    ...lines,
    '',
    'Percent. wrong, right and refused are shipped: with the thresholds of policy.yaml, nothing fitted. wrong: of all queries;',
    'right: of those that an article answers; refused: of the others; of best: right answers of those at the best threshold',
    'for the set that keeps wrong answers within 5 %. ms: median of a query.',
  ].join('\n');
}

const percent = (share: number | null): string => (share === null ? '-' : share.toFixed(1));
