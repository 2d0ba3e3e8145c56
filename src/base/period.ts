import { z } from 'zod';
import { plusMs } from './clock.ts';

const dayMs = 24 * 60 * 60 * 1000;

/** A day as `2026-03-31`, or an instant with its zone; empty counts as not given. */
export const Moment = z.union([z.literal(''), z.iso.date(), z.iso.datetime({ offset: true })]).optional();
type Moment = z.infer<typeof Moment>;

/** `[from, to)` as ISO instants. */
export type Period = { from: string | undefined; to: string | undefined };

/** A day counts whole, in UTC: from 2026-03-01 to 2026-03-31 is all of March. An instant as `to` is left out itself. */
export function periodOf({ from, to }: { from: Moment; to: Moment }): Period {
  return {
    from: from ? plusMs(from, 0) : undefined,
    to: to ? plusMs(to, isDay(to) ? dayMs : 0) : undefined,
  };
}

function isDay(moment: string): boolean {
  return moment.length === 'yyyy-mm-dd'.length;
}
