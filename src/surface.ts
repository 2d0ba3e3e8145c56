import { join } from 'node:path';
import { linkMailing } from './account-links.ts';
import { directLineRoutes } from './channels/direct-line/routes.ts';
import { createHub } from './channels/direct-line/stream/hub.ts';
import { attachStream, type StreamDeps } from './channels/direct-line/stream/stream.ts';
import type { StreamLimits } from './channels/direct-line/stream/stream-register.ts';
import { closeEach } from './closing.ts';
import { authenticateOperator, sessionCookie } from './console/accounts/sessions.ts';
import type { Editing } from './console/knowledge/deps.ts';
import { createLiveDesk } from './console/live/live-desk.ts';
import type { LiveDesk } from './console/live/ports.ts';
import { practiceRoutes } from './console/practice/practice-routes.ts';
import { consoleRoutes } from './console/routes.ts';
import { createDeskNews, type DeskNews } from './desk-news.ts';
import { editingOf } from './editing.ts';
import { gapDepsOf } from './gap-deps.ts';
import type { House } from './house.ts';
import { createLimiter, type Limiter } from './http/guard/limits.ts';
import type { Route } from './http/route.ts';
import { createHttpServer, type HttpServer } from './http/server.ts';
import { systemRoutes } from './http/system-routes.ts';
import { findGaps } from './knowledge/gaps/find-gaps.ts';
import { isMailable } from './outbox/mail/mail.ts';
import { createPracticeDesks, type PracticeParts } from './practice-desks.ts';
import { webAssets } from './site/assets.ts';
import { openingOf } from './site/opening.ts';
import { notFoundPage } from './site/pages/not-found-page.ts';
import { siteRoutes } from './site/routes.ts';
import type { Site } from './site/site.ts';
import { supportRoutes } from './site/support-api.ts';
import type { OpeningHours } from './tickets/hours/business-time.ts';
import type { Turns } from './turn/turn.ts';
import { version } from './version.ts';

export type SurfaceDeps = {
  turns: Turns;
  /** Gives what waits to whoever is there. */
  giveOutQueue(): Promise<void>;
  hub: StreamDeps['hub'];
  live: LiveDesk;
  /** Where browsers reach the desk, without a trailing slash. */
  publicUrl(): string;
  /** Routes of other channels. */
  more: readonly Route[];
  /** Turns over the house of a made-up desk, for practice. */
  practiceTurns: PracticeParts['turns'];
  practicePace: PracticeParts['pace'];
  assets: Site['assets'] | undefined;
  streamLimits: Partial<StreamLimits> | undefined;
};

export type Surface = { routes: readonly Route[]; server: HttpServer; stream: { close(): Promise<void> } };

/** Everything that is reached over HTTP: all routes, the server that serves them, and the open streams of the chat. */
export function buildSurface(house: House, deps: SurfaceDeps): Surface {
  const { config, store, clock, logger, content } = house;
  const limiter = createLimiter(content.policy.limits);
  const site = siteOf(house, deps);
  const directLine = {
    ...house,
    ...deps,
    log: store.log,
    resume: store.resume,
    limiter,
    typed: deps.live.customerTyping,
  };
  const news = createDeskNews(house, { ...deps, opening: () => openingOf(site) });
  content.onChange(() => void news.deskChanged());
  const ofOperators = operatorRoutes(house, { ...deps, editing: editingOf(house) }, limiter, site, news);
  const practice = createPracticeDesks(house, {
    turns: deps.practiceTurns,
    pace: deps.practicePace,
    routes: (own, turns) => practiceSurface(own, { ...deps, turns }, limiter, site),
  });
  const described = [
    ...siteRoutes(site),
    ...supportRoutes({ ...house, ...deps }),
    ...directLineRoutes(directLine),
    ...ofOperators,
    ...practiceRoutes(ofOperators, practice),
    ...deps.more,
  ];
  const routes = [
    ...described,
    ...systemRoutes({ routes: described, version, sessionCookie, isReady: () => isReady(house) }),
  ];
  const server = createHttpServer({
    routes,
    authenticate: authenticateOperator({ operators: store.operators, clock }),
    limits: content.policy.limits,
    trustedProxies: config.trustedProxies,
    logger,
    publicUrl: deps.publicUrl,
    notFound: call => notFoundPage(site, call),
  });
  const stream = attachStream(server, directLine, deps.streamLimits);
  return { routes, server, stream: { close: () => closeEach([news.close, stream.close, practice.close]) } };
}

/** What an operator in training works with: the operators' routes and live news of a made-up desk. */
function practiceSurface(
  own: House,
  deps: SurfaceDeps,
  limiter: Limiter,
  site: Site,
): ReturnType<PracticeParts['routes']> {
  const live = createLiveDesk({ changes: own.store.changes, clock: own.clock, logger: own.logger });
  // a made-up customer never leaves
  const hub = { ...createHub(own.clock), presence: () => ({ isHere: true, seenAt: undefined }) };
  const opening = () => openingOf({ ...site, hours: () => hoursOf(own) });
  // made-up tickets have the numbers of real ones
  const editing: Editing = { ...editingOf(own), articleOf: () => undefined };
  const news = createDeskNews(own, { ...deps, live, hub, opening });
  return {
    routes: operatorRoutes(own, { ...deps, live, hub, editing }, limiter, site, news),
    delivered: (_conversation, _activities, { ticket }) => {
      if (ticket) live.wake();
    },
    close: () => closeEach([news.close, live.close]),
  };
}

function hoursOf({ content, closures }: House): OpeningHours {
  return { ...content.policy.hours, closures: closures.all() };
}

function siteOf(house: House, { publicUrl, assets }: SurfaceDeps): Site {
  const { clock, config, content, knowledge, language, locales, signingKey, store } = house;
  return {
    knowledge,
    terms: language.terms,
    say: content.say,
    locales,
    assets: assets ?? webAssets(join(import.meta.dirname, '../dist/web')),
    publicUrl,
    tickets: store.tickets,
    feedback: store.articleFeedback,
    clock,
    statusKey: signingKey,
    timeZone: content.policy.hours.timeZone,
    hours: () => hoursOf(house),
    embedOrigins: config.allowedSites,
  };
}

function operatorRoutes(
  house: House,
  { turns, publicUrl, hub, live, editing }: SurfaceDeps & { editing: Editing },
  limiter: Limiter,
  { assets }: Site,
  { staffChanged, deskChanged }: DeskNews,
): Route[] {
  const { clock, config, content, ids, locales, store } = house;
  const { mail } = config;
  return consoleRoutes({
    operators: store.operators,
    auditLog: store.auditLog,
    live,
    reads: store.reads,
    views: store.views,
    showTyping: hub.typing,
    presence: hub.presence,
    tickets: store.tickets,
    ratings: store.ratings,
    staff: store.staff,
    deskAway: store.deskAway,
    policy: () => content.policy,
    staffChanged,
    deskChanged,
    customers: store.customers,
    gaps: query => findGaps(gapDepsOf(house), query),
    editing,
    log: store.log,
    outbox: store.outbox,
    deadLetters: store.outbox,
    canMail: config.mail !== undefined,
    isMailable: mail && (address => isMailable(address, [mail.address])),
    turns,
    content: () => content,
    say: content.say,
    sentences: content.sentences,
    asset: assets.address,
    assetParts: assets.parts,
    locales,
    timeZone: content.policy.hours.timeZone,
    clock,
    ids,
    publicUrl,
    signingKey: house.signingKey,
    ...linkMailing(house),
    limiter,
    secureCookies: publicUrl().startsWith('https:'),
  });
}

/** The database answers. The articles are there since the start; that there may be none keeps nobody from opening a ticket. */
async function isReady({ store, logger }: House): Promise<boolean> {
  try {
    await store.operators.count();
    return true;
  } catch (err) {
    logger.error({ err }, 'not ready: the database does not answer');
    return false;
  }
}
