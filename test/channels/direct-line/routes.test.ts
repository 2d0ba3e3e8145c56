import { decodeJwt } from 'jose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { activitiesPath, type Begun, begin, call, Granted, question, read, Started, say, send } from './call.ts';
import { type Desk, startDesk } from './start-desk.ts';

let desk: Desk;
beforeAll(async () => {
  desk = await startDesk();
});
afterAll(() => desk.close());

const conversations = '/v3/directline/conversations';
const generate = async (body?: unknown) =>
  Granted.parse((await call(desk, 'POST', '/v3/directline/tokens/generate', undefined, body)).json);

describe('tokens', () => {
  it('name a conversation and a user of ours, whatever the client asks for (abuse 22)', async () => {
    const { conversationId, token, expires_in } = await generate({
      user: { id: 'dl_admin', name: 'x' },
      locale: 'zh-Hans',
    });
    const claims = decodeJwt(token);
    expect(claims).toMatchObject({ conv: conversationId, user: expect.stringMatching(/^dl_/), locale: 'zh' });
    expect(claims.user).not.toBe('dl_admin');
    expect([expires_in, Number(claims.exp) - Number(claims.iat)]).toEqual([3600, 3600]);
  });

  it('are refreshed for the same conversation and user', async () => {
    const first = await generate();
    const fresh = Granted.parse((await call(desk, 'POST', '/v3/directline/tokens/refresh', first.token)).json);
    expect(fresh.conversationId).toBe(first.conversationId);
    expect(decodeJwt(fresh.token).user).toBe(decodeJwt(first.token).user);
  });

  it('end a day after the first one, however often they are renewed', async () => {
    const refresh = (token: string) => call(desk, 'POST', '/v3/directline/tokens/refresh', token);
    const begun = await begin(desk);
    const hourMs = 3600 * 1000;
    let granted: { token: string; expires_in: number } = begun;
    for (let half = 0; half < 47; half += 1) {
      desk.clock.advance(hourMs / 2);
      granted = Granted.parse((await refresh(granted.token)).json);
    }
    // half an hour is left of the day, by whatever way a token is renewed
    const path = `${conversations}/${begun.conversationId}`;
    const started = Granted.parse((await call(desk, 'POST', conversations, granted.token, {})).json);
    const reconnected = Granted.parse((await call(desk, 'GET', path, granted.token)).json);
    expect([granted, started, reconnected].map(({ expires_in }) => expires_in)).toEqual([1800, 1800, 1800]);
    desk.clock.advance(hourMs / 2);
    for (const { token } of [granted, started, reconnected]) expect((await refresh(token)).status).toBe(403);
  });

  it('abuse 25: open nothing when they are missing, made up, unsigned, expired or meant for a stream', async () => {
    const begun = await begin(desk);
    const streamToken = new URL(begun.streamUrl).searchParams.get('t') ?? '';
    const [, payload] = begun.token.split('.');
    const unsigned = `${Buffer.from('{"alg":"none"}').toString('base64url')}.${payload}.`;
    for (const token of [undefined, 'x', unsigned, streamToken, `${begun.token}x`]) {
      expect((await call(desk, 'GET', activitiesPath(begun.conversationId), token)).status).toBe(403);
      expect((await call(desk, 'POST', conversations, token, {})).status).toBe(403);
    }
    expect((await call(desk, 'GET', activitiesPath(begun.conversationId), begun.token)).status).toBe(200);
    desk.clock.advance(3600 * 1000);
    expect((await call(desk, 'GET', activitiesPath(begun.conversationId), begun.token)).status).toBe(403);
    expect((await call(desk, 'POST', '/v3/directline/tokens/refresh', begun.token)).status).toBe(403);
  });
});

describe('conversations', () => {
  it('begin once, with the greeting already there', async () => {
    const { token } = await generate();
    const first = await call(desk, 'POST', conversations, token, { locale: 'zh-CN', user: {} });
    const again = await call(desk, 'POST', conversations, token, {});
    expect([first.status, again.status]).toEqual([201, 200]);
    const begun = Started.parse(again.json);
    expect((await read(desk, begun)).activities).toMatchObject([
      { text: expect.stringContaining('小灯笼'), locale: 'zh' },
    ]);
  });

  it('abuse 09: are 404 to any token but their own, in every call', async () => {
    const victim = await begin(desk);
    const { token } = await begin(desk);
    const path = `${conversations}/${victim.conversationId}`;
    const calls = [
      await call(desk, 'GET', path, token),
      await call(desk, 'GET', `${path}/activities`, token),
      await call(desk, 'POST', `${path}/activities`, token, { type: 'message', text: 'hi' }),
      await call(desk, 'POST', `${path}/upload?userId=x`, token),
    ];
    expect(calls.map(({ status }) => status)).toEqual([404, 404, 404, 404]);
    expect((await read(desk, victim)).activities).toHaveLength(1);
  });

  it('that never began are 404', async () => {
    const { conversationId, token } = await generate();
    expect((await call(desk, 'GET', `${conversations}/${conversationId}`, token)).status).toBe(404);
    expect((await call(desk, 'GET', activitiesPath(conversationId), token)).status).toBe(404);
  });

  it('are read on from a watermark', async () => {
    const begun = await begin(desk);
    await say(desk, begun, question);
    const all = await read(desk, begun);
    expect([all.activities.length, all.watermark]).toEqual([4, '4']);
    expect((await read(desk, begun, '2')).activities.map(({ id }) => id)).toEqual([
      `${begun.conversationId}|0000003`,
      `${begun.conversationId}|0000004`,
    ]);
    expect(await read(desk, begun, '4')).toEqual({ activities: [], watermark: '4' });
    expect((await call(desk, 'GET', activitiesPath(begun.conversationId, '-1'), begun.token)).status).toBe(400);
  });
});

describe('messages', () => {
  const words = async (conversationId: string) =>
    (await desk.logged(conversationId)).filter(({ from }) => from === 'customer').map(({ text }) => text);

  it('are answered from the articles, with choices and the source beside the words', async () => {
    const begun = await begin(desk);
    await say(desk, begun, question);
    expect((await read(desk, begun, '1')).activities).toMatchObject([
      { text: question, from: { role: 'user' } },
      {
        text: expect.stringContaining(`${desk.url}/help/en/reset-password`),
        textFormat: 'markdown',
        from: { role: 'bot' },
        channelData: { solodesk: { source: { articleId: 'reset-password' } } },
      },
      { text: 'Did this help?', suggestedActions: { actions: [{ value: 'Yes, thanks' }, { value: 'No' }] } },
    ]);
  });

  it('keep their first 4,000 characters, whole ones', async () => {
    const begun = await begin(desk);
    expect((await say(desk, begun, `  ${'长'.repeat(3999)}😀tail`)).status).toBe(200);
    expect(await words(begun.conversationId)).toEqual(['长'.repeat(3999)]);
  });

  it('lose what no database stores', async () => {
    const begun = await begin(desk);
    await say(desk, begun, 'a\0b\ud800c');
    expect(await words(begun.conversationId)).toEqual(['ab\ufffdc']);
  });

  it('carry the fields of a submitted card', async () => {
    const begun = await begin(desk);
    const value = { form: 'contact', name: 'Ann', email: 'a@b.example', message: 3 };
    await send(desk, begun, { type: 'message', value, channelData: { postBack: true } });
    const { activities } = await read(desk, begun, '1');
    expect(activities.at(-2)?.text).toMatch(/Ann.*a@b\.example.*Message\*\*: 3/s);
    expect(activities.at(-1)).toMatchObject({ text: 'Shall I send it?' });
  });

  it('take the words of a postBack from its value', async () => {
    const begun = await begin(desk);
    await send(desk, begun, { type: 'message', value: question });
    expect(await words(begun.conversationId)).toEqual([question]);
    expect((await desk.logged(begun.conversationId))[2]?.source?.articleId).toBe('reset-password');
  });

  it('without words are acknowledged and not handled', async () => {
    const begun = await begin(desk);
    for (const activity of [{ type: 'message' }, { type: 'message', text: '  ' }, { type: 'conversationUpdate' }]) {
      expect((await send(desk, begun, activity)).status).toBe(200);
    }
    expect(await desk.logged(begun.conversationId)).toHaveLength(1);
  });

  it('abuse 22: come from the token’s user, whatever they claim', async () => {
    const begun = await begin(desk);
    const from = { id: 'opr_1', role: 'bot', name: 'Olga' };
    await send(desk, begun, { type: 'message', text: 'hi', from, replyToId: 'x' });
    const [, echoed] = (await read(desk, begun)).activities;
    expect(echoed).toMatchObject({ from: { id: decodeJwt(begun.token).user, role: 'user' } });
    expect(echoed?.from).not.toHaveProperty('name');
    expect(echoed).not.toHaveProperty('replyToId');
  });

  it('that come twice with the same client id open one ticket', async () => {
    const begun = await begin(desk);
    const activity = { type: 'message', text: 'talk to a person', channelData: { clientActivityID: 'c-1' } };
    const first = await send(desk, begun, activity);
    const before = await desk.logged(begun.conversationId);
    expect((await send(desk, begun, activity)).json).toEqual(first.json);
    expect(await desk.logged(begun.conversationId)).toEqual(before);
    const { items } = await desk.app.store.tickets.list({ limit: 100 });
    expect(items.filter(({ conversationId }) => conversationId === begun.conversationId)).toHaveLength(1);
  });

  it('abuse 41: of a megabyte are refused', async () => {
    expect((await say(desk, await begin(desk), 'a'.repeat(1024 * 1024))).status).toBe(413);
  });

  it('without a type are refused', async () => {
    expect((await send(desk, await begin(desk), { text: 'hi' })).status).toBe(400);
  });
});

describe('the language that the customer has chosen on the chat page', () => {
  /** Sends words with what the page tells beside them, and gives the languages of their echo and of the answers. */
  const localesAfter = async (begun: Begun, solodesk: unknown, text = '5') => {
    const { watermark } = await read(desk, begun);
    expect((await send(desk, begun, { type: 'message', text, channelData: { solodesk } })).status).toBe(200);
    return (await read(desk, begun, watermark)).activities.map(({ locale }) => locale);
  };

  it('is followed by words that speak none, and by those that come after them', async () => {
    const begun = await begin(desk);
    expect(await localesAfter(begun, { locale: 'zh' })).toEqual(['zh', 'zh']);
    expect((await read(desk, begun)).activities.at(-1)?.text).toMatch(/\p{Script=Han}/u);
    expect(await localesAfter(begun, undefined)).toEqual(['zh', 'zh']);
  });

  it('is kept when a button from before the choice is pressed', async () => {
    const begun = await begin(desk);
    await say(desk, begun, question);
    expect(await localesAfter(begun, { locale: 'zh' }, 'Yes, thanks')).toEqual(['zh', 'zh']);
  });

  it('gives way to the language of the words themselves', async () => {
    expect(await localesAfter(await begin(desk), { locale: 'zh' }, question)).toEqual(['en', 'en', 'en']);
  });

  it.each([
    { locale: 'fr' },
    { locale: 'en-GB' },
    { locale: 'toString' },
    { locale: '' },
    { locale: null },
    { locale: ['en'] },
    { locale: 'en'.repeat(20) },
    {},
    [['en']],
    'en',
    null,
  ])('changes nothing when it is none of ours: %j', async solodesk => {
    const begun = await begin(desk);
    await localesAfter(begun, { locale: 'zh' });
    expect(await localesAfter(begun, solodesk)).toEqual(['zh', 'zh']);
  });
});

describe('uploads', () => {
  it('abuse 40: need a live token, and are refused politely even so', async () => {
    const { conversationId, token } = await begin(desk);
    const upload = async (headers: Record<string, string>) => {
      const form = new FormData();
      form.set('file', new File(['x'], 'x.txt'));
      const url = `${desk.url}${conversations}/${conversationId}/upload?userId=dl_x`;
      return (await fetch(url, { method: 'POST', body: form, headers })).status;
    };
    expect(await upload({})).toBe(403);
    expect(await upload({ authorization: `Bearer ${token}` })).toBe(415);
  });
});

describe('abuse 32: floods', () => {
  it('are stopped per conversation and per address', async () => {
    const small = await startDesk({ limits: { tokens: 3, messages: 2, polls: 3 } });
    const begun = await begin(small);
    const message = () => say(small, begun, 'a');
    const poll = () => call(small, 'GET', activitiesPath(begun.conversationId), begun.token);
    expect([(await message()).status, (await message()).status]).toEqual([200, 200]);
    const third = await message();
    expect([third.status, Number(third.headers.get('retry-after')) > 0]).toEqual([429, true]);
    expect([(await poll()).status, (await poll()).status, (await poll()).status]).toEqual([200, 200, 429]);
    const other = await begin(small);
    expect((await read(small, other)).activities).toHaveLength(1);
    const grant = () => call(small, 'POST', '/v3/directline/tokens/generate');
    expect([(await grant()).status, (await grant()).status]).toEqual([200, 429]);
    await small.close();
  });

  it('of new chats end after the day’s number for an address; coming back is still possible', async () => {
    const small = await startDesk({ limits: { chats: 1 } });
    const session = async (body: object) => {
      const headers = { 'content-type': 'application/json' };
      return fetch(`${small.url}/chat/session`, { method: 'POST', headers, body: JSON.stringify(body) });
    };
    const { resume } = (await (await session({})).json()) as { resume: string };
    expect((await session({})).status).toBe(429);
    expect((await session({ resume })).status).toBe(200);
    expect((await call(small, 'POST', '/v3/directline/tokens/generate')).status).toBe(429);
    await small.close();
  });
});
