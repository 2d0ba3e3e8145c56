import type { Activity, Attachment, SuggestedActions } from 'botframework-schema';
import type { LoggedActivity } from '../../turn/activity.ts';
import { choiceCard, formCard } from '../adaptive-card.ts';

/** Clients a program reads: there a handoff event means something. Teams and the messengers would refuse or show it. */
const TAKE_EVENTS = ['directline', 'webchat', 'emulator', 'omnichannel'];
const SHOW_CARDS = ['msteams', 'webchat', 'directline', 'emulator'];

/**
 * A logged activity in the channel's language; undefined for what does not go there (the customer's own words, events in Teams).
 * `publicUrl` (no slash at the end) makes links to our own pages absolute: outside our website a path leads nowhere.
 */
export function channelActivity(
  logged: LoggedActivity,
  channelId: string,
  publicUrl?: string,
): Partial<Activity> | undefined {
  if (logged.from === 'customer') return undefined;
  if (logged.kind === 'event') return eventActivity(logged, channelId);
  const attachments: Attachment[] = [];
  const choices = logged.choices ?? [];
  if (logged.card !== undefined && SHOW_CARDS.includes(channelId)) attachments.push(formCard(logged.card));
  if (choices.length > 0 && channelId === 'msteams') attachments.push(choiceCard(choices));
  return {
    type: 'message',
    ...wordsOf(logged, publicUrl),
    locale: logged.locale,
    ...(attachments.length === 0 ? {} : { attachments }),
    ...(choices.length > 0 && channelId !== 'msteams'
      ? { suggestedActions: suggested(choices.map(c => c.title)) }
      : {}),
  };
}

function eventActivity({ event }: LoggedActivity, channelId: string): Partial<Activity> | undefined {
  if (event === undefined || !TAKE_EVENTS.includes(channelId)) return undefined;
  return { type: 'event', name: event.name, value: event.value };
}

function suggested(titles: string[]): SuggestedActions {
  // An empty `to` means everybody in the conversation.
  return { to: [], actions: titles.map(title => ({ type: 'imBack', title, value: title })) };
}

function wordsOf(logged: LoggedActivity, publicUrl: string | undefined): Pick<Activity, 'text' | 'textFormat'> {
  const text = logged.text ?? '';
  const isMarkdown = logged.format === 'markdown';
  if (logged.from === 'operator' && logged.name !== undefined) {
    return { text: `**${escaped(logged.name)}:** ${isMarkdown ? text : escaped(text)}`, textFormat: 'markdown' };
  }
  return { text: isMarkdown ? absoluteLinks(text, publicUrl) : text, textFormat: isMarkdown ? 'markdown' : 'plain' };
}

function absoluteLinks(text: string, publicUrl: string | undefined): string {
  return publicUrl === undefined ? text : text.replace(/\]\((?=\/(?!\/))/g, `](${publicUrl}`);
}

/** Plain words inside markdown: nothing in them is markup, and each line stays a line. */
function escaped(text: string): string {
  return text.replace(/[\\`*_[\]<>~|]|^(?=[#+-]|\d+[.)])/gm, '\\$&').replace(/\r?\n/g, '\n\n');
}
