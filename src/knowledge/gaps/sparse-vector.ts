/** Weights of terms, those that are not 0; `ids` and `weights` are of one length. */
export type SparseVector = { ids: Int32Array; weights: Float64Array };

/** Adds vectors up, and holds others against the sum. Reused, since it is as long as the vocabulary. */
export type Accumulator = {
  add(vector: SparseVector, factor: number): void;
  dot(vector: SparseVector): number;
  /** The sum; the accumulator is empty afterwards. */
  take(): SparseVector;
  clear(): void;
};

export function createAccumulator(size: number): Accumulator {
  const sums = new Float64Array(size);
  const touched: number[] = [];
  const clear = () => {
    for (const id of touched) sums[id] = 0;
    touched.length = 0;
  };
  return {
    add({ ids, weights }, factor) {
      for (let i = 0; i < ids.length; i += 1) {
        const id = ids[i] ?? 0;
        if (sums[id] === 0) touched.push(id);
        sums[id] = (sums[id] ?? 0) + factor * (weights[i] ?? 0);
      }
    },
    dot({ ids, weights }) {
      let sum = 0;
      for (let i = 0; i < ids.length; i += 1) sum += (sums[ids[i] ?? 0] ?? 0) * (weights[i] ?? 0);
      return sum;
    },
    take() {
      const ids = new Int32Array(touched);
      const weights = new Float64Array(touched.length);
      for (const [i, id] of touched.entries()) weights[i] = sums[id] ?? 0;
      clear();
      return { ids, weights };
    },
    clear,
  };
}

/** The vector at length 1; one of nothing stays as it is. */
export function unit({ ids, weights }: SparseVector): SparseVector {
  let squares = 0;
  for (const weight of weights) squares += weight * weight;
  const length = Math.sqrt(squares) || 1;
  return { ids, weights: weights.map(weight => weight / length) };
}
