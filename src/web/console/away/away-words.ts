import type { DeskJson, Presence } from '../api-types.ts';
import { clockTime, dayOf, exactTime } from '../start/times.ts';
import { say } from '../start/words.ts';

/** The time alone while it is today, by the shop's clock. */
function momentOf(at: string): string {
  return dayOf(at) === dayOf(new Date().toISOString()) ? clockTime(at) : exactTime(at);
}

/** "online", "away", "away until 14:30". */
export function presenceWords({ presence, awayUntil }: { presence: Presence; awayUntil?: string }): string {
  if (presence === 'online') return say('away.online');
  return awayUntil === undefined ? say('away.away') : say('away.awayUntil', { time: momentOf(awayUntil) });
}

/** Whether somebody answers at the desk, and since when or until when not. */
export function deskWords({ isOpen, isAway, awayUntil, answersAt }: DeskJson): string {
  if (isOpen) return say('away.deskOpen');
  if (!isAway) {
    return answersAt === undefined
      ? say('away.deskClosed')
      : say('away.deskClosedUntil', { time: momentOf(answersAt) });
  }
  return awayUntil === undefined ? say('away.deskAway') : say('away.deskAwayUntil', { time: momentOf(awayUntil) });
}
