import type { ServiceClientCredentialsFactory } from 'botframework-connector';
import type { Logger } from '../../base/logger.ts';
import type { RawRoute } from '../../http/route.ts';
import type { ConversationLog } from '../../turn/ports.ts';
import type { Turns } from '../../turn/turn.ts';
import { createConnector } from './connector.ts';
import type { Locales } from './inbound-turn.ts';
import { messagesRoute } from './messages-route.ts';
import { createSender, type Entry, SEND } from './sender.ts';
import { serviceUrlPolicy } from './service-url.ts';
import type { BotFrameworkSettings } from './settings.ts';

export type BotFrameworkDeps = Locales & {
  settings: BotFrameworkSettings;
  turns: Turns;
  log: ConversationLog;
  logger: Logger;
  /** Public address of the desk, without a slash at the end, for links to articles. */
  publicUrl?: () => string;
  /** Instead of signing in with the app's password; for tests and other clouds. */
  credentialsFactory?: ServiceClientCredentialsFactory;
};

/**
 * Teams and the other Bot Framework channels: the route to listen on and the outbox's sender to answer by.
 * Import this module only when an app id is configured: botbuilder takes 0.7 s to load. Throws when a needed setting is missing.
 */
export function createBotFrameworkChannel(deps: BotFrameworkDeps): {
  routes: RawRoute[];
  senders: Record<string, (entry: Entry) => Promise<void>>;
} {
  const connector = createConnector(deps.settings, deps.credentialsFactory);
  const shared = { ...deps, connector, isAllowed: serviceUrlPolicy(deps.settings.allowedServiceUrls) };
  return { routes: [messagesRoute(shared)], senders: { [SEND]: createSender(shared) } };
}
