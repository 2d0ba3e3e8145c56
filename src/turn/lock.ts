/** Runs the work of one key one after another, in order of arrival, and of different keys side by side. */
export type Locks = {
  run<T>(key: string, work: () => Promise<T>): Promise<T>;
  /** Resolves when no work is under way. */
  settled(): Promise<void>;
};

export function createLocks(): Locks {
  const tails = new Map<string, Promise<unknown>>();
  return {
    run(key, work) {
      const before = tails.get(key) ?? Promise.resolve();
      const mine = before.then(work, work);
      const tail = mine.then(
        () => undefined,
        () => undefined,
      );
      tails.set(key, tail);
      void tail.then(() => {
        if (tails.get(key) === tail) tails.delete(key);
      });
      return mine;
    },
    async settled() {
      while (tails.size > 0) await Promise.all(tails.values());
    },
  };
}
