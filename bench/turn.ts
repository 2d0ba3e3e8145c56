import { join } from 'node:path';
import { z } from 'zod';
import { checkAnswered } from './answered.ts';
import { type Child, startChild } from './child.ts';
import { type DeskFolder, unlimitedDeskFolder } from './desk-folder.ts';
import { Load } from './load.ts';
import { startFlags } from './node-flags.ts';
import { progress, progressDone } from './progress.ts';
import { compare, type TurnFigures } from './turn-figures.ts';

export type TurnOptions = {
  rounds: number;
  seconds: number;
  connections: number;
  conversations: number;
  /** Folder for a CPU profile of the durable desk. */
  profile?: string;
};

/** Every one of them is answered from an article of the sample content; checked before anything is measured. */
const questions = [
  'How do I reset my password?',
  'How do I track my parcel?',
  'How do I return an item?',
  'Which payment methods do you accept?',
];

const names = ['durable', 'unwritten', 'echo'] as const;
export type ServerName = (typeof names)[number];
type Server = Child & { name: ServerName; url: string };
/** `cpuMs` is what the server's process computed a turn. */
export type ServerLoad = Load & { cpuMs: number; statements: number };
export type Run = Record<ServerName, ServerLoad>;

/** What a server tells about itself: counts since its start. */
const Stand = z.object({ url: z.string(), statements: z.number(), cpuMs: z.number() });
const warmUpSeconds = 3;

/**
 * The same messages to the desk, to the same desk that writes nothing, and to a bare echo bot. All three are up for the whole time and
 * take turns under load (A B C A B C ...), so that a busy moment of the machine touches a round and not one of them alone.
 */
export async function measureTurns(options: TurnOptions): Promise<TurnFigures> {
  const folders = [unlimitedDeskFolder(), unlimitedDeskFolder()];
  const loader = startChild(join(import.meta.dirname, 'load.ts'));
  const servers: Server[] = [];
  try {
    for (const [at, name] of names.entries()) servers.push(await startServer(name, folders[at], options));
    const [durable] = servers;
    if (!durable) throw new Error('unreachable: three servers were started');
    const residentAtStart = await durable.residentBytes();
    await prepare(loader, servers, options);
    const alone = await loadServer(loader, durable, { seconds: 0.5, connections: 1 });
    const runs = await measureRounds(loader, servers, options);
    const resident = { atStart: residentAtStart, afterLoad: await durable.residentBytes() };
    return { ...compare(runs, alone), options, resident };
  } finally {
    progressDone();
    await Promise.all([loader, ...servers].map(child => child.stop()));
    for (const folder of folders) folder.remove();
  }
}

async function startServer(
  name: ServerName,
  folder: DeskFolder | undefined,
  { profile }: TurnOptions,
): Promise<Server> {
  const file = join(import.meta.dirname, 'servers', name === 'echo' ? 'echo.ts' : 'desk.ts');
  const child = startChild(file, {
    env: { ...folder?.env, BENCH_STORE: name === 'unwritten' ? 'memory' : 'sqlite' },
    nodeOptions: [
      ...startFlags(),
      ...(profile !== undefined && name === 'durable' ? ['--cpu-prof', `--cpu-prof-dir=${profile}`] : []),
    ],
  });
  const { url } = await child.ask({}, Stand);
  return { ...child, name, url };
}

/** Opens the conversations, looks whether the questions are answered, and lets the compiler see the code. */
async function prepare(loader: Child, servers: readonly Server[], options: TurnOptions): Promise<void> {
  for (const [at, { name, url }] of servers.entries()) {
    progress(at, servers.length, `preparing ${name}: ${options.conversations} conversations, then warming up`);
    if (name !== 'echo') await checkAnswered(url, questions);
    await loader.ask({ open: options.conversations, url }, z.number());
    await loader.ask({ seconds: warmUpSeconds, connections: options.connections, questions, url }, Load);
  }
}

async function measureRounds(loader: Child, servers: readonly Server[], options: TurnOptions): Promise<Run[]> {
  const runs: Run[] = [];
  for (let round = 0; round < options.rounds; round += 1) {
    const loads: Partial<Run> = {};
    for (const [at, server] of servers.entries()) {
      const step = round * servers.length + at;
      progress(step, options.rounds * servers.length, `round ${round + 1} of ${options.rounds}: ${server.name}`);
      loads[server.name] = await loadServer(loader, server, options);
    }
    const { durable, unwritten, echo } = loads;
    if (durable && unwritten && echo) runs.push({ durable, unwritten, echo });
  }
  return runs;
}

async function loadServer(
  loader: Child,
  server: Server,
  { seconds, connections }: Pick<TurnOptions, 'seconds' | 'connections'>,
): Promise<ServerLoad> {
  const before = await server.ask({}, Stand);
  const load = await loader.ask({ seconds, connections, questions, url: server.url }, Load);
  const after = await server.ask({}, Stand);
  return {
    ...load,
    cpuMs: (after.cpuMs - before.cpuMs) / load.turns,
    statements: (after.statements - before.statements) / load.turns,
  };
}
