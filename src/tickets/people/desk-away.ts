import type { BusinessHours } from '../hours/business-hours.ts';
import { isClosedAt, nextOpening } from '../hours/business-time.ts';
import type { AwayInterval } from './ports.ts';

/** `isOpen`: somebody answers now. `answersAt` (ISO): when somebody does, if not now and if that is known. */
export type DeskState = { isOpen: boolean; isAway: boolean; answersAt?: string };

/** Whether somebody answers at `now` (ISO), by the opening hours and the times away. */
export function deskAt(now: string, hours: BusinessHours, closures: readonly AwayInterval[]): DeskState {
  const isAway = isClosedAt(now, { ...hours, closures });
  const answersAt = nextOpening(now, { ...hours, closures });
  if (answersAt === now) return { isOpen: true, isAway };
  return { isOpen: false, isAway, ...(answersAt === undefined ? {} : { answersAt }) };
}
