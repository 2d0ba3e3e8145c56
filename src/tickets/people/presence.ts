import type { Presence } from './ports.ts';

/** As it is at `now` (ISO): who is away until a moment that has passed is back. */
export function presenceAt(stored: Presence, now: string): Presence {
  const isBack = stored.presence === 'online' || (stored.awayUntil !== undefined && stored.awayUntil <= now);
  if (isBack) return { presence: 'online' };
  return { presence: 'away', ...(stored.awayUntil === undefined ? {} : { awayUntil: stored.awayUntil }) };
}

export function isPresent(stored: Presence, now: string): boolean {
  return presenceAt(stored, now).presence === 'online';
}
