import { z } from 'zod';

/** Services leave a field out or send null; both mean absent. */
const optionalText = (max: number) =>
  z
    .string()
    .nullish()
    .transform(text => text?.slice(0, max) || undefined);

const Account = z.object({
  id: z.string().min(1).max(1024),
  name: optionalText(256),
  aadObjectId: optionalText(128),
});

/** What a proactive message needs: the part of a Bot Framework conversation reference that is kept with the conversation. */
export const Address = z.object({
  channelId: z.string().regex(/^[A-Za-z][\w-]{0,63}$/),
  serviceUrl: z.url({ protocol: /^https?$/ }).max(2048),
  conversation: z.object({
    id: z.string().min(1).max(1024),
    name: optionalText(256),
    isGroup: z.boolean().nullish().transform(Boolean),
    conversationType: optionalText(64),
    tenantId: optionalText(128),
  }),
  bot: Account,
  user: Account,
});
export type Address = z.infer<typeof Address>;

/** A Bot Framework activity as far as the desk reads it; unknown fields are stripped. Source: Bot Framework Activity 3.1. */
export const InboundActivity = z.object({
  type: z.string().min(1).max(64),
  id: optionalText(512),
  channelId: Address.shape.channelId,
  serviceUrl: Address.shape.serviceUrl,
  conversation: Address.shape.conversation,
  from: Account,
  recipient: Account,
  /** Teams refuses messages above 28 KB; more than this did not come from a person. */
  text: z.string().max(32_000).nullish(),
  locale: optionalText(35),
  /** What a card's Action.Submit carries. */
  value: z.unknown().optional(),
  membersAdded: z.array(Account).max(1000).nullish(),
  /** Of every shape; only mentions are looked at. */
  entities: z.array(z.unknown()).max(500).nullish(),
});
export type InboundActivity = z.infer<typeof InboundActivity>;

export const Mention = z.object({
  type: z.literal('mention'),
  text: z.string().min(1),
  mentioned: z.object({ id: z.string() }),
});
