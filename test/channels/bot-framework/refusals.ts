import { describe, expect, it } from 'vitest';
import { APP_ID } from '../../support/bot-connector.ts';
import type { TeamsDesk } from '../../support/teams-desk.ts';
import { newPerson } from '../../support/teams-person.ts';

/** What `POST /api/messages` does not let in. */
export function refusals(desk: () => TeamsDesk): void {
  /** Posts what somebody new says; the status, and whether anything came of it. */
  async function knock(changes: Record<string, unknown>, token?: string | null) {
    const mallory = newPerson(desk());
    const status = await desk().post(mallory.activity(changes), token);
    return { status, stored: await desk().app.store.log.find(mallory.conversationId) };
  }
  const refusedWith = (status: number) => ({ status, stored: undefined });

  describe('a body that is no activity', () => {
    it.each([
      ['no type', { type: undefined }],
      ['no conversation', { conversation: undefined }],
      ['no serviceUrl', { serviceUrl: undefined }],
      ['an endless text', { text: 'x'.repeat(40_000) }],
    ])('is answered 400: %s', async (_case, changes) => {
      expect(await knock(changes)).toEqual(refusedWith(400));
      expect(await knock(changes, null)).toEqual(refusedWith(400));
    });
  });

  describe('abuse 23: forged claims on /api/messages', () => {
    it('answers 401 without a token', async () => {
      expect(await knock({}, null)).toEqual(refusedWith(401));
      expect(await knock({}, '')).toEqual(refusedWith(401));
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
      expect(await knock({}, await desk().connector.token(claims))).toEqual(refusedWith(401));
    });

    it('answers 401 to a token signed with another key', async () => {
      const rsa = { name: 'RSASSA-PKCS1-v1_5', modulusLength: 2048, hash: 'SHA-256' };
      const publicExponent = new Uint8Array([1, 0, 1]);
      const { privateKey } = await crypto.subtle.generateKey({ ...rsa, publicExponent }, true, ['sign', 'verify']);
      expect(await knock({}, await desk().connector.token({}, privateKey))).toEqual(refusedWith(401));
    });

    it('answers 401 to an unsigned token and to nonsense', async () => {
      const [, payload] = (await desk().connector.token({ aud: APP_ID })).split('.');
      const none = Buffer.from(JSON.stringify({ alg: 'none', kid: 'key-1' })).toString('base64url');
      expect(await knock({}, `${none}.${payload}.`)).toEqual(refusedWith(401));
      expect(await knock({}, 'a.b.c')).toEqual(refusedWith(401));
    });

    it("answers 401 to the desk's own API token", async () => {
      expect(await knock({}, 'sd_AAAAAAAAAAAAAAAAAAAAAA')).toEqual(refusedWith(401));
    });

    it.each(['slack', 'AseChannel'])('answers 401 when the key does not vouch for the channel %s', async channelId => {
      expect((await knock({ channelId })).status).toBe(401);
    });
  });

  describe('abuse 17: serviceUrl', () => {
    it.each(['http://169.254.169.254/', 'https://evil.example/', 'https://smba.trafficmanager.net.evil.example/'])(
      'answers 403 to %s even when the token vouches for it',
      async serviceUrl => {
        const token = await desk().connector.token({ serviceurl: serviceUrl });
        expect(await knock({ serviceUrl }, token)).toEqual(refusedWith(403));
      },
    );
  });
}
