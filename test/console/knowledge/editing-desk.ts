import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { addApiToken } from '../../../src/console/accounts/accounts.ts';
import { openDesk } from '../../support/desk.ts';
import { fewArticles } from '../../support/few-articles.ts';

/** The real desk over a folder of its own with the sample articles about logging in, and somebody who edits them. */
export async function editingDesk(options: { git?: boolean; role?: 'operator' | 'editor' } = {}) {
  const folder = fewArticles();
  const git = (...args: string[]) => execFileSync('git', args, { cwd: folder, encoding: 'utf8' }).trim();
  if (options.git) {
    git('init', '--quiet');
    git('add', '.');
    git('-c', 'user.name=Owner', '-c', 'user.email=owner@shop.example', 'commit', '--quiet', '-m', 'articles');
  }
  const { app, clock } = await openDesk({}, { KNOWLEDGE_DIR: folder });
  const { port } = await app.listen();
  const token = await addApiToken(
    { operators: app.store.operators, clock: app.clock, ids: app.ids },
    { operatorName: 'Mei <Tan>', role: options.role ?? 'editor' },
  );
  const send = async (method: string, path: string, body?: unknown) => {
    const reply = await fetch(`http://127.0.0.1:${port}${path}`, {
      method,
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    return { status: reply.status, json: z.record(z.string(), z.unknown()).parse(await reply.json()) };
  };
  return {
    app,
    clock,
    folder,
    git,
    get: (path: string) => send('GET', path),
    post: (path: string, body: unknown) => send('POST', path, body),
    put: (path: string, body: unknown) => send('PUT', path, body),
    read: (file: string) => readFileSync(join(folder, file), 'utf8'),
    write: (file: string, text: string) => writeFileSync(join(folder, file), text),
    close: () => app.close(),
  };
}

export const Source = z.object({ text: z.string(), version: z.string() });
