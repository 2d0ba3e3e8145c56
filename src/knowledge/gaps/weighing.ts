import type { Work } from '../slices.ts';
import { createAccumulator, type SparseVector, unit } from './sparse-vector.ts';

/** Texts as vectors of their terms. `vocabulary[id]` is the term. */
export type Weighed = { vectors: SparseVector[]; vocabulary: string[] };

export type Neighbour = { at: number; similarity: number };

/** Weighs each term by log(1 + texts / texts that hold it), each text at length 1. */
export function weighTexts(texts: readonly (readonly string[])[]): Weighed {
  const ids = new Map<string, number>();
  const holders: number[] = [];
  const held = texts.map(terms => {
    const own = new Set<number>();
    for (const term of terms) {
      const id = ids.get(term) ?? ids.size;
      ids.set(term, id);
      own.add(id);
    }
    for (const id of own) holders[id] = (holders[id] ?? 0) + 1;
    return Int32Array.from(own);
  });
  const weigh = (id: number) => Math.log(1 + texts.length / (holders[id] ?? 1));
  const vectors = held.map(own => unit({ ids: own, weights: Float64Array.from(own, weigh) }));
  return { vectors, vocabulary: [...ids.keys()] };
}

/** For each text the `most` nearest others by cosine, from `least` on, nearest first. Touches only texts that share a term. */
export function* findNeighbours({ vectors, vocabulary }: Weighed, most: number, least: number): Work<Neighbour[][]> {
  const postings = postingsOf(vectors, vocabulary.length);
  const sums = new Float64Array(vectors.length);
  const touched = new Int32Array(vectors.length);
  const found: Neighbour[][] = [];
  for (const [at, vector] of vectors.entries()) {
    const count = addPostings(vector, postings, sums, touched);
    sums[at] = 0;
    found.push(nearestOf(sums, touched, count, most, least));
    for (let i = 0; i < count; i += 1) sums[touched[i] ?? 0] = 0;
    yield (at + 1) / vectors.length;
  }
  return found;
}

/** By term: the texts that hold it, and its weight in each. */
type Postings = { texts: Int32Array; weights: Float64Array; length: number };

function postingsOf(vectors: readonly SparseVector[], size: number): Postings[] {
  const holders = new Int32Array(size);
  for (const { ids } of vectors) for (const id of ids) holders[id] = (holders[id] ?? 0) + 1;
  const postings = Array.from(holders, count => ({
    texts: new Int32Array(count),
    weights: new Float64Array(count),
    length: 0,
  }));
  for (const [at, { ids, weights }] of vectors.entries()) {
    for (const [i, id] of ids.entries()) {
      const list = postings[id];
      if (!list) continue;
      list.texts[list.length] = at;
      list.weights[list.length] = weights[i] ?? 0;
      list.length += 1;
    }
  }
  return postings;
}

/** Adds the similarity of every text that shares a term to `sums`, its place to `touched`; gives how many there are. */
function addPostings(
  { ids, weights }: SparseVector,
  postings: readonly Postings[],
  sums: Float64Array,
  touched: Int32Array,
): number {
  let count = 0;
  for (let i = 0; i < ids.length; i += 1) {
    const list = postings[ids[i] ?? 0];
    if (!list) continue;
    const weight = weights[i] ?? 0;
    for (let p = 0; p < list.length; p += 1) {
      const other = list.texts[p] ?? 0;
      const before = sums[other] ?? 0;
      if (before === 0) {
        touched[count] = other;
        count += 1;
      }
      sums[other] = before + weight * (list.weights[p] ?? 0);
    }
  }
  return count;
}

function nearestOf(sums: Float64Array, touched: Int32Array, count: number, most: number, least: number): Neighbour[] {
  const near: Neighbour[] = [];
  let bar = least;
  for (let i = 0; i < count; i += 1) {
    const at = touched[i] ?? 0;
    const similarity = sums[at] ?? 0;
    if (similarity < bar) continue;
    near.push({ at, similarity });
    // Sorted now and then, so that the bar rises and most of what follows is passed over.
    if (near.length < 8 * most) continue;
    near.sort(nearestFirst).splice(most);
    bar = near.at(-1)?.similarity ?? bar;
  }
  return near.sort(nearestFirst).slice(0, most);
}

const nearestFirst = (a: Neighbour, b: Neighbour) => b.similarity - a.similarity || a.at - b.at;

/**
 * Lends each text the terms of its neighbours, by `share` of their similarity: a question of five words says too little by itself,
 * and "gift card" meets "voucher" through those who write both.
 */
export function* blend(
  { vectors, vocabulary }: Weighed,
  neighbours: readonly (readonly Neighbour[])[],
  { share, most, least }: { share: number; most: number; least: number },
): Work<SparseVector[]> {
  const sum = createAccumulator(vocabulary.length);
  const blended: SparseVector[] = [];
  for (const [at, vector] of vectors.entries()) {
    yield at / vectors.length;
    sum.add(vector, 1);
    for (const near of (neighbours[at] ?? []).slice(0, most)) {
      const other = vectors[near.at];
      if (other && near.similarity >= least) sum.add(other, share * near.similarity);
    }
    blended.push(unit(sum.take()));
  }
  return blended;
}
