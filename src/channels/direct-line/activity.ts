import type { LoggedActivity } from '../../turn/activity.ts';
import { type CardAttachment, formCard } from '../adaptive-card.ts';

/** A Bot Framework activity as Direct Line clients receive it. There is never a `replyToId`: Web Chat holds an unknown one for 5 s. */
export type DirectLineActivity = {
  type: 'message' | 'event' | 'typing';
  id: string;
  channelId: 'directline';
  timestamp: string;
  locale?: string;
  conversation: { id: string };
  from: { id: string; name?: string; role: 'user' | 'bot' };
  text?: string;
  textFormat?: 'plain' | 'markdown';
  suggestedActions?: { to: []; actions: { type: 'imBack'; title: string; value: string }[] };
  attachments?: CardAttachment[];
  name?: string;
  value?: unknown;
  channelData?: { clientActivityID?: string; solodesk?: { source?: unknown; operator?: string } };
};

/** Activities with the watermark a client hands back to get what comes after them. */
export type ActivitySet = { activities: DirectLineActivity[]; watermark: string };

/** Whose conversation it is: the id clients know the customer by is in their token, not in the log. */
export type Place = { conversationId: string; userId: string };

export function activityId(conversationId: string, n: number): string {
  return `${conversationId}|${String(n).padStart(7, '0')}`;
}

/** @param after the watermark when there are no activities */
export function activitySet(place: Place, logged: readonly LoggedActivity[], after: number): ActivitySet {
  return {
    activities: logged.map(activity => directLineActivity(place, activity)),
    watermark: String(logged.at(-1)?.n ?? after),
  };
}

/** A logged activity in the channel's language. */
export function directLineActivity(place: Place, logged: LoggedActivity): DirectLineActivity {
  return {
    type: logged.kind,
    id: activityId(place.conversationId, logged.n),
    channelId: 'directline',
    timestamp: logged.at,
    locale: logged.locale,
    conversation: { id: place.conversationId },
    from: sender(place, logged),
    ...(logged.kind === 'event' ? { name: logged.event?.name ?? '', value: logged.event?.value } : content(logged)),
    ...channelData(logged),
  };
}

/** An operator is writing: shown for a few seconds, in no log and so without a number. */
export function typingActivity({ conversationId }: Place, operatorName: string, at: string): DirectLineActivity {
  return {
    type: 'typing',
    id: `${conversationId}|typing-${Date.parse(at)}`,
    channelId: 'directline',
    timestamp: at,
    conversation: { id: conversationId },
    from: { id: 'operator', name: operatorName, role: 'bot' },
  };
}

/** What is true of the whole desk now, for clients that show it; in no log and so without a number. */
export function deskActivity(
  { conversationId }: Place,
  event: { name: string; value: unknown },
  at: string,
): DirectLineActivity {
  return {
    type: 'event',
    id: `${conversationId}|${event.name}-${Date.parse(at)}`,
    channelId: 'directline',
    timestamp: at,
    conversation: { id: conversationId },
    from: { id: 'bot', role: 'bot' },
    ...event,
  };
}

/** Operators speak with the role of the bot, the only one beside the customer's that clients know; their name tells them apart. */
function sender(place: Place, logged: LoggedActivity): DirectLineActivity['from'] {
  switch (logged.from) {
    case 'customer':
      return { id: place.userId, role: 'user' };
    case 'bot':
      return { id: 'bot', role: 'bot' };
    case 'operator':
      return { id: 'operator', ...(logged.name === undefined ? {} : { name: logged.name }), role: 'bot' };
  }
}

function content(logged: LoggedActivity): Partial<DirectLineActivity> {
  return {
    ...(logged.text === undefined ? {} : { text: logged.text, textFormat: logged.format ?? 'plain' }),
    ...(logged.choices === undefined || logged.choices.length === 0
      ? {}
      : {
          suggestedActions: {
            to: [],
            actions: logged.choices.map(({ title }) => ({ type: 'imBack' as const, title, value: title })),
          },
        }),
    ...(logged.card === undefined ? {} : { attachments: [formCard(logged.card)] }),
  };
}

/** A client counts its message as sent when it comes back with its own id. */
function channelData(logged: LoggedActivity): Pick<DirectLineActivity, 'channelData'> {
  const operator = logged.from === 'operator' ? logged.name : undefined;
  const solodesk = {
    ...(logged.source === undefined ? {} : { source: logged.source }),
    ...(operator === undefined ? {} : { operator }),
  };
  const data = {
    ...(logged.clientId === undefined ? {} : { clientActivityID: logged.clientId }),
    ...(Object.keys(solodesk).length === 0 ? {} : { solodesk }),
  };
  return Object.keys(data).length === 0 ? {} : { channelData: data };
}
