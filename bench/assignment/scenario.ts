import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { priorities } from '../../src/tickets/ticket.ts';

const time = z.string().regex(/^\d\d:\d\d$/);
const share = z.number().min(0).max(1);
const shares = z
  .record(z.string(), share)
  .refine(all => Math.abs(Object.values(all).reduce((sum, one) => sum + one, 0) - 1) < 1e-9, 'must add up to 1');

/** Log-normal; `variation` is the standard deviation in means. */
const Spread = z.strictObject({ meanMinutes: z.number().positive(), variation: z.number().positive() });
export type Spread = z.infer<typeof Spread>;

/** Everything that is fixed about a run, and where each shape was taken from. */
export const Scenario = z.strictObject({
  sources: z.record(z.string(), z.string().min(1)),
  /** Ten: the intervals are of Student's t with nine degrees of freedom. */
  seeds: z.array(z.number().int()).length(10),
  days: z.number().int().positive(),
  /** One run for each. */
  ticketsPerDay: z.array(z.number().positive()).min(1),
  /** How many come in each half-hour from `from` on, in proportion. */
  arrivals: z.strictObject({ from: time, halfHours: z.array(z.number().min(0)).min(1) }),
  /** One answer of an operator. */
  handling: Spread,
  /** After an answer a customer writes back with `chance`, at most so often. */
  answers: Spread.extend({ chance: share, most: z.number().int().min(0) }),
  shares: z.strictObject({
    queue: shares,
    locale: shares,
    priority: z.record(z.enum(priorities), share),
  }),
  holdMinutes: z.number().positive(),
  /** The chance that somebody does not come on a day. */
  sickDays: share,
  staff: z
    .array(
      z.strictObject({
        id: z.string(),
        skills: z.array(z.string()),
        languages: z.array(z.string()),
        shifts: z.array(z.string().regex(/^\d\d:\d\d-\d\d:\d\d$/)).min(1),
      }),
    )
    .min(1),
});
export type Scenario = z.infer<typeof Scenario>;

export function readScenario(): Scenario {
  return Scenario.parse(JSON.parse(readFileSync(new URL('scenario.json', import.meta.url), 'utf8')));
}

/** Milliseconds since midnight of `HH:MM`. */
export function msOf(clock: string): number {
  const [hours = Number.NaN, minutes = Number.NaN] = clock.split(':').map(Number);
  return (hours * 60 + minutes) * 60_000;
}
