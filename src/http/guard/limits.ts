import RateLimiterMemory from 'rate-limiter-flexible/lib/RateLimiterMemory.js';
import RateLimiterRes from 'rate-limiter-flexible/lib/RateLimiterRes.js';
import { AppError } from '../../base/errors.ts';

/** So many points in so many seconds, counted from the first. */
export type Limit = { points: number; seconds: number };

/** Counts uses by name and key in this process's memory. An unknown name throws: a limit must be declared in `policy.yaml`. */
export type Limiter = {
  /** Uses one point; rejects with AppError `limited` and its `retryAfterSeconds` when none is left. */
  take(name: string, key: string): Promise<void>;
  /** Rejects as `take` does when no point is left, without using one: for counting failures only. */
  check(name: string, key: string): Promise<void>;
  /** Gives all points of the key back, after a success. */
  clear(name: string, key: string): Promise<void>;
  has(name: string): boolean;
};

export function createLimiter(limits: Readonly<Record<string, Limit>>): Limiter {
  const buckets = new Map(
    Object.entries(limits).map(([name, { points, seconds }]) => [
      name,
      new RateLimiterMemory({ points, duration: seconds, keyPrefix: '' }),
    ]),
  );
  const bucket = (name: string) => {
    const found = buckets.get(name);
    if (found === undefined) throw new Error(`No limit named ${name}; declare it under limits in policy.yaml`);
    return found;
  };
  return {
    async take(name, key) {
      await bucket(name)
        .consume(key)
        .catch((cause: unknown) => {
          throw cause instanceof RateLimiterRes ? limited(name, cause.msBeforeNext) : cause;
        });
    },
    async check(name, key) {
      const used = await bucket(name).get(key);
      if (used !== null && used.remainingPoints <= 0) throw limited(name, used.msBeforeNext);
    },
    async clear(name, key) {
      await bucket(name).delete(key);
    },
    has: name => buckets.has(name),
  };
}

function limited(name: string, msBeforeNext: number): AppError {
  const retryAfterSeconds = Math.max(1, Math.ceil(msBeforeNext / 1000));
  return new AppError('limited', 'limited', `Too many ${name}; try again in ${retryAfterSeconds} s`, {
    retryAfterSeconds,
  });
}
