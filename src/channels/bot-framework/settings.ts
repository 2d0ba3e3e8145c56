/** The names are botbuilder's own, so that its documentation applies. The last seven replace the public cloud's endpoints: all or none. */
export type BotFrameworkSettings = {
  MicrosoftAppId: string;
  MicrosoftAppPassword?: string;
  /** `SingleTenant`, `UserAssignedMSI` or `MultiTenant` (botbuilder's default). */
  MicrosoftAppType?: string;
  MicrosoftAppTenantId?: string;
  /** Service addresses the owner named, beside the public cloud's: `https://host/path`; http only if the owner wrote it so. */
  allowedServiceUrls: readonly string[];
  ValidateAuthority?: string | boolean;
  ToChannelFromBotLoginUrl?: string;
  ToChannelFromBotOAuthScope?: string;
  ToBotFromChannelTokenIssuer?: string;
  OAuthUrl?: string;
  ToBotFromChannelOpenIdMetadataUrl?: string;
  ToBotFromEmulatorOpenIdMetadataUrl?: string;
};

/** Throws, naming the setting, when the channel cannot work: no app id, or nothing to sign in with. */
export function checkSettings(settings: BotFrameworkSettings, hasOwnCredentials: boolean): void {
  if (settings.MicrosoftAppId.trim() === '') {
    throw new Error(
      'MicrosoftAppId is empty: without an app id anybody could speak as the channel, so the route is not made',
    );
  }
  const isManaged = settings.MicrosoftAppType?.toLowerCase() === 'userassignedmsi';
  if (!isManaged && !hasOwnCredentials && !settings.MicrosoftAppPassword?.trim()) {
    throw new Error(
      'MicrosoftAppPassword is missing: the bot could listen but never answer; set it or use UserAssignedMSI',
    );
  }
}
