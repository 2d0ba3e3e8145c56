import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { loadContent } from '../../src/dialogs/content/content.ts';
import { type LabelledSet, readLabelledSet } from '../../src/knowledge/evaluation/labelled-set.ts';
import { root } from '../desk-folder.ts';
import { table } from '../figures.ts';
import { progress, progressDone } from '../progress.ts';
import { type Lead, leadOf } from './bootstrap.ts';
import { type Cut, characters, stems } from './cuts.ts';
import { quickOthers, slowOther } from './others.ts';

type Measure = 'acc1' | 'r3';
/** Shares of the queries that an article answers; `ahead` is Solodesk's lead over this method. */
type MethodFigures = { name: string; acc1: number; r3: number; ahead?: Record<Measure, Lead> };
export type SignificanceFigures = { set: string; queries: number; methods: MethodFigures[] }[];

/** By query that an article answers: 1 where it is found in time, else 0. */
type Hits = Record<Measure, number[]>;
type Run = { set: string; locale: string; methods: Map<string, Hits> };

const seed = 1;
const places: Record<Measure, number> = { acc1: 1, r3: 3 };
const own = 'Solodesk';

const Evaluated = z.object({ locale: z.string() });
const Predicted = z.object({ top: z.array(z.string()) });

/**
 * Runs the queries of labelled sets through `solodesk eval` and through others, and tells whether we are ahead by more than chance: of
 * each set, and of all sets of a language together.
 */
export function measureSignificance(files: readonly string[], options: { large: boolean }): SignificanceFigures {
  const others = options.large ? [...quickOthers, slowOther] : quickOthers;
  const runs = files.map((file, at): Run => {
    const set = readLabelledSet(file, readFileSync(file, 'utf8'));
    const say = (what: string) => progress(at, files.length, `${set.name}: ${what}`);
    say(own);
    const { locale, tops } = ours(file);
    const cut = cutOf(locale);
    const methods = new Map([[own, hitsOf(set, tops)]]);
    for (const { name, learn } of others) {
      say(name);
      const find = learn(set, cut);
      const found = find && set.queries.map(({ text }) => find(text));
      if (found) methods.set(name, hitsOf(set, found));
    }
    progressDone();
    return { set: set.name, locale, methods };
  });
  return [...runs, ...together(runs)].map(figuresOf);
}

/** All sets of a language as one, where there are several: by each method that ran on all of them. */
function together(runs: readonly Run[]): Run[] {
  return [...Map.groupBy(runs, run => run.locale)].flatMap(([locale, members]) => {
    if (members.length < 2) return [];
    const methods = new Map<string, Hits>();
    for (const name of members[0]?.methods.keys() ?? []) {
      const hits = members.flatMap(({ methods }) => methods.get(name) ?? []);
      if (hits.length === members.length)
        methods.set(name, { acc1: hits.flatMap(({ acc1 }) => acc1), r3: hits.flatMap(({ r3 }) => r3) });
    }
    return [{ set: `all ${members.length} in ${locale}`, locale, methods }];
  });
}

/** What the shipped command finds, by query. */
function ours(file: string): { locale: string; tops: string[][] } {
  const folder = mkdtempSync(join(tmpdir(), 'solodesk-bench-'));
  try {
    const out = join(folder, 'predictions.jsonl');
    const command = [join(root, 'bin/solodesk.js'), 'eval', file, '--json', '--predictions', out];
    const { locale } = Evaluated.parse(JSON.parse(execFileSync(process.execPath, command, { encoding: 'utf8' })));
    const lines = readFileSync(out, 'utf8').trimEnd().split('\n');
    return { locale, tops: lines.map(line => Predicted.parse(JSON.parse(line)).top) };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function cutOf(locale: string): Cut {
  if (locale === 'zh') return characters;
  const { packs } = loadContent(join(root, 'dialogs'));
  return stems(new Set(packs.find(pack => pack.locale === locale)?.stopWords));
}

function hitsOf({ queries }: LabelledSet, tops: readonly string[][]): Hits {
  const hits = (measure: Measure) =>
    queries.flatMap(({ articleId }, at) =>
      articleId === null ? [] : [tops[at]?.slice(0, places[measure]).includes(articleId) ? 1 : 0],
    );
  return { acc1: hits('acc1'), r3: hits('r3') };
}

function figuresOf({ set, methods }: Run): SignificanceFigures[number] {
  const ours = methods.get(own) ?? { acc1: [], r3: [] };
  const figures = [...methods].map(([name, theirs]): MethodFigures => {
    const shares = { name, acc1: mean(theirs.acc1), r3: mean(theirs.r3) };
    if (name === own) return shares;
    const ahead = (measure: Measure) =>
      leadOf(
        ours[measure].map((hit, at) => hit - (theirs[measure][at] ?? 0)),
        seed,
      );
    return { ...shares, ahead: { acc1: ahead('acc1'), r3: ahead('r3') } };
  });
  return { set, queries: ours.acc1.length, methods: figures };
}

const mean = (values: readonly number[]) => values.reduce<number>((sum, value) => sum + value, 0) / values.length;

export function significanceTable(measured: SignificanceFigures): string {
  const lead = ({ difference, low, high }: Lead) => `${signed(difference)} [${signed(low)}, ${signed(high)}]`;
  const notBetter = (one: Lead) => percent(one.notBetter);
  const rows = measured.flatMap(({ set, queries, methods }) =>
    methods.map(({ name, acc1, r3, ahead }) => [
      set,
      String(queries),
      name,
      percent(acc1),
      ...(ahead ? [lead(ahead.acc1), notBetter(ahead.acc1)] : ['', '']),
      percent(r3),
      ...(ahead ? [lead(ahead.r3), notBetter(ahead.r3)] : ['', '']),
    ]),
  );
  const heads = ['set', 'queries', 'method', 'acc1', 'Solodesk ahead', 'not', 'r3', 'Solodesk ahead', 'not'];
  return [
    table([heads, ...rows]),
    '',
    'Percent of the queries that an article answers. Ahead: the difference with its 95 % interval by paired bootstrap; not: of the',
    'resamples, those in which Solodesk is not better.',
  ].join('\n');
}

const percent = (share: number) => (100 * share).toFixed(1);
const signed = (share: number) => `${share < 0 ? '' : '+'}${percent(share)}`;
