import { DateTime } from 'luxon';
import { z } from 'zod';

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
  /** An iCalendar file beside policy.yaml; its days are added to `holidays` when it is read. */
  holidayCalendar: z
    .string()
    .regex(/^[A-Za-z0-9_-][A-Za-z0-9._-]*\.ics$/, 'name a file beside policy.yaml, like holidays.ics')
    .optional(),
  holidays: z.array(z.iso.date('write a holiday as 2026-12-25')).default([]),
});
export type BusinessHours = z.infer<typeof BusinessHours>;

function isDisjoint(sorted: readonly string[]): boolean {
  return sorted.every((interval, at) => at === 0 || (sorted[at - 1] ?? '').slice(6) <= interval.slice(0, 5));
}
