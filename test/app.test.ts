import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it, onTestFinished } from 'vitest';
import { WebSocket } from 'ws';
import type { Overrides } from '../src/app.ts';
import { begin } from './channels/direct-line/call.ts';
import { content } from './support/content.ts';
import { openDesk } from './support/desk.ts';
import { fewArticles } from './support/few-articles.ts';
import { runInFile } from './support/second-connection.ts';

const folder = mkdtempSync(join(tmpdir(), 'solodesk-app-'));
const fewer = { KNOWLEDGE_DIR: fewArticles() };
afterAll(() => {
  rmSync(folder, { recursive: true });
  rmSync(fewer.KNOWLEDGE_DIR, { recursive: true });
});

/** What would keep the process alive: watched folders. */
const watched = () => process.getActiveResourcesInfo().filter(name => name.startsWith('FSEvent')).length;

/** SQLite takes its log away with the last connection. */
const isOpen = (database: string) => existsSync(`${database}-wal`);

async function listening(overrides?: Overrides, environment?: Record<string, string>) {
  const { app } = await openDesk(overrides, { ...fewer, ...environment });
  onTestFinished(() => app.close());
  const { port } = await app.listen();
  const status = async (path: string) => (await fetch(`http://127.0.0.1:${port}${path}`)).status;
  return { app, status, url: `http://127.0.0.1:${port}` };
}

describe('a desk that cannot be opened', () => {
  it('leaves nothing open when its database is broken', async () => {
    const database = join(folder, 'photo.db');
    writeFileSync(database, 'no database, but as long as the header of one '.repeat(20));
    await expect(openDesk({ database, watch: true })).rejects.toMatchObject({ code: 'database_unusable' });
    expect(watched()).toBe(0);
  });

  it('leaves nothing open when its articles cannot be read', async () => {
    const database = join(folder, 'no-articles.db');
    const opened = openDesk({ database }, { KNOWLEDGE_DIR: join(folder, 'nowhere') });
    await expect(opened).rejects.toMatchObject({ code: 'knowledge_unreadable' });
    expect(isOpen(database)).toBe(false);
  });

  it('leaves nothing open when its surface cannot be built', async () => {
    const database = join(folder, 'no-surface.db');
    const opened = openDesk({ database, watch: true }, { ...fewer, TRUSTED_PROXIES: 'the one in the cellar' });
    await expect(opened).rejects.toMatchObject({
      code: 'configuration',
      message: 'TRUSTED_PROXIES: the one in the cellar is no address; write 10.0.0.1 or 10.0.0.0/8',
    });
    expect([watched(), isOpen(database)]).toEqual([0, false]);
  });
});

describe('readiness', () => {
  it('needs a database that answers', async () => {
    const database = join(folder, 'ready.db');
    const { status } = await listening({ database });
    expect(await status('/readyz')).toBe(200);
    runInFile(database, 'ALTER TABLE operator RENAME TO elsewhere');
    expect([await status('/readyz'), await status('/healthz')]).toEqual([503, 200]);
    runInFile(database, 'ALTER TABLE elsewhere RENAME TO operator');
    expect(await status('/readyz')).toBe(200);
  });

  it('is over when the store is closed', async () => {
    const { app, status } = await listening();
    await app.store.close();
    expect(await status('/readyz')).toBe(503);
  });

  it('needs no articles', async () => {
    const { status } = await listening({}, { KNOWLEDGE_DIR: mkdtempSync(join(folder, 'empty-')) });
    expect(await status('/readyz')).toBe(200);
  });
});

describe('closing', () => {
  it('takes no new connection from its first moment, though a stream is slow to end', async () => {
    const { app, status, url } = await listening();
    const stream = new WebSocket((await begin({ url })).streamUrl);
    await new Promise(resolve => stream.on('open', resolve));
    stream.pause();
    const closed = app.close();
    await expect(status('/healthz')).rejects.toThrow();
    await closed;
    stream.terminate();
  });

  it('closes all that was open', async () => {
    const database = join(folder, 'closed.db');
    const { app } = await openDesk({ database, watch: true }, fewer);
    expect([watched() > 0, isOpen(database)]).toEqual([true, true]);
    await app.close();
    expect([watched(), isOpen(database)]).toEqual([0, false]);
  });
});

describe('abuse 32: pages of machines', () => {
  it('are limited like others', async () => {
    const paths = ['/healthz', '/readyz', '/api/openapi.json'];
    const { policy } = content();
    const limits = { ...policy.limits, pages: { points: paths.length, seconds: 60 } };
    const { status } = await listening({ content: { ...content(), policy: { ...policy, limits } } });
    for (const path of paths) expect(await status(path)).toBe(200);
    for (const path of paths) expect(await status(path)).toBe(429);
  });
});
