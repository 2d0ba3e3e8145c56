import { useSyncExternalStore } from 'react';
import { start } from './start.ts';

const tags: Readonly<Record<string, string>> = { zh: 'zh-CN', en: 'en-GB' };
const tag = tags[start.locale] ?? start.locale;
const exact = new Intl.DateTimeFormat(tag, { dateStyle: 'medium', timeStyle: 'short', timeZone: start.timeZone });
const clock = new Intl.DateTimeFormat(tag, { timeStyle: 'short', timeZone: start.timeZone });
const day = new Intl.DateTimeFormat(tag, { dateStyle: 'medium', timeZone: start.timeZone });
const weekday = new Intl.DateTimeFormat(tag, {
  weekday: 'short',
  day: 'numeric',
  month: 'short',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
  timeZone: start.timeZone,
});
const relative = {
  always: new Intl.RelativeTimeFormat(start.locale, { numeric: 'always', style: 'short' }),
  auto: new Intl.RelativeTimeFormat(start.locale, { numeric: 'auto', style: 'short' }),
};
const units = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
] as const;

/** Day and time in the desk's zone. */
export const exactTime = (at: string) => exact.format(Date.parse(at));
export const clockTime = (at: string) => clock.format(Date.parse(at));
/** With the day of the week and without the year. */
export const dayTime = (at: string) => weekday.format(Date.parse(at));
export const dayOf = (at: string) => day.format(Date.parse(at));

/** `3 hr. ago`, `in 20 min.`, `now`. */
export function relativeTime(at: string, now: number): string {
  const ms = Date.parse(at) - now;
  const unit = units.find(([, length]) => Math.abs(ms) >= length);
  return unit ? relative.always.format(Math.trunc(ms / unit[1]), unit[0]) : relative.auto.format(0, 'second');
}

let now = Date.now();
const listeners = new Set<() => void>();

/** The time now, ms; whoever uses it is drawn anew every ten seconds, all at once. */
export function useNow(): number {
  return useSyncExternalStore(
    listener => {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
    () => now,
  );
}

setInterval(tick, 10_000);

function tick(): void {
  now = Date.now();
  for (const listener of listeners) listener();
}
