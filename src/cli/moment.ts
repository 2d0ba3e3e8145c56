import { AppError } from '../base/errors.ts';
import { Moment } from '../base/period.ts';

/** A day or an instant given on the command line. Throws AppError `invalid` that names the option and the mend. */
export function moment(option: string, text: string | undefined): string | undefined {
  const parsed = Moment.safeParse(text);
  if (parsed.success) return parsed.data;
  const mend = 'write a day as 2026-11-01, or an instant as 2026-11-01T09:00:00Z';
  throw new AppError('invalid', 'day', `${option} ${text}: ${mend}`);
}
