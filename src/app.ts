import { join } from 'node:path';
import { type Clock, systemClock } from './base/clock.ts';
import { type Ids, randomIds } from './base/ids.ts';
import { createLogger, type Logger } from './base/logger.ts';
import type { BotFrameworkDeps } from './channels/bot-framework/channel.ts';
import { createHub } from './channels/direct-line/hub.ts';
import { directLineRoutes } from './channels/direct-line/routes.ts';
import { attachStream } from './channels/direct-line/stream.ts';
import type { StreamLimits } from './channels/direct-line/stream-register.ts';
import type { Config } from './config.ts';
import { consoleRoutes } from './console/routes.ts';
import { authenticateOperator, sessionCookie } from './console/sessions.ts';
import { openDataDir } from './data-dir.ts';
import { type Content, loadContent } from './dialogs/content.ts';
import { createLimiter } from './http/limits.ts';
import type { Route } from './http/route.ts';
import { createHttpServer, type HttpServer } from './http/server.ts';
import { systemRoutes } from './http/system-routes.ts';
import { createJobs, type Jobs } from './jobs/due-turns.ts';
import { openKnowledge, type WatchedKnowledge } from './knowledge/watched-knowledge.ts';
import { createLanguage, type Language } from './language/language.ts';
import { createOutbox, type Sender } from './outbox/outbox.ts';
import { webAssets } from './site/assets.ts';
import { articleAddress } from './site/help-page.ts';
import { notFoundPage } from './site/not-found-page.ts';
import { siteRoutes } from './site/routes.ts';
import type { Site } from './site/site.ts';
import { statusPath } from './site/status-link.ts';
import { supportRoutes } from './site/support-api.ts';
import { openStore, type Store } from './store/store.ts';
import { createTurns } from './turn/handle-turn.ts';
import type { Links } from './turn/render.ts';
import type { Turns } from './turn/turn.ts';
import { version } from './version.ts';

/** What tests and replays put in place of the real thing. */
export type Overrides = {
  clock?: Clock;
  ids?: Ids;
  logger?: Logger;
  content?: Content;
  /** `:memory:` for a passing database. */
  database?: string;
  /** Follow changes of the articles; default true. */
  watch?: boolean;
  /** Closer bounds for open streams. */
  streamLimits?: Partial<StreamLimits>;
  /** How the desk signs in to the Bot Framework, instead of Microsoft's sign-in with the app's password. */
  botCredentials?: BotFrameworkDeps['credentialsFactory'];
  /** Browser code; default the built one. */
  assets?: Site['assets'];
  /** Told after each commit, beside the open sockets. */
  delivered?: (conversationId: string) => void;
};

export type App = {
  content: Content;
  language: Language;
  knowledge: WatchedKnowledge;
  store: Store;
  turns: Turns;
  jobs: Jobs;
  logger: Logger;
  clock: Clock;
  ids: Ids;
  /** Where browsers reach it, without a trailing slash; the port is known only after `listen`. */
  publicUrl(): string;
  listen(): Promise<{ port: number }>;
  /** In reverse order: stops accepting, lets requests finish, sends what is being sent, closes the database. */
  close(): Promise<void>;
};

/** Builds everything by hand, in one place; nothing listens yet. */
export async function buildApp(config: Config, overrides: Overrides = {}): Promise<App> {
  const logger = overrides.logger ?? createLogger(config.logLevel);
  const clock = overrides.clock ?? systemClock;
  const ids = overrides.ids ?? randomIds;
  const dataDir = openDataDir(config.dataDir);
  const content = overrides.content ?? loadContent(config.dialogsDir);
  const language = createLanguage(content.packs, content.policy.defaultLocale);
  let port = config.port;
  const publicUrl = () => config.publicUrl ?? `http://${config.host === '0.0.0.0' ? 'localhost' : config.host}:${port}`;
  const links: Links = {
    article: (locale, slug, anchor) => articleAddress({ locale, slug }, anchor),
    ticketStatus: number => statusPath(dataDir.signingKey, number),
    absolute: path => publicUrl() + path,
  };
  const knowledge = await openKnowledge({
    dir: config.knowledgeDir,
    terms: language.terms,
    links: { article: (locale, slug, anchor) => publicUrl() + articleAddress({ locale, slug }, anchor) },
    logger,
    watch: overrides.watch ?? true,
  });
  const store = await openStore({ file: overrides.database ?? dataDir.database, logger });

  const hub = createHub();
  const senders: Record<string, Sender> = {};
  const outbox = createOutbox({ store: store.outbox, senders, clock, logger });
  const turns = createTurns({
    store: store.turns,
    understand: language.understand,
    knowledge,
    content,
    links,
    clock,
    ids,
    logger,
    outboxKind: channel => (leavesByOutbox(channel) ? 'bot-framework.send' : undefined),
    delivered: (conversation, activities) => {
      hub.delivered(conversation, activities);
      if (leavesByOutbox(conversation.channel)) outbox.wake();
      overrides.delivered?.(conversation.id);
    },
  });

  const jobs = createJobs({ log: store.log, turns, clock, logger });
  const limiter = createLimiter(content.policy.limits);
  const locales = [
    content.policy.defaultLocale,
    ...content.locales.filter(one => one !== content.policy.defaultLocale),
  ];
  const directLine = {
    turns,
    log: store.log,
    resume: store.resume,
    hub,
    clock,
    ids,
    signingKey: dataDir.signingKey,
    limiter,
    logger,
    publicUrl,
    locales,
    defaultLocale: content.policy.defaultLocale,
  };
  const site: Site = {
    knowledge,
    terms: language.terms,
    say: content.say,
    locales,
    assets: overrides.assets ?? webAssets(join(import.meta.dirname, '../dist/web')),
    publicUrl,
    tickets: store.tickets,
    statusKey: dataDir.signingKey,
    timeZone: content.policy.hours.timeZone,
    embedOrigins: config.allowedSites,
  };
  const routes: Route[] = [
    ...siteRoutes(site),
    ...supportRoutes({ turns, ids, locales, defaultLocale: content.policy.defaultLocale, publicUrl }),
    ...directLineRoutes(directLine),
    ...consoleRoutes({
      operators: store.operators,
      tickets: store.tickets,
      ratings: store.ratings,
      log: store.log,
      turns,
      say: content.say,
      locales,
      timeZone: content.policy.hours.timeZone,
      clock,
      ids,
      publicUrl,
      limiter,
      secureCookies: publicUrl().startsWith('https:'),
    }),
    ...(await botFrameworkRoutes(config, {
      turns,
      log: store.log,
      locales,
      defaultLocale: content.policy.defaultLocale,
      logger,
      senders,
      publicUrl,
      ...(overrides.botCredentials ? { credentialsFactory: overrides.botCredentials } : {}),
    })),
  ];
  const isReady = async () => knowledge.locales().length > 0 && (await store.operators.count()) >= 0;
  const server: HttpServer = createHttpServer({
    routes: [...routes, ...systemRoutes({ routes, version, sessionCookie, isReady })],
    authenticate: authenticateOperator({ operators: store.operators, clock }),
    limits: content.policy.limits,
    trustedProxies: config.trustedProxies,
    logger,
    publicUrl,
    notFound: call => notFoundPage(site, call),
  });
  const stream = attachStream(server, directLine, overrides.streamLimits);

  return {
    content,
    language,
    knowledge,
    store,
    turns,
    jobs,
    logger,
    clock,
    ids,
    publicUrl,
    async listen() {
      ({ port } = await server.listen(config.port, config.host));
      jobs.start();
      outbox.start();
      return { port };
    },
    async close() {
      await stream.close();
      await server.close();
      await jobs.close();
      await turns.close();
      await outbox.close();
      await knowledge.close();
      await store.close();
    },
  };
}

/** Web pages and programs read the log themselves; everything else is written to. */
function leavesByOutbox(channel: string): boolean {
  return channel !== 'directline' && channel !== 'support';
}

/** Teams and its kin, only when an app id is configured: the SDK costs most of a second to load. */
async function botFrameworkRoutes(
  config: Config,
  deps: Omit<BotFrameworkDeps, 'settings'> & { senders: Record<string, Sender> },
): Promise<Route[]> {
  const { botFramework } = config;
  if (!botFramework) return [];
  const { createBotFrameworkChannel } = await import('./channels/bot-framework/channel.ts');
  const channel = createBotFrameworkChannel({ ...deps, settings: botFramework });
  Object.assign(deps.senders, channel.senders);
  return channel.routes;
}
