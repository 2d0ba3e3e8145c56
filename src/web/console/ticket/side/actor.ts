import type { HistoryEntry } from '../../api-types.ts';
import { say } from '../../start/words.ts';

/** Who did it: an operator's name, or the part that acted. */
export function actorName({ actor, operatorId }: Pick<HistoryEntry, 'actor' | 'operatorId'>): string {
  const isPart = operatorId === undefined && (actor === 'customer' || actor === 'bot' || actor === 'system');
  return isPart ? say(`actor.${actor}`) : actor;
}
