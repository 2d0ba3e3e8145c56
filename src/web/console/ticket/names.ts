import type { HistoryEntry, TicketJson } from '../api-types.ts';
import { hasWords, say } from '../start/words.ts';

export function customerName({ name, email }: TicketJson['customer']): string {
  return name ?? email ?? say('list.unknownCustomer');
}

/** A name that may be as long as its owner likes, for the middle of a sentence. */
export function shortened(name: string): string {
  const characters = [...name];
  return characters.length > 40 ? `${characters.slice(0, 39).join('')}…` : name;
}

/** What the desk has a word for, else the name itself. */
function wordOf(group: string, name: string): string {
  return hasWords(`${group}.${name}`) ? say(`${group}.${name}`) : name;
}

export const channelName = (channel: string) => wordOf('channel', channel);
export const queueName = (queue: string) => wordOf('queueName', queue);
export const topicName = (topic: string) => wordOf('topic', topic);

/** `customer-wrote` -> `customerWrote`: sentences have no hyphen in their names. */
export function eventWords({ kind, text }: Pick<HistoryEntry, 'kind' | 'text'>): string {
  // after the name may stand what the rules had to overlook
  const [name] = text?.split(', without:') ?? [];
  if (kind === 'assigned' && name) return say('event.assignedTo', { name });
  return wordOf(
    'event',
    kind.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase()),
  );
}

/** A share of 0 to 1 as whole percent. */
export function wholePercent(share: number): number {
  return Math.round(Math.min(Math.max(share, 0), 1) * 100);
}

/** How sure the bot was of an article and from when on it answered then; of an old ticket, how well it matched. */
export function certainty({
  score,
  confidence,
  answerFrom,
}: {
  score: number;
  confidence?: number;
  answerFrom?: number;
}): string {
  if (confidence === undefined) return say('ticket.score', { percent: wholePercent(score) });
  const percent = wholePercent(confidence);
  if (answerFrom === undefined) return say('ticket.sure', { percent });
  return say('ticket.sureFrom', { percent, from: wholePercent(answerFrom) });
}
