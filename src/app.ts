import type { BotFrameworkDeps } from './channels/bot-framework/channel.ts';
import { createHub } from './channels/direct-line/stream/hub.ts';
import type { StreamLimits } from './channels/direct-line/stream/stream-register.ts';
import { closeAfter, closeEach } from './closing.ts';
import type { Config } from './config.ts';
import { createLiveDesk } from './console/live/live-desk.ts';
import { digestJob } from './digests.ts';
import { type House, type HouseOverrides, openHouse } from './house.ts';
import type { Route } from './http/route.ts';
import { createJobs, type Jobs } from './jobs/due-turns.ts';
import { mailSenders, replyMailOf } from './mail.ts';
import { createOutbound } from './net/outbound.ts';
import { noticeSender } from './notices.ts';
import { createOutbox, type Sender } from './outbox/outbox.ts';
import { createWebhookSender, WEBHOOK } from './outbox/webhook/webhook-sender.ts';
import { publicAddress } from './public-address.ts';
import { createQueueGiving } from './queue-giving.ts';
import { articleAddress } from './site/help/addresses.ts';
import type { Site } from './site/site.ts';
import { statusPath } from './site/status-link.ts';
import { buildSurface, type SurfaceDeps } from './surface.ts';
import { NOTICE } from './turn/draft.ts';
import { createTurns } from './turn/handle-turn.ts';
import type { Delivered, ReplyMail } from './turn/ports.ts';
import type { Turns } from './turn/turn.ts';

/** What tests and replays put in place of the real thing. */
export type Overrides = HouseOverrides & {
  /** Closer bounds for open streams. */
  streamLimits?: Partial<StreamLimits>;
  /** How the desk signs in to the Bot Framework, instead of Microsoft's sign-in with the app's password. */
  botCredentials?: BotFrameworkDeps['credentialsFactory'];
  /** How fast the customers of practice mode are. */
  practicePace?: SurfaceDeps['practicePace'];
  /** Browser code; default the built one. */
  assets?: Site['assets'];
};

export type App = House & {
  turns: Turns;
  jobs: Jobs;
  /** Everything that is reached over HTTP. */
  routes: readonly Route[];
  /** Where browsers reach it, without a trailing slash; the port is known only after `listen`. */
  publicUrl(): string;
  listen(): Promise<{ port: number }>;
  /**
   * Stops accepting, lets requests and turns under way finish, sends what is being sent, closes the database: each once the one
   * before is done, also when that one failed. Done once, however often it is called.
   */
  close(): Promise<void>;
};

/** Builds everything by hand: the house, the turns and who hears of them, the surface. Nothing listens yet. */
export async function buildApp(config: Config, overrides: Overrides = {}): Promise<App> {
  const house = await openHouse(config, overrides);
  return furnish(house, overrides).catch(error => closeAfter(error, [house.close]));
}

async function furnish(house: House, overrides: Overrides): Promise<App> {
  const { config, store, clock, logger } = house;
  let port = config.port;
  const publicUrl = () => publicAddress(config, port);

  const hub = createHub(clock);
  const senders = ownSenders(house, publicUrl);
  const live = createLiveDesk({ changes: store.changes, clock, logger });
  const outbox = createOutbox({ store: store.outbox, senders, clock, logger });
  const delivered: Delivered = (conversation, activities, left) => {
    hub.delivered(conversation, activities, left);
    if (left.ticket) live.wake();
    if (leavesByOutbox(conversation.channel)) outbox.wake();
  };
  const turns = buildTurns(house, publicUrl, delivered, hub.presence);
  const giveOutQueue = createQueueGiving(house, turns);
  const jobs = createJobs({
    log: store.log,
    turns,
    purge: store.purge,
    giveOutQueue,
    further: digestJob(house, publicUrl),
    clock,
    logger,
  });

  const more = await botFrameworkRoutes(house, { turns, publicUrl, senders, credentials: overrides.botCredentials });
  const { assets, streamLimits } = overrides;
  const { routes, server, stream } = buildSurface(house, {
    turns,
    giveOutQueue,
    hub,
    live,
    publicUrl,
    more,
    assets,
    streamLimits,
    practiceTurns: (own, told) => buildTurns(own, publicUrl, told, hub.presence),
    practicePace: overrides.practicePace,
  });
  let closing: Promise<void> | undefined;
  return {
    ...house,
    turns,
    jobs,
    routes,
    publicUrl,
    async listen() {
      ({ port } = await server.listen(config.port, config.host));
      jobs.start();
      outbox.start();
      return { port };
    },
    close() {
      // The server first, in the same moment: a client whose stream ends comes back at once.
      const doors = () => Promise.all([server.close(), stream.close(), live.close()]);
      closing ??= closeEach([doors, jobs.close, turns.close, outbox.close, house.close]);
      return closing;
    },
  };
}

/** What the desk itself sends: e-mail, webhooks, and what is turned into these. */
function ownSenders(house: House, publicUrl: () => string): Record<string, Sender> {
  const { mail, webhook } = house.config;
  const senders: Record<string, Sender> = mail ? mailSenders(house, mail, publicUrl) : {};
  if (webhook) {
    const outbound = createOutbound({ trustedHosts: [new URL(webhook.url).hostname.replace(/^\[|\]$/g, '')] });
    senders[WEBHOOK] = createWebhookSender(webhook, { outbound, clock: house.clock });
  }
  senders[NOTICE] = noticeSender(house, publicUrl);
  return senders;
}

function buildTurns(house: House, publicUrl: () => string, delivered: Delivered, presence: ReplyMail['presence']) {
  const { config, store, language, knowledge, content, clock, ids, logger, signingKey } = house;
  return createTurns({
    store: store.turns,
    understand: language.understand,
    knowledge,
    content,
    links: {
      article: (locale, slug, anchor) => articleAddress({ locale, slug }, anchor),
      ticketStatus: number => statusPath(signingKey, number),
      absolute: path => publicUrl() + path,
    },
    clock,
    ids,
    logger,
    tellsOperators: config.mail !== undefined || config.webhook !== undefined,
    mail: config.mail && replyMailOf(config.mail, presence),
    outboxKind: channel => (leavesByOutbox(channel) ? 'bot-framework.send' : undefined),
    delivered,
    staff: store.staff,
    closures: house.closures.all,
  });
}

/** Web pages and programs read the log themselves, and nothing follows who telephoned or came by; everything else is written to. */
const withoutSender = new Set(['directline', 'support', 'phone', 'visit', 'social']);

function leavesByOutbox(channel: string): boolean {
  return !withoutSender.has(channel);
}

/** Teams and its kin, only when an app id is configured: the SDK costs most of a second to load. */
async function botFrameworkRoutes(
  house: House,
  deps: {
    turns: Turns;
    publicUrl(): string;
    senders: Record<string, Sender>;
    credentials: BotFrameworkDeps['credentialsFactory'];
  },
): Promise<Route[]> {
  const settings = house.config.botFramework;
  if (!settings) return [];
  const { createBotFrameworkChannel } = await import('./channels/bot-framework/channel.ts');
  const { locales, defaultLocale, logger, store } = house;
  const { turns, publicUrl, senders, credentials } = deps;
  const channel = createBotFrameworkChannel({
    settings,
    turns,
    log: store.log,
    locales,
    defaultLocale,
    logger,
    publicUrl,
    ...(credentials ? { credentialsFactory: credentials } : {}),
  });
  Object.assign(senders, channel.senders);
  return channel.routes;
}
