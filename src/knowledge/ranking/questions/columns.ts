import type { Measured, Vector } from './vector-space.ts';

/** The same entries by feature: those of feature f lie from `starts[f]` up to `starts[f + 1]`, each of one example. */
export type Columns = { starts: Uint32Array; examples: Uint32Array; values: Float32Array };

/** @param features how many there are, those of no example too */
export function columnsOf({ starts, ids, values }: Omit<Measured, 'space'>, features: number): Columns {
  const ends = new Uint32Array(features + 1);
  for (let at = 0; at < ids.length; at += 1) ends[(ids[at] ?? 0) + 1] = (ends[(ids[at] ?? 0) + 1] ?? 0) + 1;
  for (let id = 0; id < features; id += 1) ends[id + 1] = (ends[id + 1] ?? 0) + (ends[id] ?? 0);
  const next = ends.slice();
  const columns = { starts: ends, examples: new Uint32Array(ids.length), values: new Float32Array(ids.length) };
  for (let example = 0; example + 1 < starts.length; example += 1) {
    const to = starts[example + 1] ?? 0;
    for (let at = starts[example] ?? 0; at < to; at += 1) {
      const id = ids[at] ?? 0;
      const place = next[id] ?? 0;
      columns.examples[place] = example;
      columns.values[place] = values[at] ?? 0;
      next[id] = place + 1;
    }
  }
  return columns;
}

/** The product of a vector with each of so many examples; only what is shared costs anything. */
export function products({ starts, examples, values }: Columns, vector: Vector, count: number): Float64Array {
  const found = new Float64Array(count);
  for (let i = 0; i < vector.ids.length; i += 1) {
    const id = vector.ids[i] ?? 0;
    const value = vector.values[i] ?? 0;
    const to = starts[id + 1] ?? 0;
    for (let at = starts[id] ?? 0; at < to; at += 1) {
      const example = examples[at] ?? 0;
      found[example] = (found[example] ?? 0) + value * (values[at] ?? 0);
    }
  }
  return found;
}
