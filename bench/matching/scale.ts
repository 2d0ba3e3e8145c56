import { join } from 'node:path';
import { z } from 'zod';
import { type Child, startChild } from '../child.ts';
import { mebibytes, percentile, table } from '../figures.ts';
import { startFlags } from '../node-flags.ts';
import { progress, progressDone } from '../progress.ts';
import type { CollectionOptions } from './collection.ts';

const names = ['solodesk', 'minisearch'] as const;
type EngineName = (typeof names)[number];

/** `pause`: the longest time, in ms, that the main thread was busy while it built. */
const Built = z.object({ ms: z.number(), pause: z.number(), heap: z.number(), resident: z.number() });
const Answered = z.array(z.object({ ms: z.number(), isFound: z.boolean() }));

/** Milliseconds, bytes, and the share of queries with the right article among the first three. */
export type EngineFigures = z.infer<typeof Built> & { p50: number; p99: number; recall3: number };
export type ScaleFigures = CollectionOptions & Record<EngineName, EngineFigures>;

/** Queries that one engine answers before it is the other's turn. */
const aTurn = 25;
const warmUp = 100;
/** Mebibytes: V8 would else end below what 100,000 articles take. */
const heapLimit = 12_288;

/**
 * Our search against MiniSearch's default one over the same made-up articles. Each is in a process of its own, and they answer in
 * turns (A B A B ...), so that a busy moment of the machine touches both.
 */
export async function measureScale(options: CollectionOptions, profile?: string): Promise<ScaleFigures> {
  const engines: Record<EngineName, Child> = {
    solodesk: startEngine('solodesk', profile),
    minisearch: startEngine('minisearch'),
  };
  const what = `${options.articles.toLocaleString('en')} ${options.locale} articles`;
  try {
    const built: Partial<Record<EngineName, z.infer<typeof Built>>> = {};
    for (const [at, name] of names.entries()) {
      progress(at, names.length + 2, `${what}: ${name} builds`);
      built[name] = await engines[name].ask({ build: options }, Built);
    }
    const answered: Record<EngineName, z.infer<typeof Answered>> = { solodesk: [], minisearch: [] };
    for (const name of names) await engines[name].ask({ from: 0, to: warmUp }, Answered);
    for (let from = 0; from < options.queries; from += aTurn) {
      progress(from, options.queries, `${what}: ${options.queries} queries`);
      for (const name of names) answered[name].push(...(await engines[name].ask({ from, to: from + aTurn }, Answered)));
    }
    return {
      ...options,
      solodesk: figures(built.solodesk, answered.solodesk),
      minisearch: figures(built.minisearch, answered.minisearch),
    };
  } finally {
    progressDone();
    await Promise.all(names.map(name => engines[name].stop()));
  }
}

function startEngine(name: EngineName, profile?: string): Child {
  return startChild(join(import.meta.dirname, 'engine.ts'), {
    env: { BENCH_ENGINE: name },
    nodeOptions: [
      ...startFlags(),
      '--expose-gc',
      `--max-old-space-size=${heapLimit}`,
      ...(profile === undefined ? [] : ['--cpu-prof', `--cpu-prof-dir=${profile}`]),
    ],
  });
}

function figures(built: z.infer<typeof Built> | undefined, answered: z.infer<typeof Answered>): EngineFigures {
  const times = answered.map(({ ms }) => ms);
  const found = answered.filter(({ isFound }) => isFound).length;
  return {
    ...(built ?? { ms: Number.NaN, pause: Number.NaN, heap: Number.NaN, resident: Number.NaN }),
    p50: percentile(times, 0.5),
    p99: percentile(times, 0.99),
    recall3: found / answered.length,
  };
}

export function scaleTable(measured: readonly ScaleFigures[]): string {
  const rows = measured.flatMap(one =>
    names.map(name => {
      const { ms, pause, heap, resident, p50, p99, recall3 } = one[name];
      const ratio = name === 'minisearch' ? (p50 / one.solodesk.p50).toFixed(1) : '';
      const about = `${one.articles.toLocaleString('en')} ${one.locale}`;
      const times = [p50.toFixed(2), p99.toFixed(2), ratio];
      return [
        about,
        name,
        ...times,
        (100 * recall3).toFixed(1),
        (ms / 1000).toFixed(1),
        pause.toFixed(0),
        mebibytes(heap),
        mebibytes(resident),
      ];
    }),
  );
  return table([
    ['articles', 'search', 'p50 ms', 'p99 ms', 'slower', 'recall@3', 'build s', 'pause ms', 'heap', 'resident'],
    ...rows,
  ]);
}
