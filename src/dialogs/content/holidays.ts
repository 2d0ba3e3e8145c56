import { join } from 'node:path';
import { ContentError } from '../../content/problem.ts';
import { readHolidays } from '../../tickets/hours/holiday-calendar.ts';
import type { Policy } from './policy.ts';
import { readText } from './yaml-file.ts';

/**
 * The policy with the days of its holiday calendar beside those it lists.
 *
 * @throws ContentError with every fault of the calendar
 */
export function withHolidays(dir: string, policy: Policy): Policy {
  const { hours } = policy;
  if (hours.holidayCalendar === undefined) return policy;
  const file = `dialogs/${hours.holidayCalendar}`;
  const { dates, faults } = readHolidays(readText(join(dir, hours.holidayCalendar), file));
  if (faults.length > 0) throw new ContentError(faults.map(fault => ({ file, ...fault })));
  return { ...policy, hours: { ...hours, holidays: [...new Set([...hours.holidays, ...dates])].sort() } };
}
