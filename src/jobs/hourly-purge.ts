import { type Clock, msBetween } from '../base/clock.ts';
import type { Logger } from '../base/logger.ts';

export type PurgeDeps = {
  /** Deletes what has expired by `now` (ISO). */
  purge(now: string): Promise<void>;
  clock: Clock;
  logger: Logger;
};

const hourMs = 60 * 60 * 1000;

/** To be called often: purges at the first call and then once an hour. Never rejects; what failed is tried again an hour later. */
export function createHourlyPurge({ purge, clock, logger }: PurgeDeps): () => Promise<void> {
  let last: string | undefined;
  return async () => {
    const now = clock.now();
    if (last !== undefined && msBetween(last, now) < hourMs) return;
    last = now;
    await purge(now).catch(err => logger.error({ err }, 'what has expired could not be deleted'));
  };
}
