/** Where the time comes from. Instants are UTC ISO 8601 strings with milliseconds, as they are stored. */
export type Clock = { now(): string };

export const systemClock: Clock = { now: () => new Date().toISOString() };

/** A clock that stands still until it is moved; for tests and replays. */
export function fixedClock(start: string): Clock & { set(at: string): void; advance(ms: number): void } {
  let at = Date.parse(start);
  return {
    now: () => new Date(at).toISOString(),
    set: next => {
      at = Date.parse(next);
    },
    advance: ms => {
      at += ms;
    },
  };
}

/** `at` (ISO) moved by `ms` milliseconds, as ISO. */
export function plusMs(at: string, ms: number): string {
  return new Date(Date.parse(at) + ms).toISOString();
}

/** Milliseconds from `from` to `to`, both ISO; negative when `to` is earlier. */
export function msBetween(from: string, to: string): number {
  return Date.parse(to) - Date.parse(from);
}
