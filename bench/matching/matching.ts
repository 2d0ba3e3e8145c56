import { join } from 'node:path';
import { z } from 'zod';
import { startChild } from '../child.ts';
import { percentile, table } from '../figures.ts';
import { startFlags } from '../node-flags.ts';
import { progress, progressDone } from '../progress.ts';
import { type BenchLocale, locales } from './samples.ts';
import { measureScale, type ScaleFigures, scaleTable } from './scale.ts';

/** Milliseconds from a message to the decision. */
type WholeFigures = { locale: BenchLocale; articles: number; messages: number; p50: number; p99: number };
/** Milliseconds from saving a file until its new question is answered. */
type LiveFigures = { locale: BenchLocale; articles: number; changes: number; p50: number; longest: number };
export type MatchingFigures = { seed: number; whole: WholeFigures[]; live: LiveFigures[]; scale: ScaleFigures[] };

const seed = 20_261_120;
const few = 200;
const rounds = 5;
const edited = { articles: 1000, changes: 10 };
const sizes: readonly { locale: BenchLocale; articles: number; queries: number }[] = [
  { locale: 'en', articles: 1000, queries: 500 },
  { locale: 'en', articles: 10_000, queries: 500 },
  { locale: 'zh', articles: 10_000, queries: 500 },
];
/** Takes minutes and 5 GB of memory. */
const large = { locale: 'en', articles: 100_000, queries: 200 } as const;

/** How long the bot looks for an answer: in a small shop, and in a large one beside MiniSearch. */
export async function measureMatching(options: { large: boolean; profile?: string }): Promise<MatchingFigures> {
  const whole: WholeFigures[] = [];
  for (const locale of locales) whole.push(await measureWhole(locale));
  const live: LiveFigures[] = [];
  for (const locale of locales) live.push(await measureLive(locale));
  const scale: ScaleFigures[] = [];
  for (const size of options.large ? [...sizes, large] : sizes) {
    scale.push(await measureScale({ ...size, seed }, options.profile));
  }
  return { seed, whole, live, scale };
}

async function measureWhole(locale: BenchLocale): Promise<WholeFigures> {
  const times = await timesOf(
    'whole-question.ts',
    { locale, articles: few, rounds, seed },
    `${few} ${locale} articles: whole questions`,
  );
  return { locale, articles: few, messages: times.length, p50: percentile(times, 0.5), p99: percentile(times, 0.99) };
}

async function measureLive(locale: BenchLocale): Promise<LiveFigures> {
  const what = `${edited.articles} ${locale} articles: ${edited.changes} of them changed`;
  const times = await timesOf('live-change.ts', { locale, ...edited, seed }, what);
  return { locale, ...edited, p50: percentile(times, 0.5), longest: Math.max(...times) };
}

/** What a process of its own measures, in ms. */
async function timesOf(file: string, request: unknown, what: string): Promise<number[]> {
  progress(0, 1, what);
  const child = startChild(join(import.meta.dirname, file), { nodeOptions: startFlags() });
  try {
    return await child.ask(request, z.array(z.number()));
  } finally {
    progressDone();
    await child.stop();
  }
}

export function matchingTable({ whole, live, scale }: MatchingFigures): string {
  const rows = whole.map(({ locale, articles, messages, p50, p99 }) => [
    `${articles} ${locale}`,
    String(messages),
    p50.toFixed(2),
    p99.toFixed(2),
  ]);
  const small = table([['understand, search and decide', 'messages', 'p50 ms', 'p99 ms'], ...rows]);
  const changed = table([
    ['a saved change is live', 'changes', 'p50 ms', 'longest ms'],
    ...live.map(({ locale, articles, changes, p50, longest }) => [
      `${articles.toLocaleString('en')} ${locale}`,
      String(changes),
      p50.toFixed(0),
      longest.toFixed(0),
    ]),
  ]);
  return `${small}\n\n${changed}\n\n${scaleTable(scale)}`;
}
