import { DateTime } from 'luxon';
import { z } from 'zod';

const weekdays = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const;
const Interval = z
  .string()
  .regex(
    /^([01]\d|2[0-3]):[0-5]\d-(([01]\d|2[0-3]):[0-5]\d|24:00)$/,
    'write opening hours as 09:00-12:30; a day ends at 24:00',
  )
  .refine(text => text.slice(0, 5) < text.slice(6), 'an interval ends after it begins; split one that passes midnight');
/** Sorted: adding up opening time relies on it. */
const Day = z
  .array(Interval)
  .transform(intervals => intervals.toSorted())
  .refine(isDisjoint, 'intervals of a day do not overlap; join them into one')
  .default([]);

/** When people work: several intervals a day in one time zone, and the days on which nobody does. */
export const BusinessHours = z.strictObject({
  timeZone: z.string().refine(zone => DateTime.local({ zone }).isValid, 'name an IANA time zone, like Asia/Singapore'),
  days: z.strictObject({
    monday: Day,
    tuesday: Day,
    wednesday: Day,
    thursday: Day,
    friday: Day,
    saturday: Day,
    sunday: Day,
  }),
  holidays: z.array(z.iso.date('write a holiday as 2026-12-25')).default([]),
});
export type BusinessHours = z.infer<typeof BusinessHours>;

function isDisjoint(sorted: readonly string[]): boolean {
  return sorted.every((interval, at) => at === 0 || (sorted[at - 1] ?? '').slice(6) <= interval.slice(0, 5));
}

/** A year without an open minute ends the search: such a policy has no due times. */
const horizonDays = 366;

/**
 * The instant when `minutes` of opening time have passed since `from`.
 *
 * @param from ISO instant
 * @param minutes opening minutes, 0 and up
 * @returns `at` (ISO, UTC) and one readable step per interval used; undefined when there is no opening time within a year
 */
export function addBusinessMinutes(
  from: string,
  minutes: number,
  hours: BusinessHours,
): { at: string; steps: string[] } | undefined {
  const start = DateTime.fromISO(from, { zone: hours.timeZone });
  const steps = [`start ${start.toFormat('ccc yyyy-LL-dd HH:mm')} ${hours.timeZone}, ${minutes} min of opening time`];
  let left = minutes * 60_000;
  for (let offset = 0; offset <= horizonDays; offset += 1) {
    const day = start.startOf('day').plus({ days: offset });
    for (const [opens, closes] of intervalsOf(day, hours)) {
      const begin = DateTime.max(opens, start);
      if (begin >= closes) continue;
      const open = closes.toMillis() - begin.toMillis();
      if (left <= open) {
        const at = begin.plus(left);
        steps.push(
          `${begin.toFormat('ccc yyyy-LL-dd HH:mm')} + ${Math.round(left / 60_000)} min = ${at.toFormat('HH:mm')}`,
        );
        return { at: at.toUTC().toISO() ?? from, steps };
      }
      left -= open;
      steps.push(
        `${begin.toFormat('ccc yyyy-LL-dd HH:mm')}-${closes.toFormat('HH:mm')}: ${Math.round(open / 60_000)} min`,
      );
    }
  }
  return undefined;
}

function intervalsOf(day: DateTime, hours: BusinessHours): [DateTime, DateTime][] {
  if (hours.holidays.includes(day.toISODate() ?? '')) return [];
  const name = weekdays[day.weekday - 1] ?? 'monday';
  return hours.days[name].map(text => [clockTime(day, text.slice(0, 5)), clockTime(day, text.slice(6))]);
}

/** Wall-clock time on that day, so that a change to summer time moves the instant and not the clock; 24:00 is the next midnight. */
function clockTime(day: DateTime, hhmm: string): DateTime {
  const [hour = 0, minute = 0] = hhmm.split(':').map(Number);
  return hour === 24 ? day.plus({ days: 1 }) : day.set({ hour, minute });
}
