import { AppError } from '../../base/errors.ts';

/** `until` as it is stored. AppError `invalid` when it has passed: nobody means to be away until yesterday. */
export function untilMoment(until: string | undefined, now: string): string | undefined {
  if (until === undefined) return undefined;
  const at = new Date(until).toISOString();
  if (at <= now) throw new AppError('invalid', 'until_past', 'until has passed already; give a later moment, or none');
  return at;
}
