import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { silentLogger } from '../../../src/base/logger.ts';
import { createBotFrameworkChannel } from '../../../src/channels/bot-framework/channel.ts';
import { conversationIdOf } from '../../../src/channels/bot-framework/inbound-turn.ts';
import { APP_ID, type BotConnector, PASSWORD_TOKEN, startBotConnector } from '../../support/bot-connector.ts';
import { type BotFrameworkDesk, bot, openBotFrameworkDesk } from '../../support/bot-framework-desk.ts';

let connector: BotConnector;
let desk: BotFrameworkDesk;
beforeAll(async () => {
  connector = await startBotConnector();
  // The SDK writes every refused token to the console.
  vi.spyOn(console, 'error').mockImplementation(() => {});
});
afterAll(() => connector.close());
beforeEach(async () => {
  connector.posted.length = 0;
  desk = await openBotFrameworkDesk(connector);
});
afterEach(() => desk.close());

const activity = (changes: Record<string, unknown> = {}) => ({
  type: 'message',
  id: 'act-1',
  channelId: 'msteams',
  serviceUrl: connector.serviceUrl,
  conversation: { id: 'a:1', conversationType: 'personal', tenantId: 'tenant' },
  from: { id: '29:wei', name: 'Wei', aadObjectId: 'aad-wei' },
  recipient: { id: '28:bot', name: 'Desk' },
  text: 'How do I return it?',
  locale: 'en-GB',
  ...changes,
});

const texts = () => connector.posted.map(({ body }) => body.text);

describe('POST /api/messages', () => {
  it('commits the question, answers 200, and posts the reply to the connector afterwards', async () => {
    expect(await desk.post(activity())).toBe(200);
    expect(connector.posted).toEqual([]);
    expect(desk.handled).toMatchObject([
      {
        kind: 'message',
        text: 'How do I return it?',
        clientId: 'act-1',
        opening: { channel: 'msteams', channelUser: 'aad-wei' },
      },
    ]);
    await desk.deliver();
    expect(connector.posted).toMatchObject([
      {
        path: '/teams/v3/conversations/a%3A1/activities',
        authorization: `Bearer ${PASSWORD_TOKEN}`,
        body: {
          type: 'message',
          text: 'See [returns](https://desk.example/help/en/returns).',
          textFormat: 'markdown',
          from: { id: '28:bot' },
          recipient: { id: '29:wei' },
          conversation: { id: 'a:1' },
        },
      },
    ]);
    expect(connector.posted[0]?.body).not.toHaveProperty('replyToId');
  });

  it("brings an operator's reply to the customer without a question to answer", async () => {
    desk.answer = () => [];
    await desk.post(activity());
    const conversationId = conversationIdOf('msteams', 'a:1');
    desk.say(conversationId, [{ from: 'operator', kind: 'message', name: 'Ann', text: 'I look into it.' }]);
    await desk.deliver();
    expect(texts()).toEqual(['**Ann:** I look into it.']);
  });

  it('posts choices as a card to Teams and keeps handoff events from it', async () => {
    desk.answer = () => [
      { from: 'bot', kind: 'event', event: { name: 'handoff.initiate', value: {} } },
      bot('Did this help?', { choices: [{ title: 'Yes' }, { title: 'No' }] }),
    ];
    await desk.post(activity());
    await desk.deliver();
    expect(connector.posted).toHaveLength(1);
    expect(connector.posted[0]?.body.attachments).toMatchObject([
      { content: { type: 'AdaptiveCard', body: [{ actions: [{ title: 'Yes' }, { title: 'No' }] }] } },
    ]);
  });

  it('greets the person who joins and acknowledges the rest', async () => {
    desk.answer = turn => (turn.kind === 'start' ? [bot('Hello')] : []);
    expect(await desk.post(activity({ type: 'installationUpdate', action: 'add', text: undefined }))).toBe(200);
    expect(
      await desk.post(activity({ type: 'conversationUpdate', text: undefined, membersAdded: [{ id: '29:wei' }] })),
    ).toBe(200);
    expect(await desk.post(activity({ type: 'invoke', name: 'task/fetch', text: undefined }))).toBe(501);
    await desk.deliver();
    expect(desk.handled.map(({ kind }) => kind)).toEqual(['start']);
    expect(texts()).toEqual(['Hello']);
  });

  it('makes one turn and one reply of the same activity sent twice', async () => {
    expect(await desk.post(activity())).toBe(200);
    expect(await desk.post(activity())).toBe(200);
    await desk.deliver();
    expect(desk.handled).toHaveLength(1);
    expect(connector.posted).toHaveLength(1);
  });

  it('answers 500, so that the channel sends again, when the turn fails', async () => {
    desk.answer = () => {
      throw new Error('disk full');
    };
    expect(await desk.post(activity())).toBe(500);
  });

  it.each([
    ['no type', { type: undefined }],
    ['no conversation', { conversation: undefined }],
    ['no serviceUrl', { serviceUrl: undefined }],
    ['an endless text', { text: 'x'.repeat(40_000) }],
  ])('answers 400 to a body with %s', async (_case, changes) => {
    expect(await desk.post(activity(changes))).toBe(400);
    expect(await desk.post(activity(changes), null)).toBe(400);
    expect(desk.handled).toEqual([]);
  });
});

describe('abuse 23: forged claims on /api/messages', () => {
  it('answers 401 without a token', async () => {
    expect(await desk.post(activity(), null)).toBe(401);
    expect(await desk.post(activity(), '')).toBe(401);
    expect(desk.handled).toEqual([]);
  });

  it.each([
    ['for another app', { aud: 'another-app' }],
    ['for no app', { aud: null }],
    ['from another issuer', { iss: 'https://evil.test' }],
    [
      'from the emulator issuer without a version',
      { iss: 'https://sts.windows.net/d6d49420-f39b-4df7-a1dc-d59a935871db/' },
    ],
    ['for another serviceUrl', { serviceurl: 'https://smba.trafficmanager.net/emea/' }],
    ['for no serviceUrl', { serviceurl: null }],
    ['that has expired', { exp: Math.floor(Date.now() / 1000) - 3600 }],
    ['that is not valid yet', { nbf: Math.floor(Date.now() / 1000) + 3600 }],
  ])('answers 401 to a token %s', async (_case, claims) => {
    expect(await desk.post(activity(), await connector.token(claims))).toBe(401);
    expect(desk.handled).toEqual([]);
  });

  it('answers 401 to a token signed with another key, to an unsigned one and to nonsense', async () => {
    const { privateKey } = await crypto.subtle.generateKey(
      { name: 'RSASSA-PKCS1-v1_5', modulusLength: 2048, publicExponent: new Uint8Array([1, 0, 1]), hash: 'SHA-256' },
      true,
      ['sign', 'verify'],
    );
    expect(await desk.post(activity(), await connector.token({}, privateKey))).toBe(401);
    const [, payload] = (await connector.token()).split('.');
    const none = Buffer.from(JSON.stringify({ alg: 'none', kid: 'key-1' })).toString('base64url');
    expect(await desk.post(activity(), `${none}.${payload}.`)).toBe(401);
    expect(await desk.post(activity(), 'a.b.c')).toBe(401);
    expect(desk.handled).toEqual([]);
  });

  it.each(['slack', 'AseChannel'])('answers 401 when the key does not vouch for the channel %s', async channelId => {
    expect(await desk.post(activity({ channelId }))).toBe(401);
    expect(desk.handled).toEqual([]);
  });

  it('does not start without an app id or without a way to sign in', () => {
    const deps = {
      turns: { handle: vi.fn() },
      log: desk.log,
      locales: ['en'],
      defaultLocale: 'en',
      logger: silentLogger,
    };
    const create = (settings: object) =>
      createBotFrameworkChannel({ ...deps, settings: { ...connector.settings, ...settings } });
    expect(() => create({ MicrosoftAppId: ' ', MicrosoftAppPassword: 'x' })).toThrow('MicrosoftAppId is empty');
    expect(() => create({})).toThrow('MicrosoftAppPassword is missing');
    expect(() => create({ MicrosoftAppType: 'SingleTenant', MicrosoftAppPassword: 'x' })).toThrow(
      'MicrosoftAppTenantId',
    );
    expect(() => create({ MicrosoftAppId: APP_ID, MicrosoftAppPassword: 'x' })).not.toThrow();
  });
});

describe('abuse 17: serviceUrl', () => {
  it.each(['http://169.254.169.254/', 'https://evil.example/', 'https://smba.trafficmanager.net.evil.example/'])(
    'answers 403 to %s even when the token vouches for it',
    async serviceUrl => {
      expect(await desk.post(activity({ serviceUrl }), await connector.token({ serviceurl: serviceUrl }))).toBe(403);
      expect(desk.handled).toEqual([]);
    },
  );

  it('does not post to a stored address that is off the list', async () => {
    await desk.post(activity());
    const conversation = await desk.log.find(conversationIdOf('msteams', 'a:1'));
    Object.assign(conversation?.address ?? {}, { serviceUrl: 'http://127.0.0.1:1/' });
    await desk.deliver();
    expect(await desk.store.dead()).toMatchObject([{ error: 'The serviceUrl is no longer on the list' }]);
  });

  it('does not follow a redirect with its token', async () => {
    connector.failNext(307, { location: `${connector.serviceUrl}elsewhere` });
    await desk.post(activity());
    await desk.deliver();
    expect(connector.posted).toEqual([]);
    expect(await desk.store.dead()).toMatchObject([{ error: 'The channel answered 307' }]);
  });
});

describe('delivery to the channel', () => {
  it('repeats no message when a later one of the same turn fails', async () => {
    desk.answer = () => [bot('one'), bot('two'), bot('three')];
    await desk.post(activity());
    connector.acceptNext();
    connector.failNext(500);
    await desk.deliver();
    expect(texts()).toEqual(['one']);
    expect(desk.store.row('out_1')).toMatchObject({ state: 'waiting', attempts: 1 });
    desk.clock.advance(60_000);
    await desk.deliver();
    expect(texts()).toEqual(['one', 'two', 'three']);
  });

  it('sends what an entry names, however much was said since', async () => {
    desk.answer = () => [bot('one')];
    await desk.post(activity());
    connector.failNext(503);
    await desk.deliver();
    for (const word of ['two', 'three']) {
      desk.say(conversationIdOf('msteams', 'a:1'), [bot(word)]);
    }
    desk.clock.advance(60_000);
    await desk.deliver();
    expect(texts()).toEqual(['one', 'two', 'three']);
  });

  it('waits as long as a 429 asks', async () => {
    await desk.post(activity());
    connector.failNext(429, { 'retry-after': '90' });
    await desk.deliver();
    expect(desk.store.row('out_1')).toMatchObject({ state: 'waiting', dueAt: '2026-03-02T09:01:30.000Z' });
    desk.clock.advance(90_000);
    await desk.deliver();
    expect(texts()).toHaveLength(1);
  });

  it('gives up at once when the channel says that the conversation is gone', async () => {
    await desk.post(activity());
    connector.failNext(404);
    await desk.deliver();
    expect(await desk.store.dead()).toMatchObject([{ kind: 'bot-framework.send', error: 'The channel answered 404' }]);
  });

  it('makes a dead letter of an entry whose conversation or payload makes no sense', async () => {
    desk.store.add({ id: 'x', kind: 'bot-framework.send', conversationId: 'cnv_none', payload: { fromN: 1, toN: 1 } });
    desk.store.add({ id: 'y', kind: 'bot-framework.send', conversationId: 'cnv_other', payload: { fromN: 'all' } });
    await desk.deliver();
    expect((await desk.store.dead()).map(({ id }) => id)).toEqual(['x', 'y']);
  });
});
