import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { buildWeb } from '../scripts/build-web.ts';
import { residentBytes } from './child.ts';
import { deskFolder, root } from './desk-folder.ts';
import { mebibytes, median, table } from './figures.ts';
import { startFlags } from './node-flags.ts';
import { progress, progressDone } from './progress.ts';

type Start = { ms: number; resident: number | undefined };

/** Milliseconds from the process's start to listening, and resident bytes at that moment; medians. */
export type StartupFigures = { runs: number; first: Start; again: Start };

/** Starts the desk as `npm start` does, with the browser code built: each time in a new data folder, then again in the same one. */
export async function measureStartup(runs: number): Promise<StartupFigures> {
  await buildWeb();
  const first: Start[] = [];
  const again: Start[] = [];
  for (let run = 0; run < runs; run += 1) {
    progress(run, runs, `start-up ${run + 1} of ${runs}`);
    const folder = deskFolder();
    first.push(await startOnce(folder.env));
    again.push(await startOnce(folder.env));
    folder.remove();
  }
  progressDone();
  return { runs, first: middle(first), again: middle(again) };
}

export function startupTable({ runs, first, again }: StartupFigures): string {
  const row = (name: string, { ms, resident }: Start) => [name, `${Math.round(ms)} ms`, mebibytes(resident)];
  return table([
    [`start-up, median of ${runs}`, 'listening after', 'resident'],
    row('with a new data folder', first),
    row('with its data', again),
  ]);
}

async function startOnce(env: Record<string, string>): Promise<Start> {
  const begin = performance.now();
  const desk = spawn(process.execPath, [...startFlags(), join(root, 'bin/solodesk.js'), 'start'], {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const kill = () => desk.kill('SIGKILL');
  process.once('exit', kill);
  await listening(desk);
  const ms = performance.now() - begin;
  const resident = await residentBytes(desk.pid);
  const ended = new Promise(resolve => desk.once('exit', resolve));
  desk.kill('SIGTERM');
  await ended;
  process.off('exit', kill);
  return { ms, resident };
}

/** The desk says so on standard output. */
function listening(desk: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    let said = '';
    desk.stdout?.on('data', part => {
      said += part;
      if (/is ready: http/.test(said)) resolve();
    });
    desk.once('exit', code => reject(new Error(`The desk ended with ${code} before it listened; its words are above`)));
  });
}

function middle(starts: readonly Start[]): Start {
  const resident = starts.flatMap(start => start.resident ?? []);
  return { ms: median(starts.map(({ ms }) => ms)), resident: resident.length === 0 ? undefined : median(resident) };
}
