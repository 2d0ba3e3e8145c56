import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildWeb } from '../../scripts/build-web.ts';
import type { App, Overrides } from '../../src/app.ts';
import { systemClock } from '../../src/base/clock.ts';
import { webAssets } from '../../src/site/assets.ts';
import { openDesk } from '../support/desk.ts';

const operator = { id: 'opr_mei', name: 'Mei' };

export type BrowserDesk = {
  url: string;
  app: App;
  /** The operator answers in the conversation of this ticket. */
  reply(ticket: string, text: string): Promise<void>;
  /** Stops the process's server and starts another on the same port and database. */
  stop(): Promise<void>;
  start(): Promise<void>;
  close(): Promise<void>;
};

/** The real application with its real browser code, listening; the wall clock, because the browser has one too. */
export async function openBrowserDesk(overrides: Overrides = {}): Promise<BrowserDesk> {
  await buildWeb();
  const dir = mkdtempSync(join(tmpdir(), 'solodesk-web-'));
  let port = '0';
  async function open(): Promise<App> {
    const { app } = await openDesk(
      {
        clock: systemClock,
        assets: webAssets(new URL('../../dist/web', import.meta.url).pathname),
        database: join(dir, 'desk.db'),
        ...overrides,
      },
      { PORT: port, DATA_DIR: dir },
    );
    port = String((await app.listen()).port);
    return app;
  }
  let app = await open();
  let isOpen = true;
  const stop = async () => {
    if (isOpen) await app.close();
    isOpen = false;
  };
  return {
    url: `http://127.0.0.1:${port}`,
    get app() {
      return app;
    },
    reply: async (number, text) => {
      const ticket = await app.store.tickets.find(number);
      if (ticket === undefined) throw new Error(`no ticket ${number}`);
      const { conversationId } = ticket;
      const action = { type: 'reply' as const, text };
      await app.turns.handle({ kind: 'operator', conversationId, ticket: number, operator, action });
    },
    stop,
    start: async () => {
      app = await open();
      isOpen = true;
    },
    close: stop,
  };
}
