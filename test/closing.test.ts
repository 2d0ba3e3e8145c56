import { describe, expect, it } from 'vitest';
import { closeAfter, closeEach } from '../src/closing.ts';

function parts() {
  const closed: string[] = [];
  const part =
    (name: string, fails = false) =>
    async () => {
      await Promise.resolve();
      closed.push(name);
      if (fails) throw new Error(name);
    };
  return { closed, closes: [part('a'), part('b', true), part('c', true), part('d')] };
}

describe('closing one after the other', () => {
  it('goes on when a part fails, and tells of the first failure', async () => {
    const { closed, closes } = parts();
    await expect(closeEach(closes)).rejects.toThrow('b');
    expect(closed).toEqual(['a', 'b', 'c', 'd']);
  });

  it('after an error closes all and throws that error', async () => {
    const { closed, closes } = parts();
    const error = new Error('the reason');
    await expect(closeAfter(error, closes)).rejects.toBe(error);
    expect(closed).toEqual(['a', 'b', 'c', 'd']);
  });
});
