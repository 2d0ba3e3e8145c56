import { describe, expect, it } from 'vitest';
import { createLimiter } from '../../../src/http/guard/limits.ts';

describe('createLimiter', () => {
  it('rejects the first use too many, key by key', async () => {
    const limiter = createLimiter({ polls: { points: 2, seconds: 60 } });
    await limiter.take('polls', 'a');
    await limiter.take('polls', 'a');
    await expect(limiter.take('polls', 'a')).rejects.toMatchObject({ kind: 'limited', retryAfterSeconds: 60 });
    await limiter.take('polls', 'b');
  });

  it('keeps limits of different names apart', async () => {
    const limiter = createLimiter({ polls: { points: 1, seconds: 60 }, messages: { points: 1, seconds: 60 } });
    await limiter.take('polls', 'a');
    await limiter.take('messages', 'a');
  });

  it('counts failures only, where asked to', async () => {
    const limiter = createLimiter({ signIn: { points: 1, seconds: 60 } });
    await limiter.check('signIn', 'a');
    await limiter.check('signIn', 'a');
    await limiter.take('signIn', 'a');
    await expect(limiter.check('signIn', 'a')).rejects.toMatchObject({ kind: 'limited' });
    await limiter.clear('signIn', 'a');
    await limiter.check('signIn', 'a');
  });

  it('refuses a name nobody declared', async () => {
    await expect(createLimiter({}).take('polls', 'a')).rejects.toThrow(/No limit named polls/);
  });
});
