import { type Clock, msBetween } from '../base/clock.ts';
import type { Logger } from '../base/logger.ts';
import type { DigestDay } from '../tickets/notify/digest.ts';

export type DigestDeps = {
  /** The morning at `now` (ISO) whose overview is due, if one is. */
  dayAt(now: string): DigestDay | undefined;
  /** Writes that morning's overviews; those that were written already are left alone. */
  write(day: DigestDay, now: string): Promise<void>;
  clock: Clock;
  logger: Logger;
};

const minuteMs = 60_000;

/** To be called often: writes each morning's overviews once. Never rejects; what failed is tried again a minute later. */
export function createDigestJob({ dayAt, write, clock, logger }: DigestDeps): () => Promise<void> {
  let written: string | undefined;
  let last: string | undefined;
  return async () => {
    const now = clock.now();
    if (last !== undefined && Math.abs(msBetween(last, now)) < minuteMs) return;
    last = now;
    const day = dayAt(now);
    if (!day || day.day === written) return;
    try {
      await write(day, now);
      written = day.day;
    } catch (err) {
      logger.error({ err }, 'the morning overview could not be written');
    }
  };
}
