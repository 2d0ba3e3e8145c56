/** A source of chance that gives the same numbers for the same seed on every machine. */
export type Chance = {
  /** 0 up to but without 1. */
  share(): number;
  /** A whole number, 0 up to but without `below`. */
  below(below: number): number;
  pick<T>(from: readonly T[]): T;
  /** So many different ones of them, in any order; all when there are no more. */
  some<T>(from: readonly T[], count: number): T[];
};

/** Mulberry32, by Tommy Ettinger: 32 bits of state, which is plenty for made-up articles. */
export function chanceOf(seed: number): Chance {
  let state = seed >>> 0;
  const share = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (limit: number) => Math.floor(share() * limit);
  const pick = <T>(from: readonly T[]): T => {
    const one = from[below(from.length)];
    if (one === undefined) throw new RangeError('there is nothing to pick from');
    return one;
  };
  const some = <T>(from: readonly T[], count: number): T[] => {
    if (from.length <= count) return [...from];
    const picked = new Set<T>();
    while (picked.size < count) picked.add(pick(from));
    return [...picked];
  };
  return { share, below, pick, some };
}

/** Draws places 0 to `size` - 1 as words are used (Zipf and Mandelbrot): the place r with a chance in proportion to 1 / (r + 2.7). */
export function zipf(size: number, chance: Chance): () => number {
  const sums = new Float64Array(size);
  let sum = 0;
  for (let at = 0; at < size; at += 1) {
    sum += 1 / (at + 2.7);
    sums[at] = sum;
  }
  return () => {
    const wanted = chance.share() * sum;
    let [from, to] = [0, size - 1];
    while (from < to) {
      const middle = (from + to) >> 1;
      if ((sums[middle] ?? 0) < wanted) from = middle + 1;
      else to = middle;
    }
    return from;
  };
}
