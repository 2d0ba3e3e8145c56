/** How long, and how often, a failed delivery is tried again. */
export type RetryPolicy = {
  /** Tries in all, the first included; after the last the entry is a dead letter. */
  maxTries: number;
  baseMs: number;
  maxMs: number;
};

/** Twelve tries over about 70 minutes: a channel's bad hour passes, and a stale answer does not arrive the next day. */
export const defaultRetryPolicy: RetryPolicy = { maxTries: 12, baseMs: 2_000, maxMs: 30 * 60_000 };

/**
 * Milliseconds until the next try: `baseMs` doubled with each failed try, at most `maxMs`, of which the upper half is left to chance so
 * that entries that failed together do not return together. A receiver's own Retry-After is a lower bound.
 * @param failures failed tries so far, from 1
 * @param random in [0, 1)
 */
export function retryDelayMs(policy: RetryPolicy, failures: number, random: number, retryAfterSeconds = 0): number {
  const full = Math.min(policy.maxMs, policy.baseMs * 2 ** (failures - 1));
  return Math.max(Math.round(full * (0.5 + random / 2)), Math.ceil(retryAfterSeconds * 1000));
}
