import { describe, expect, it } from 'vitest';
import { defaultRetryPolicy, retryDelayMs } from '../../src/outbox/backoff.ts';

const policy = { maxTries: 5, baseMs: 1000, maxMs: 10_000 };

describe('retryDelayMs', () => {
  it.each([
    { failures: 1, random: 0, ms: 500 },
    { failures: 1, random: 0.5, ms: 750 },
    { failures: 2, random: 0, ms: 1000 },
    { failures: 4, random: 0.999, ms: 7996 },
    { failures: 5, random: 0, ms: 5000 },
    { failures: 400, random: 0, ms: 5000 },
  ])('waits $ms ms after $failures failures at random $random', ({ failures, random, ms }) => {
    expect(retryDelayMs(policy, failures, random)).toBe(ms);
  });

  it("waits at least the receiver's own Retry-After", () => {
    expect(retryDelayMs(policy, 1, 0, 90)).toBe(90_000);
    expect(retryDelayMs(policy, 4, 0, 1)).toBe(4000);
  });

  it('spreads the default tries over between half an hour and two hours', () => {
    const total = (random: number) =>
      Array.from({ length: defaultRetryPolicy.maxTries - 1 }, (_, i) =>
        retryDelayMs(defaultRetryPolicy, i + 1, random),
      ).reduce((sum, ms) => sum + ms, 0) / 60_000;
    expect(total(0)).toBeGreaterThan(30);
    expect(total(1)).toBeLessThan(120);
  });
});
