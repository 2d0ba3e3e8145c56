import { createHash } from 'node:crypto';
import { type Locale, matchLocale } from '../../base/locale.ts';
import type { Opening, Turn } from '../../turn/turn.ts';
import { type Address, type InboundActivity, Mention } from './inbound-activity.ts';
import { submittedFields } from './submitted-fields.ts';

export type Locales = { locales: readonly Locale[]; defaultLocale: Locale };

/** The channel names the desk gives to its own doors; Azure's Direct Line must not pass for ours. */
const OUR_OWN = ['directline', 'support', 'email', 'web'];

/** Our id for a channel's conversation: 128 bits of a hash, so that it is the same after a restart and tells nothing. */
export function conversationIdOf(channelId: string, channelConversationId: string): string {
  const hash = createHash('sha256').update(`${channelId}\n${channelConversationId}`).digest();
  return `cnv_${hash.subarray(0, 16).toString('base64url')}`;
}

/** The turn an authenticated activity stands for; undefined for what needs no answer (installation, typing, reactions, ...). */
export function turnOf(activity: InboundActivity, locales: Locales): Turn | undefined {
  if (activity.type === 'message') return messageTurn(activity, locales);
  if (activity.type === 'conversationUpdate') return startTurn(activity, locales);
  return undefined;
}

function messageTurn(activity: InboundActivity, locales: Locales): Turn | undefined {
  const fields = submittedFields(activity.value);
  const text = withoutMention(activity) || (typeof activity.value === 'string' ? activity.value.slice(0, 4000) : '');
  if (text === '' && fields === undefined) return undefined;
  return {
    kind: 'message',
    conversationId: conversationIdOf(activity.channelId, activity.conversation.id),
    ...(activity.id === undefined ? {} : { clientId: activity.id }),
    text,
    ...(fields === undefined ? {} : { fields }),
    opening: openingOf(activity, activity.from, locales),
  };
}

/** A greeting for a person who joins; never in a group, where every newcomer would set it off. */
function startTurn(activity: InboundActivity, locales: Locales): Turn | undefined {
  const person = activity.membersAdded?.find(member => member.id !== activity.recipient.id);
  if (person === undefined || activity.conversation.isGroup) return undefined;
  return {
    kind: 'start',
    conversationId: conversationIdOf(activity.channelId, activity.conversation.id),
    opening: openingOf(activity, person, locales),
  };
}

function openingOf(activity: InboundActivity, person: InboundActivity['from'], locales: Locales): Opening {
  const { channelId, serviceUrl, conversation, recipient } = activity;
  const address: Address = { channelId, serviceUrl, conversation, bot: recipient, user: person };
  return {
    channel: OUR_OWN.includes(channelId.toLowerCase()) ? `azure-${channelId}` : channelId,
    // Only Teams vouches for the directory id; a Direct Line client could write anybody's.
    channelUser: (channelId === 'msteams' ? person.aadObjectId : undefined) ?? person.id,
    ...(person.name === undefined ? {} : { name: person.name }),
    locale: matchLocale(activity.locale, locales.locales, locales.defaultLocale),
    address,
  };
}

/** The customer's words without `<at>Bot</at>` and the non-breaking space that Teams leaves behind it. */
function withoutMention(activity: InboundActivity): string {
  let text = activity.text ?? '';
  for (const entity of activity.entities ?? []) {
    const mention = Mention.safeParse(entity);
    if (mention.success && mention.data.mentioned.id === activity.recipient.id)
      text = text.replaceAll(mention.data.text, ' ');
  }
  return text.replaceAll('&nbsp;', ' ').trim();
}
