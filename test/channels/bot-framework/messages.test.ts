import { rmSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { type BotConnector, startBotConnector } from '../../support/bot-connector.ts';
import { content } from '../../support/content.ts';
import { openDesk } from '../../support/desk.ts';
import { fewArticles } from '../../support/few-articles.ts';
import { newDatabase, openTeamsDesk, type TeamsDesk } from '../../support/teams-desk.ts';
import { deliveries } from './deliveries.ts';
import { peopleInTeams } from './people-in-teams.ts';
import { questionsInTeams } from './questions-in-teams.ts';
import { refusals } from './refusals.ts';

// One file for all that runs the SDK: it takes most of a second to load. One desk too, in which everybody has a conversation of their own.
const database = newDatabase();
const few = fewArticles();
let connector: BotConnector;
let opened: TeamsDesk;
beforeAll(async () => {
  // The SDK writes every refused token to the console.
  vi.spyOn(console, 'error').mockImplementation(() => {});
  connector = await startBotConnector();
  opened = await openTeamsDesk(connector, database.file);
});
afterAll(async () => {
  await opened.close();
  await connector.close();
  database.remove();
  rmSync(few, { recursive: true });
});
const desk = () => opened;

describe('POST /api/messages', () => {
  it('is there only when an app id is configured', async () => {
    const { app } = await openDesk({}, { KNOWLEDGE_DIR: few });
    const { port } = await app.listen();
    const response = await fetch(`http://127.0.0.1:${port}/api/messages`, { method: 'POST' });
    await app.close();
    expect(response.status).toBe(404);
  });

  it("is there with the app's own password", async () => {
    const { app } = await openDesk({}, { ...connector.environment, KNOWLEDGE_DIR: few });
    const { port } = await app.listen();
    const response = await fetch(`http://127.0.0.1:${port}/api/messages`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{}',
    });
    await app.close();
    expect(response.status).toBe(400);
  });
});

describe('abuse 32: a flood of activities', () => {
  it('is stopped per address before anything is looked at', async () => {
    const { policy } = content();
    const limits = { ...policy.limits, channel: { points: 2, seconds: 60 } };
    const { app } = await openDesk(
      { content: { ...content(), policy: { ...policy, limits } } },
      { ...connector.environment, KNOWLEDGE_DIR: few },
    );
    const { port } = await app.listen();
    const headers = { 'content-type': 'application/json' };
    const post = async () =>
      (await fetch(`http://127.0.0.1:${port}/api/messages`, { method: 'POST', headers, body: '{}' })).status;
    const statuses = [await post(), await post(), await post()];
    await app.close();
    expect(statuses).toEqual([400, 400, 429]);
  });
});

describe('an answer for Teams', () => {
  it('is sent as soon as its turn is committed', async () => {
    // Not listening: only a started desk looks for entries by itself, so here the commit alone can send it.
    const environment = { ...connector.environment, KNOWLEDGE_DIR: few };
    const { app } = await openDesk({ botCredentials: connector.credentialsFactory }, environment);
    const conversation = 'a:nobody looks';
    const address = {
      channelId: 'msteams',
      serviceUrl: connector.serviceUrl,
      conversation: { id: conversation },
      bot: { id: '28:bot' },
      user: { id: '29:wei' },
    };
    const opening = { channel: 'msteams', channelUser: 'aad-wei', locale: 'en', address };
    await app.turns.handle({ kind: 'message', conversationId: 'cnv_1', text: 'How do I log in?', opening });
    const posts = () => connector.posted.filter(post => post.conversation === conversation).length;
    await expect.poll(posts, { timeout: 5000, interval: 5 }).toBe(2);
    await app.close();
  });
});

questionsInTeams(desk);
peopleInTeams(desk);
deliveries(desk);
refusals(desk);
