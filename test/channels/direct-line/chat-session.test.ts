import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { decodeJwt } from 'jose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { call, Granted } from './call.ts';
import { type Desk, startDesk } from './start-desk.ts';

const Session = Granted.extend({ resume: z.string(), resumed: z.boolean() });
const day = 24 * 60 * 60 * 1000;

let desk: Desk;
let dir: string;
beforeAll(async () => {
  dir = mkdtempSync(join(tmpdir(), 'chat-session-'));
  desk = await startDesk({ database: join(dir, 'desk.db') });
});
afterAll(async () => {
  await desk.close();
  rmSync(dir, { recursive: true });
});

const open = async (body?: object) => Session.parse((await call(desk, 'POST', '/chat/session', undefined, body)).json);

describe('the chat page’s session', () => {
  it('begins a conversation and hands out a credential to come back with', async () => {
    const session = await open({ locale: 'zh-TW' });
    expect(session.resumed).toBe(false);
    expect(Buffer.from(session.resume, 'base64url')).toHaveLength(16);
    expect(decodeJwt(session.token)).toMatchObject({ conv: session.conversationId, locale: 'zh' });
  });

  it('comes back to its own conversation, as the same user', async () => {
    const first = await open();
    const back = await open({ resume: first.resume });
    expect(back).toMatchObject({ resumed: true, conversationId: first.conversationId, resume: first.resume });
    expect(decodeJwt(back.token).user).toBe(decodeJwt(first.token).user);
  });

  it('abuse 24: keeps only a hash of the credential', async () => {
    const { resume, conversationId } = await open();
    const kept = readdirSync(dir)
      .map(file => readFileSync(join(dir, file), 'latin1'))
      .join('');
    expect(kept).toContain(conversationId);
    expect(kept).not.toContain(resume);
  });

  it('lives 30 days from its last use', async () => {
    const { resume, conversationId } = await open();
    for (let visit = 0; visit < 3; visit += 1) {
      desk.clock.advance(29 * day);
      expect(await open({ resume })).toMatchObject({ resumed: true, conversationId });
    }
    desk.clock.advance(31 * day);
    const late = await open({ resume });
    expect(late.resumed).toBe(false);
    expect(late.conversationId).not.toBe(conversationId);
    expect(late.resume).not.toBe(resume);
  });

  it('is over for good when it is ended', async () => {
    const { resume } = await open();
    expect((await call(desk, 'POST', '/chat/session/end', undefined, { resume })).status).toBe(204);
    expect((await open({ resume })).resumed).toBe(false);
  });

  it('renews no token once it is ended, by no way there is', async () => {
    const { resume, token, conversationId } = await open();
    const path = '/v3/directline/conversations';
    const renewals = async () => {
      const calls = [
        call(desk, 'POST', path, token, {}),
        call(desk, 'POST', '/v3/directline/tokens/refresh', token),
        call(desk, 'GET', `${path}/${conversationId}`, token),
      ];
      return (await Promise.all(calls)).map(({ status }) => status);
    };
    await call(desk, 'POST', path, token, {});
    expect(await renewals()).toEqual([200, 200, 200]);
    const other = await open();
    await call(desk, 'POST', '/chat/session/end', undefined, { resume });
    expect(await renewals()).toEqual([403, 403, 403]);
    expect((await call(desk, 'POST', '/v3/directline/tokens/refresh', other.token)).status).toBe(200);
  });

  it('buys a token for another day', async () => {
    const { resume, conversationId } = await open();
    desk.clock.advance(2 * day);
    const back = await open({ resume });
    expect(back).toMatchObject({ resumed: true, conversationId, expires_in: 3600 });
    expect((await call(desk, 'POST', '/v3/directline/tokens/refresh', back.token)).status).toBe(200);
  });

  it('abuse 26: is not opened by an empty, null or made-up credential', async () => {
    for (const resume of ['', null]) {
      expect((await call(desk, 'POST', '/chat/session', undefined, { resume })).status).toBe(400);
    }
    expect((await open({ resume: 'AAAAAAAAAAAAAAAAAAAAAA' })).resumed).toBe(false);
  });
});
