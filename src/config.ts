import { resolve } from 'node:path';
import { z } from 'zod';
import { AppError } from './base/errors.ts';

const url = z.url({ protocol: /^https?$/, error: 'write an address like https://help.example.com' });
const list = z.string().transform(text =>
  text
    .split(',')
    .map(part => part.trim())
    .filter(part => part !== ''),
);
/** `Lumen & Loom <hello@example.com>`, or the address alone. */
const sender = z
  .string()
  .max(320)
  .regex(/^[^\r\n<>]*<[^\s<>@]+@[^\s<>@]+>$|^[^\s<>@]+@[^\s<>@]+$/, 'write a sender like My Shop <hello@example.com>');
const port = z.coerce.number({ error: 'write a port number, like 3978' }).int().min(0).max(65_535);

/** Every variable that is read, all optional; `.env.example` lists the same ones. */
export const Environment = z.object({
  PORT: port.default(3978),
  HOST: z.string().min(1).default('127.0.0.1'),
  PUBLIC_URL: url.optional(),
  DATA_DIR: z.string().min(1).default('./data'),
  KNOWLEDGE_DIR: z.string().min(1).default('./knowledge'),
  DIALOGS_DIR: z.string().min(1).default('./dialogs'),
  TRUSTED_PROXIES: list.default([]),
  ALLOWED_SITES: list.default([]),
  LOG_LEVEL: z.enum(['debug', 'info', 'warn', 'error', 'silent']).default('info'),
  SMTP_URL: z
    .url({ protocol: /^smtps?$/, error: 'write an address like smtps://user:password@mail.example.com' })
    .optional(),
  MAIL_FROM: sender.optional(),
  WEBHOOK_URL: url.optional(),
  WEBHOOK_SECRET: z
    .string()
    .regex(/^whsec_[A-Za-z0-9+/]{32,}={0,2}$/, 'write whsec_ and 24 random bytes or more in base64')
    .optional(),
  MicrosoftAppId: z.string().min(1).optional(),
  MicrosoftAppPassword: z.string().min(1).optional(),
  MicrosoftAppType: z.enum(['SingleTenant', 'MultiTenant', 'UserAssignedMSI']).default('SingleTenant'),
  MicrosoftAppTenantId: z.string().min(1).optional(),
  MicrosoftServiceUrls: list.default([]),
  ValidateAuthority: z.string().optional(),
  ToChannelFromBotLoginUrl: url.optional(),
  ToChannelFromBotOAuthScope: z.string().optional(),
  ToBotFromChannelTokenIssuer: z.string().optional(),
  OAuthUrl: url.optional(),
  ToBotFromChannelOpenIdMetadataUrl: url.optional(),
  ToBotFromEmulatorOpenIdMetadataUrl: url.optional(),
});
type Environment = z.infer<typeof Environment>;

export type Config = {
  port: number;
  host: string;
  /** Without a trailing slash; undefined = the address the server listens on. */
  publicUrl: string | undefined;
  dataDir: string;
  knowledgeDir: string;
  dialogsDir: string;
  /** Addresses of proxies whose X-Forwarded-For is believed. */
  trustedProxies: string[];
  /** Origins that may show the chat in a frame besides our own, e.g. https://shop.example. */
  allowedSites: string[];
  logLevel: Environment['LOG_LEVEL'];
  /** Set when the desk can send e-mail. */
  mail: MailConfig | undefined;
  /** Set when a program of the owner's is told what happens. */
  webhook: WebhookConfig | undefined;
  /** Set when Teams or another Bot Framework channel is connected. */
  botFramework: BotFrameworkConfig | undefined;
};

/** `from` may be `Name <address>`, `address` is the address in it. */
export type MailConfig = { smtpUrl: string; from: string; address: string };

/** `secret` as Standard Webhooks writes one: `whsec_` and base64. */
export type WebhookConfig = { url: string; secret: string };

const botFrameworkNames = [
  'MicrosoftAppPassword',
  'MicrosoftAppTenantId',
  'ValidateAuthority',
  'ToChannelFromBotLoginUrl',
  'ToChannelFromBotOAuthScope',
  'ToBotFromChannelTokenIssuer',
  'OAuthUrl',
  'ToBotFromChannelOpenIdMetadataUrl',
  'ToBotFromEmulatorOpenIdMetadataUrl',
] as const;

/** botbuilder's own names, so that its documentation applies; those after the tenant are for clouds other than the public one. */
export type BotFrameworkConfig = Partial<Record<(typeof botFrameworkNames)[number], string>> & {
  MicrosoftAppId: string;
  MicrosoftAppType: Environment['MicrosoftAppType'];
  /** Service addresses besides the public cloud's that replies may be sent to. */
  allowedServiceUrls: string[];
};

/**
 * Reads the environment.
 *
 * @param environment name -> value; an empty value counts as not set
 * @throws AppError `configuration`, naming every variable that is wrong and how to mend it
 */
export function readConfig(environment: Readonly<Record<string, string | undefined>>): Config {
  const given = Object.fromEntries(
    Object.entries(environment).filter(([, value]) => value !== undefined && value !== ''),
  );
  const parsed = Environment.safeParse(given);
  if (!parsed.success) {
    const faults = parsed.error.issues.map(issue => `${issue.path.join('.')}: ${issue.message}`);
    throw new AppError('invalid', 'configuration', `The environment cannot be used:\n${faults.join('\n')}`);
  }
  const env = parsed.data;
  return {
    port: env.PORT,
    host: env.HOST,
    publicUrl: env.PUBLIC_URL?.replace(/\/+$/, ''),
    dataDir: resolve(env.DATA_DIR),
    knowledgeDir: resolve(env.KNOWLEDGE_DIR),
    dialogsDir: resolve(env.DIALOGS_DIR),
    trustedProxies: env.TRUSTED_PROXIES,
    allowedSites: env.ALLOWED_SITES,
    logLevel: env.LOG_LEVEL,
    mail: mail(env),
    webhook: webhook(env),
    botFramework: botFramework(env),
  };
}

function mail({ SMTP_URL: smtpUrl, MAIL_FROM: from }: Environment): MailConfig | undefined {
  if (smtpUrl === undefined) return undefined;
  if (from === undefined) {
    throw new AppError('invalid', 'configuration', 'MAIL_FROM: name who writes, like My Shop <hello@example.com>');
  }
  return { smtpUrl, from, address: (/<(.+)>$/.exec(from)?.[1] ?? from).toLowerCase() };
}

function webhook({ WEBHOOK_URL: at, WEBHOOK_SECRET: secret }: Environment): WebhookConfig | undefined {
  if (at === undefined) return undefined;
  if (secret === undefined) {
    const message = 'WEBHOOK_SECRET: without it the receiver cannot tell that the desk sent it; share one, whsec_...';
    throw new AppError('invalid', 'configuration', message);
  }
  return { url: at, secret };
}

function botFramework(env: Environment): BotFrameworkConfig | undefined {
  if (env.MicrosoftAppId === undefined) return undefined;
  if (env.MicrosoftAppType === 'SingleTenant' && env.MicrosoftAppTenantId === undefined) {
    const message =
      'MicrosoftAppTenantId: a SingleTenant app needs its tenant id (Azure portal > App registrations > Overview)';
    throw new AppError('invalid', 'configuration', message);
  }
  if (env.MicrosoftAppType !== 'UserAssignedMSI' && env.MicrosoftAppPassword === undefined) {
    const message =
      'MicrosoftAppPassword: without it the bot could listen but never answer; set it or use UserAssignedMSI';
    throw new AppError('invalid', 'configuration', message);
  }
  const given = botFrameworkNames.flatMap(name => (env[name] === undefined ? [] : [[name, env[name]] as const]));
  return {
    ...Object.fromEntries(given),
    MicrosoftAppId: env.MicrosoftAppId,
    MicrosoftAppType: env.MicrosoftAppType,
    allowedServiceUrls: env.MicrosoftServiceUrls,
  };
}
