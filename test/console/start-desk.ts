import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { type Clock, fixedClock } from '../../src/base/clock.ts';
import { randomIds } from '../../src/base/ids.ts';
import { silentLogger } from '../../src/base/logger.ts';
import { addApiToken, addOperator } from '../../src/console/accounts/accounts.ts';
import { authenticateOperator, openSession } from '../../src/console/accounts/sessions.ts';
import { createSetupLink } from '../../src/console/accounts/setup.ts';
import type { ConsoleDeps } from '../../src/console/deps.ts';
import { createLiveDesk } from '../../src/console/live/live-desk.ts';
import { consoleRoutes } from '../../src/console/routes.ts';
import { parseYaml } from '../../src/content/yaml.ts';
import { fixedContent } from '../../src/dialogs/content/watched-content.ts';
import { emptyDraft } from '../../src/dialogs/words/draft-words.ts';
import { editingOf } from '../../src/editing.ts';
import { createLimiter } from '../../src/http/guard/limits.ts';
import { route } from '../../src/http/route.ts';
import { createHttpServer } from '../../src/http/server.ts';
import { verdictOf } from '../../src/knowledge/confidence.ts';
import { findGaps } from '../../src/knowledge/gaps/find-gaps.ts';
import type { GapDeps } from '../../src/knowledge/gaps/ports.ts';
import { openKnowledge } from '../../src/knowledge/watched-knowledge.ts';
import { createLanguage } from '../../src/language/language.ts';
import { maskPersonal } from '../../src/language/text/masking.ts';
import { wishStripper } from '../../src/person-wish.ts';
import { webAssets } from '../../src/site/assets.ts';
import { openStore, type Store } from '../../src/store/store.ts';
import { createTurns } from '../../src/turn/handle-turn.ts';
import { content } from '../support/content.ts';

export const now = '2026-03-02T09:00:00.000Z';
export const password = 'a long enough password';

const language = createLanguage(content().packs, 'en');
const knowledgeDir = new URL('../../knowledge', import.meta.url).pathname;
// operators' turns look nothing up, so one copy serves every desk of a file
const knowledge = await openKnowledge({
  dir: knowledgeDir,
  analyzer: language,
  links: { article: (locale, slug) => `/help/${locale}/${slug}` },
  logger: silentLogger,
  watch: false,
});

/** The browser code as it was built before the run. */
const assets = webAssets(new URL('../../dist/web', import.meta.url).pathname);

const house = {
  knowledge,
  language: { ...language, relearn: () => false },
  content: fixedContent(content()),
  logger: silentLogger,
  config: { knowledgeDir },
};
const assetRoute = route({
  method: 'GET',
  path: '/assets/{file}',
  access: 'public',
  params: z.object({ file: z.string() }),
  handle: async ({ params }) => assets.find(params.file) ?? { empty: true },
});

export type Desk = Awaited<ReturnType<typeof startDesk>>;

/** The console on a real server over a real store; the clock stands at `now`. */
export async function startDesk(
  options: { file?: string; secureCookies?: boolean; at?: string; sendsMail?: boolean } = {},
) {
  const clock = fixedClock(options.at ?? now);
  const store = await openStore({ file: options.file ?? ':memory:', logger: silentLogger });
  let url = '';
  const limits = {
    signIn: { points: 5, seconds: 300 },
    signInAddress: { points: 30, seconds: 300 },
    operator: { points: 1200, seconds: 60 },
    pages: { points: 600, seconds: 60 },
  };
  const live = createLiveDesk({ changes: store.changes, clock, logger: silentLogger });
  const shown: string[] = [];
  const deps: ConsoleDeps = {
    ...store,
    turns: realTurns(store, clock, () => live.wake()),
    live,
    showTyping: (conversationId, name) => shown.push(`${conversationId} ${name}`),
    deadLetters: store.outbox,
    presence: () => ({ isHere: false, seenAt: undefined }),
    content,
    say: content().say,
    sentences: content().sentences,
    asset: assets.address,
    assetParts: assets.parts,
    locales: ['en', 'zh'],
    clock,
    ids: randomIds,
    publicUrl: () => url,
    signingKey: 'a key for tests that is long enough',
    limiter: createLimiter(limits),
    secureCookies: options.secureCookies ?? false,
    timeZone: 'Asia/Singapore',
    policy: () => content().policy,
    ...(options.sendsMail ? { isMailable: () => true } : {}),
    staffChanged: async () => {},
    deskChanged: async () => {},
    gaps: query => findGaps(gapDeps(store, clock), query),
    editing: editingOf({ ...house, store, clock }),
  };
  const routes = [...consoleRoutes(deps), assetRoute];
  const authenticate = authenticateOperator(deps);
  const publicUrl = () => url;
  const server = createHttpServer({
    routes,
    authenticate,
    limits,
    trustedProxies: [],
    logger: silentLogger,
    publicUrl,
  });
  const { port } = await server.listen(0, '127.0.0.1');
  url = `http://127.0.0.1:${port}`;
  return {
    url,
    store,
    clock,
    live,
    /** What customers were shown of operators who write: `conversation name`. */
    shown,
    routes,
    deps,
    ...accounts(deps),
    ...browser(() => url),
    setupLink: () => createSetupLink(deps),
    async close() {
      await Promise.all([server.close(), live.close()]);
      await store.close();
    },
  };
}

function gapDeps(store: Store, clock: Clock): GapDeps {
  return {
    events: store.questions,
    terms: language.terms,
    knowledge,
    mask: maskPersonal,
    withoutWish: wishStripper(content().packs, language),
    answers: hits => verdictOf(hits, content().policy.match) === 'answer',
    offers: ({ score }) => score >= content().policy.match.clarify,
    address: ({ locale, slug }) => `/help/${locale}/${slug}`,
    emptyDraft: locale => emptyDraft(content().say, locale),
    now: clock.now,
  };
}

function realTurns(store: Store, clock: Clock, delivered: () => void) {
  const links = {
    article: (locale: string, slug: string) => `/help/${locale}/${slug}`,
    ticketStatus: (number: string) => `/tickets/${number}`,
    absolute: (path: string) => path,
  };
  return createTurns({
    store: store.turns,
    understand: language.understand,
    knowledge,
    content: content(),
    links,
    clock,
    ids: randomIds,
    logger: silentLogger,
    outboxKind: () => undefined,
    delivered,
    staff: store.staff,
  });
}

function accounts(deps: ConsoleDeps) {
  return {
    /** An operator who signs in with `password`. */
    addOperator: (name: string, email: string, role: 'owner' | 'operator' | 'editor' = 'operator') =>
      addOperator(deps, { name, email, role, password }),
    /** The session cookie of a new operator, who has no password: hashing one takes its time. */
    async enter(name: string, role: 'owner' | 'operator' | 'editor' = 'operator') {
      return (await openSession(deps, await addOperator(deps, { name, role }))).split(';')[0] ?? '';
    },
    addToken: (operatorName: string, role: 'owner' | 'operator' | 'editor' = 'operator') =>
      addApiToken(deps, { operatorName, role }),
  };
}

type Sent = {
  token?: string;
  cookie?: string;
  json?: unknown;
  form?: Record<string, string>;
  headers?: Record<string, string>;
};

function browser(url: () => string) {
  const send = (method: string, path: string, { token, cookie, json, form, headers }: Sent = {}) =>
    fetch(path.startsWith('http') ? path : url() + path, {
      method,
      redirect: 'manual',
      headers: {
        ...(token ? { authorization: `Bearer ${token}` } : {}),
        ...(cookie ? { cookie } : {}),
        ...(json !== undefined ? { 'content-type': 'application/json' } : {}),
        // a browser names the page a form was sent from
        ...(form ? { origin: url() } : {}),
        ...headers,
      },
      ...(json !== undefined ? { body: JSON.stringify(json) } : {}),
      ...(form ? { body: new URLSearchParams(form) } : {}),
    });
  return {
    get: (path: string, sent?: Sent) => send('GET', path, sent),
    post: (path: string, sent?: Sent) => send('POST', path, sent),
    send,
    /** The session cookie of somebody who signs in with `password`. */
    async signIn(email: string): Promise<string> {
      return cookieOf(await send('POST', '/api/session', { json: { email, password } }));
    },
  };
}

/** `name=value` of the first cookie that an answer sets. */
export function cookieOf(reply: Response): string {
  return reply.headers.getSetCookie()[0]?.split(';')[0] ?? '';
}

export function consoleSentences(locale: string): Map<string, string> {
  const file = `dialogs/${locale}/console.yaml`;
  const text = readFileSync(new URL(`../../${file}`, import.meta.url), 'utf8');
  const found = new Map<string, string>();
  const walk = (value: unknown, key: string) => {
    if (typeof value === 'string') found.set(key, value);
    else for (const [name, inner] of Object.entries(value ?? {})) walk(inner, key === '' ? name : `${key}.${name}`);
  };
  walk(parseYaml(file, text).value, '');
  return found;
}
