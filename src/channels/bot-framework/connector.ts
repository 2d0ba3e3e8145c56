import {
  type Activity,
  CloudAdapter,
  ConfigurationBotFrameworkAuthentication,
  ConfigurationServiceClientCredentialFactory,
} from 'botbuilder';
import { AuthenticationError, type ServiceClientCredentialsFactory } from 'botframework-connector';
import { AppError } from '../../base/errors.ts';
import { connectorHttp } from './connector-http.ts';
import type { Address, InboundActivity } from './inbound-activity.ts';
import { type BotFrameworkSettings, checkSettings } from './settings.ts';

/** The protocol as the desk uses it: who speaks to us, and a way to speak back. */
export type Connector = {
  /** Rejects with AppError `unauthenticated` unless the token is the channel's own, for this app and this service address. */
  authenticate(activity: InboundActivity, authorization: string): Promise<void>;
  /** Posts one activity into the conversation. Rejects as `connector-http.ts` says. */
  post(address: Address, activity: Partial<Activity>): Promise<void>;
};

export function createConnector(
  settings: BotFrameworkSettings,
  credentialsFactory?: ServiceClientCredentialsFactory,
): Connector {
  checkSettings(settings, credentialsFactory !== undefined);
  const { allowedServiceUrls: _, MicrosoftAppPassword, MicrosoftAppType, ...endpoints } = settings;
  const { MicrosoftAppId, MicrosoftAppTenantId } = settings;
  const credentials =
    credentialsFactory ??
    new ConfigurationServiceClientCredentialFactory({
      MicrosoftAppId,
      ...(MicrosoftAppPassword === undefined ? {} : { MicrosoftAppPassword }),
      ...(MicrosoftAppType === undefined ? {} : { MicrosoftAppType }),
      ...(MicrosoftAppTenantId === undefined ? {} : { MicrosoftAppTenantId }),
    });
  const authentication = new ConfigurationBotFrameworkAuthentication(endpoints, credentials, undefined, undefined, {
    httpClient: connectorHttp,
  });
  const adapter = new CloudAdapter(authentication);
  return {
    authenticate: async ({ type, channelId, serviceUrl }, authorization) => {
      // Activity has two dozen required fields, of which authentication reads these; the cast spares inventing the others.
      const seen = { type, channelId, serviceUrl } as Activity;
      await authentication.authenticateRequest(seen, authorization).catch(err => {
        throw isOurTrouble(err)
          ? err
          : new AppError('unauthenticated', 'bot_token_refused', 'Bot Framework token refused', { cause: err });
      });
    },
    post: (address, activity) =>
      adapter.continueConversationAsync(MicrosoftAppId, referenceOf(address), async context => {
        // The continuation carries an id of its own; clients hold back a reply to an activity they have never seen.
        context.onSendActivities(async (_context, activities, next) => {
          for (const sent of activities) delete sent.replyToId;
          return next();
        });
        await context.sendActivity(activity);
      }),
  };
}

/** The signing keys could not be fetched: that is no reason to call the caller a forger. */
function isOurTrouble(err: unknown): boolean {
  if (err instanceof AuthenticationError) return err.statusCode >= 500;
  return err instanceof Error && err.name === 'FetchError';
}

function referenceOf({ conversation, bot, user, ...rest }: Address) {
  const { name, conversationType, tenantId, id, isGroup } = conversation;
  return {
    ...rest,
    // The SDK's type wants every field of these, though channels send only some.
    conversation: {
      id,
      isGroup,
      name: name ?? '',
      conversationType: conversationType ?? '',
      ...(tenantId === undefined ? {} : { tenantId }),
    },
    bot: { id: bot.id, name: bot.name ?? '' },
    user: {
      id: user.id,
      name: user.name ?? '',
      ...(user.aadObjectId === undefined ? {} : { aadObjectId: user.aadObjectId }),
    },
  };
}
