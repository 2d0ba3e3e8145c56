/** Half an hour from `now` (ms), ISO. */
export function inHalfAnHour(now: number): string {
  return new Date(now + 30 * 60_000).toISOString();
}

/** The end of the day that it is at `now` (ms) in a time zone (IANA name), ISO. */
export function endOfDay(now: number, timeZone: string): string {
  const [date = ''] = wallClock(now, timeZone).split('T');
  const next = new Date(Date.parse(`${date}T00:00Z`) + 86_400_000).toISOString().slice(0, 16);
  return instantOf(next, timeZone) ?? new Date(now).toISOString();
}

/** The instant (ISO) at which clocks in a time zone show `local`, like `2026-03-02T14:30`; undefined for anything else. */
export function instantOf(local: string, timeZone: string): string | undefined {
  const wanted = Date.parse(`${local}Z`);
  if (Number.isNaN(wanted)) return undefined;
  // The second look is for a change of the clocks between the first guess and the instant.
  const first = wanted - offsetAt(wanted, timeZone);
  return new Date(wanted - offsetAt(first, timeZone)).toISOString();
}

/** What clocks in a time zone show at an instant (ms), like `2026-03-02T14:30`. */
export function wallClock(at: number, timeZone: string): string {
  const parts = new Intl.DateTimeFormat('en-CA', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
  }).formatToParts(at);
  const part = (wanted: Intl.DateTimeFormatPartTypes) => parts.find(({ type }) => type === wanted)?.value ?? '';
  return `${part('year')}-${part('month')}-${part('day')}T${part('hour')}:${part('minute')}`;
}

/** How far clocks in a time zone are ahead of UTC, ms. */
function offsetAt(at: number, timeZone: string): number {
  const minute = Math.floor(at / 60_000) * 60_000;
  return Date.parse(`${wallClock(minute, timeZone)}Z`) - minute;
}
