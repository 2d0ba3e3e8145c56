import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';

/** One activity the bot posted into `conversation` (the channel's own id). */
export type Posted = {
  conversation: string;
  path: string;
  authorization: string | undefined;
  body: Record<string, unknown>;
};

type Answer = { status: number; headers?: Record<string, string>; after?: Promise<void> };

export const APP_ID = '11111111-2222-3333-4444-555555555555';
export const PASSWORD_TOKEN = 'access-token-of-the-bot';
const ISSUER = 'https://issuer.test';

/**
 * Microsoft's side of the Bot Framework on 127.0.0.1: OpenID metadata with a key of its own, tokens signed by it, and the connector's
 * REST API, which keeps what the bot posts and fails on demand.
 */
export async function startBotConnector() {
  const { privateKey, publicKey } = await generateKeyPair('RS256');
  const kid = 'key-1';
  // Without endorsements the SDK skips the check; `emulator` is left out to have a channel that is not endorsed.
  const jwk = { ...(await exportJWK(publicKey)), kid, use: 'sig', alg: 'RS256', endorsements: ['msteams', 'webchat'] };
  const posted: Posted[] = [];
  /** What the next posts are answered, by conversation; without an entry they are accepted. */
  const scripts = new Map<string, Answer[]>();
  const server = createServer((req, res) => {
    void answer(req, res);
  });
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const origin = `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}`;

  async function answer(req: IncomingMessage, res: ServerResponse): Promise<void> {
    if (req.url === '/openid') return json(res, 200, { issuer: ISSUER, jwks_uri: `${origin}/keys` });
    if (req.url === '/keys') return json(res, 200, { keys: [jwk] });
    const chunks: Buffer[] = [];
    for await (const chunk of req) chunks.push(chunk);
    const path = req.url ?? '';
    const conversation = decodeURIComponent(/conversations\/([^/]+)/.exec(path)?.[1] ?? '');
    const { status, headers, after } = scripts.get(conversation)?.shift() ?? { status: 201 };
    await after;
    if (status !== 201) return json(res, status, { error: { code: 'Refused' } }, headers);
    const body: Record<string, unknown> = JSON.parse(Buffer.concat(chunks).toString());
    posted.push({ conversation, path, authorization: req.headers.authorization, body });
    return json(res, 201, { id: `posted-${posted.length}` });
  }

  return {
    serviceUrl: `${origin}/teams/`,
    posted,
    /** The next posts into the conversation are answered so, one after the other. */
    answerNext: (conversation: string, ...answers: Answer[]) => {
      scripts.set(conversation, [...(scripts.get(conversation) ?? []), ...answers]);
    },
    /** A token as the channel sends it; claims may be replaced, `null` leaves one out. */
    token: (claims: Record<string, unknown> = {}, key: Parameters<SignJWT['sign']>[0] = privateKey) => {
      const now = Math.floor(Date.now() / 1000);
      const all = {
        iss: ISSUER,
        aud: APP_ID,
        serviceurl: `${origin}/teams/`,
        nbf: now - 10,
        exp: now + 600,
        ...claims,
      };
      const kept = Object.fromEntries(Object.entries(all).filter(([, value]) => value !== null));
      return new SignJWT(kept).setProtectedHeader({ alg: 'RS256', kid }).sign(key);
    },
    /** Every endpoint of the public cloud replaced by this server; with one left out the SDK would call the real one. */
    environment: {
      MicrosoftAppId: APP_ID,
      MicrosoftAppPassword: 'the password of the app',
      MicrosoftAppType: 'MultiTenant',
      MicrosoftServiceUrls: `${origin}/teams`,
      ValidateAuthority: 'true',
      ToChannelFromBotLoginUrl: `${origin}/login`,
      ToChannelFromBotOAuthScope: 'https://scope.test',
      ToBotFromChannelTokenIssuer: ISSUER,
      OAuthUrl: `${origin}/oauth`,
      ToBotFromChannelOpenIdMetadataUrl: `${origin}/openid`,
      ToBotFromEmulatorOpenIdMetadataUrl: `${origin}/openid`,
    },
    /** Signs posts with a fixed token, so that no sign-in leaves the machine. Shaped like ServiceClientCredentialsFactory. */
    credentialsFactory: {
      isValidAppId: async (appId: string) => appId === APP_ID,
      isAuthenticationDisabled: async () => false,
      createCredentials: async () => ({
        signRequest: async <Request extends { headers: { set(name: string, value: string): void } }>(
          request: Request,
        ) => {
          request.headers.set('authorization', `Bearer ${PASSWORD_TOKEN}`);
          return request;
        },
      }),
    },
    close: () =>
      new Promise<void>(resolve => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

export type BotConnector = Awaited<ReturnType<typeof startBotConnector>>;

function json(res: ServerResponse, status: number, body: unknown, headers: Record<string, string> = {}): void {
  res.writeHead(status, { 'content-type': 'application/json', ...headers });
  res.end(JSON.stringify(body));
}
