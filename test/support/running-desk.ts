import { execFile, spawn } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { promisify } from 'node:util';
import { z } from 'zod';

const root = new URL('../..', import.meta.url).pathname;
const bin = join(root, 'bin/solodesk.js');

export type RunningDesk = {
  url: string;
  /** Everything it printed so far, line by line. */
  lines: string[];
  kill(signal: NodeJS.Signals): Promise<{ code: number | null; signal: NodeJS.Signals | null }>;
};

export function newDataDir(): string {
  return mkdtempSync(join(tmpdir(), 'solodesk-process-'));
}

function environment(dataDir: string, more: Record<string, string> = {}): NodeJS.ProcessEnv {
  return { PATH: process.env['PATH'], PORT: '0', DATA_DIR: dataDir, LOG_LEVEL: 'warn', ...more };
}

/** Starts the desk as its owner does, in a process of its own, and waits until it listens. */
export async function startProcess(dataDir: string, more?: Record<string, string>): Promise<RunningDesk> {
  const child = spawn(process.execPath, [bin, 'start'], { cwd: root, env: environment(dataDir, more) });
  const lines: string[] = [];
  const ended = new Promise<{ code: number | null; signal: NodeJS.Signals | null }>(resolve =>
    child.on('exit', (code, signal) => resolve({ code, signal })),
  );
  createInterface({ input: child.stderr }).on('line', line => lines.push(line));
  const url = await new Promise<string>((resolve, reject) => {
    createInterface({ input: child.stdout }).on('line', line => {
      lines.push(line);
      const ready = /^Solodesk is ready: (\S+)\/$/.exec(line);
      if (ready?.[1]) resolve(ready[1]);
    });
    void ended.then(() => reject(new Error(`the desk ended before it was ready:\n${lines.join('\n')}`)));
  });
  return {
    url,
    lines,
    async kill(signal) {
      child.kill(signal);
      return ended;
    },
  };
}

/** Runs one command of the owner's shell and gives what it printed on standard output. */
export async function runCommand(dataDir: string, ...args: string[]): Promise<string> {
  const { stdout } = await promisify(execFile)(process.execPath, [bin, ...args], {
    cwd: root,
    env: environment(dataDir),
  });
  return stdout;
}

/** Runs a command that is expected to end by itself, well or badly; killed when it does not. */
export async function runToEnd(
  dataDir: string,
  more: Record<string, string>,
  ...args: string[]
): Promise<{ code: number | null; stdout: string; stderr: string }> {
  return new Promise(resolve => {
    const options = { cwd: root, env: environment(dataDir, more), timeout: 30_000 };
    const child = execFile(process.execPath, [bin, ...args], options, (_failure, stdout, stderr) =>
      resolve({ code: child.exitCode, stdout, stderr }),
    );
  });
}

const Generated = z.object({ token: z.string(), conversationId: z.string() });
const Activities = z.object({
  activities: z.array(z.object({ id: z.string(), type: z.string(), text: z.string().optional() })),
});
type Activity = z.infer<typeof Activities>['activities'][number];

/** A customer who speaks plain Direct Line over HTTP. */
export async function customerOf(url: string) {
  const call = async (path: string, token: string | undefined, body?: unknown): Promise<Response> =>
    fetch(url + path, {
      method: body === undefined ? 'GET' : 'POST',
      headers: { 'content-type': 'application/json', ...(token ? { authorization: `Bearer ${token}` } : {}) },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
  const generated = await (await call('/v3/directline/tokens/generate', undefined, {})).json();
  const { token, conversationId } = Generated.parse(generated);
  await call('/v3/directline/conversations', token, {});
  return speaker(url, token, conversationId);
}

/** The same customer at another address: after a restart the port differs, the token still holds. */
export function speaker(url: string, token: string, conversationId: string) {
  const headers = { 'content-type': 'application/json', authorization: `Bearer ${token}` };
  const activitiesUrl = `${url}/v3/directline/conversations/${conversationId}/activities`;
  return {
    token,
    conversationId,
    async say(text: string, clientActivityID: string): Promise<Response> {
      const activity = { type: 'message', text, from: { id: 'me' }, channelData: { clientActivityID } };
      return fetch(activitiesUrl, { method: 'POST', headers, body: JSON.stringify(activity) });
    },
    async log(): Promise<Activity[]> {
      return Activities.parse(await (await fetch(activitiesUrl, { headers })).json()).activities;
    },
  };
}
