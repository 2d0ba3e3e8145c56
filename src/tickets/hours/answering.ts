import { DateTime } from 'luxon';
import { nextOpening, type OpeningHours, openUntil } from './business-time.ts';

/**
 * When a person answers, as it is told to somebody who asks now. `at` (ISO, UTC) lies today, tomorrow, later within a week, so that
 * the day of the week is enough, or further away; days are those of the desk's zone. `unknown`: nobody can promise anything.
 */
export type Answering =
  | { is: 'now' }
  | { is: 'today' | 'tomorrow' | 'weekday' | 'date'; at: string }
  | { is: 'unknown' };

const weekDays = 7;

/** When somebody answers who asks at `now` (ISO), by the opening hours and the times away. */
export function answeringAt(now: string, hours: OpeningHours): Answering {
  const at = nextOpening(now, hours);
  if (at === undefined) return { is: 'unknown' };
  if (Date.parse(at) === Date.parse(now)) return { is: 'now' };
  const days = dayOf(at, hours).diff(dayOf(now, hours), 'days').days;
  if (days < 1) return { is: 'today', at };
  if (days < 2) return { is: 'tomorrow', at };
  return { is: days < weekDays ? 'weekday' : 'date', at };
}

/**
 * Until when what `answeringAt` says stays true (ISO, UTC), while nobody changes the hours: closing time, opening time, or the midnight
 * that makes tomorrow today; after two weeks it is looked at again. Undefined when nobody knows.
 */
export function answeringUntil(now: string, hours: OpeningHours): string | undefined {
  const answering = answeringAt(now, hours);
  if (answering.is === 'now') return openUntil(now, hours);
  if (answering.is === 'unknown') return undefined;
  const midnight = new Date(localDay(now, hours).plus({ days: 1 }).startOf('day').toMillis()).toISOString();
  return midnight < answering.at ? midnight : answering.at;
}

function localDay(at: string, { timeZone }: OpeningHours): DateTime {
  return DateTime.fromISO(at, { zone: timeZone }).startOf('day');
}

/** The date alone, in UTC: a day of 23 or 25 hours is one day all the same. */
function dayOf(at: string, hours: OpeningHours): DateTime {
  return DateTime.fromISO(localDay(at, hours).toISODate() ?? '', { zone: 'utc' });
}
