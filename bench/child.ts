import { type ChildProcess, fork } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import type { z } from 'zod';

/** A process of the bench, on the other side of node's IPC: it answers one request after another. */
export type Child = {
  ask<T>(request: unknown, reply: z.ZodType<T>): Promise<T>;
  /** Resident memory in bytes; undefined where there is no /proc. */
  residentBytes(): Promise<number | undefined>;
  /** Lets it end by itself, so that files are closed and profiles written. */
  stop(): Promise<void>;
};

const patienceMs = 20_000;

/** @param file a module that calls `answer` */
export function startChild(
  file: string,
  options: { env?: Record<string, string>; nodeOptions?: string[] } = {},
): Child {
  const child = fork(file, [], { env: { ...process.env, ...options.env }, execArgv: options.nodeOptions ?? [] });
  const ended = new Promise<void>(resolve => child.once('exit', () => resolve()));
  return {
    ask: async (request, reply) => {
      const received = nextMessage(child, file);
      child.send({ request });
      return reply.parse(await received);
    },
    residentBytes: () => residentBytes(child.pid),
    stop: () => {
      if (child.connected) child.disconnect();
      // one that does not end, for a connection that is still open, must not keep the figures or the error back
      const timer = setTimeout(() => {
        process.stderr.write(`${file} did not end within ${patienceMs / 1000} s and was stopped\n`);
        child.kill('SIGKILL');
      }, patienceMs);
      return ended.finally(() => clearTimeout(timer));
    },
  };
}

function nextMessage(child: ChildProcess, file: string): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const died = () => reject(new Error(`${file} ended before it answered; its words are above`));
    child.once('exit', died);
    child.once('message', message => {
      child.off('exit', died);
      resolve(message);
    });
  });
}

/** Answers what the parent asks; when the parent lets go (or dies), cleans up and ends. */
export function answer(handle: (request: unknown) => Promise<unknown>, close: () => Promise<void>): void {
  process.on('message', async (message: { request: unknown }) =>
    process.send?.((await handle(message.request)) ?? null),
  );
  process.on('disconnect', async () => {
    await close();
    process.exit(0);
  });
}

/** What this process has computed since its start, in milliseconds, on all its threads. */
export function cpuMs(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

/** VmRSS of a process, in bytes. */
export async function residentBytes(pid: number | undefined): Promise<number | undefined> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '');
  const kibibytes = /^VmRSS:\s+(\d+) kB$/m.exec(status)?.[1];
  return kibibytes === undefined ? undefined : Number(kibibytes) * 1024;
}
