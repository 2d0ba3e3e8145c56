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

const seed = 1;
const places: Record<Measure, number> = { acc1: 1, r3: 3 };

const Evaluated = z.array(z.object({ locale: z.string() }));
const Predicted = z.object({ top: z.array(z.string()) });

/** Runs the queries of labelled sets through `solodesk eval` and through others, and tells whether we are ahead by more than chance. */
export function measureSignificance(files: readonly string[], options: { large: boolean }): SignificanceFigures {
  const others = options.large ? [...quickOthers, slowOther] : quickOthers;
  return files.map((file, at) => {
    const set = readLabelledSet(file, readFileSync(file, 'utf8'));
    const say = (what: string) => progress(at, files.length, `${set.name}: ${what}`);
    say('Solodesk');
    const { locale, tops } = ours(file);
    const cut = cutOf(locale);
    const figures = [methodOf('Solodesk', set, tops)];
    for (const { name, learn } of others) {
      say(name);
      const find = learn(set, cut);
      if (find)
        figures.push(
          methodOf(
            name,
            set,
            set.queries.map(({ text }) => find(text)),
            tops,
          ),
        );
    }
    progressDone();
    return {
      set: set.name,
      queries: set.queries.filter(({ articleId }) => articleId !== null).length,
      methods: figures,
    };
  });
}

/** What the shipped command finds, by query. */
function ours(file: string): { locale: string; tops: string[][] } {
  const folder = mkdtempSync(join(tmpdir(), 'solodesk-bench-'));
  try {
    const out = join(folder, 'predictions.jsonl');
    const command = [join(root, 'bin/solodesk.js'), 'eval', file, '--json', '--predictions', out];
    const [evaluated] = Evaluated.parse(JSON.parse(execFileSync(process.execPath, command, { encoding: 'utf8' })));
    const lines = readFileSync(out, 'utf8').trimEnd().split('\n');
    return { locale: evaluated?.locale ?? '', tops: lines.map(line => Predicted.parse(JSON.parse(line)).top) };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function cutOf(locale: string): Cut {
  if (locale === 'zh') return characters;
  const { packs } = loadContent(join(root, 'dialogs'));
  return stems(new Set(packs.find(pack => pack.locale === locale)?.stopWords));
}

function methodOf(name: string, { queries }: LabelledSet, tops: string[][], ours?: string[][]): MethodFigures {
  const right = (found: string[][], measure: Measure) =>
    queries.flatMap(({ articleId }, at) =>
      articleId === null ? [] : [found[at]?.slice(0, places[measure]).includes(articleId) ? 1 : 0],
    );
  const share = (measure: Measure) => mean(right(tops, measure));
  const ahead = (measure: Measure) => {
    const theirs = right(tops, measure);
    const gains = right(ours ?? [], measure).map((hit, at) => hit - (theirs[at] ?? 0));
    return leadOf(gains, seed);
  };
  return {
    name,
    acc1: share('acc1'),
    r3: share('r3'),
    ...(ours ? { ahead: { acc1: ahead('acc1'), r3: ahead('r3') } } : {}),
  };
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
