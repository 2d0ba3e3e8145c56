import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'vitest';
import { fixedClock } from '../../src/base/clock.ts';
import { addApiToken } from '../../src/console/accounts/accounts.ts';
import type { BotConnector } from './bot-connector.ts';
import { mondayMorning, openDesk } from './desk.ts';

export const publicUrl = 'https://desk.example';

/** A file for a desk that is opened more than once, and its removal. */
export function newDatabase() {
  const folder = mkdtempSync(join(tmpdir(), 'solodesk-teams-'));
  return { file: join(folder, 'desk.db'), remove: () => rmSync(folder, { recursive: true, force: true }) };
}

/** The real application, listening, with its Bot Framework channel connected to a played connector. */
export async function openTeamsDesk(
  connector: BotConnector,
  database: string,
  given: { startsAt?: string; environment?: Record<string, string> } = {},
) {
  const clock = fixedClock(given.startsAt ?? mondayMorning);
  const { app } = await openDesk(
    { clock, database, botCredentials: connector.credentialsFactory },
    { ...connector.environment, PUBLIC_URL: publicUrl, ...given.environment },
  );
  const { port } = await app.listen();
  const apiToken = await addApiToken(
    { operators: app.store.operators, clock, ids: app.ids },
    { operatorName: 'Mei', role: 'operator' },
  );
  return {
    app,
    clock,
    connector,
    database,
    ...callersOf(`http://127.0.0.1:${port}`, connector, apiToken),
    close: () => app.close(),
  };
}

export type TeamsDesk = Awaited<ReturnType<typeof openTeamsDesk>>;

function callersOf(url: string, connector: BotConnector, apiToken: string) {
  const json = { 'content-type': 'application/json' };
  return {
    /** Posts a body as the channel does; resolves to the status. `null` sends no token. */
    post: async (body: unknown, token?: string | null): Promise<number> => {
      const bearer = token === undefined ? await connector.token() : token;
      const response = await fetch(`${url}/api/messages`, {
        method: 'POST',
        headers: { ...json, ...(bearer === null ? {} : { authorization: `Bearer ${bearer}` }) },
        body: JSON.stringify(body),
      });
      await response.arrayBuffer();
      return response.status;
    },
    /** Calls the operator API as Mei; a body makes it a POST. Fails unless the answer is 200. */
    operator: async (path: string, body?: object): Promise<unknown> => {
      const response = await fetch(url + path, {
        method: body === undefined ? 'GET' : 'POST',
        headers: { ...json, authorization: `Bearer ${apiToken}` },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
      const answered: unknown = await response.json();
      expect(response.status, JSON.stringify(answered)).toBe(200);
      return answered;
    },
  };
}
