import type { Work } from '../slices.ts';
import { type ArticleWords, noArticles } from './article-words.ts';
import { createAccumulator, type SparseVector, unit } from './sparse-vector.ts';

/** Texts as vectors of their terms. `vocabulary[id]` is the term, `isTelling[id]` 1 where it alone may show that two texts ask the same. */
export type Weighed = { vectors: SparseVector[]; vocabulary: string[]; isTelling: Uint8Array };

export type Neighbour = { at: number; similarity: number };

/** A term in more of the articles than this says what the shop is about, not what is asked: "lamp" where lamps are sold. */
const mostOfArticles = 0.1;
/** A term in more of the texts than this parts nothing, unless there are only a few of them. */
const mostOfTexts = 1 / 3;
const fewTexts = 5;
/** Fewer articles tell nothing of how common a word is. */
const leastArticles = 5;

/**
 * Weighs each term by log(1 + texts / texts that hold it), and by how few of the articles hold it, as a share of what a word of one
 * article counts; each text at length 1.
 */
export function weighTexts(texts: readonly (readonly string[])[], known: ArticleWords = noArticles): Weighed {
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
  const vocabulary = [...ids.keys()];
  const articles = vocabulary.map(term => known.holders.get(term) ?? 0);
  const weigh = (id: number) => Math.log(1 + texts.length / (holders[id] ?? 1)) * rarity(articles[id] ?? 0, known);
  const vectors = held.map(own => unit({ ids: own, weights: Float64Array.from(own, weigh) }));
  const mostTexts = Math.max(fewTexts, mostOfTexts * texts.length);
  const tells = (count: number, id: number) => count <= mostTexts && isRareIn(articles[id] ?? 0, known);
  return { vectors, vocabulary, isTelling: Uint8Array.from(holders, (count, id) => Number(tells(count, id))) };
}

/** 1 for a word of one article or none, less the more of them hold it, never 0. */
function rarity(holders: number, { articles }: ArticleWords): number {
  return articles < leastArticles ? 1 : Math.log(1 + articles / Math.max(1, holders)) / Math.log(1 + articles);
}

function isRareIn(holders: number, { articles }: ArticleWords): boolean {
  return articles < leastArticles || holders <= Math.max(1, mostOfArticles * articles);
}

/** What the texts share with the one that is looked at: `grounds` is 2 and up where that is enough to ask the same. */
type Shared = { sums: Float64Array; grounds: Int32Array; touched: Int32Array; count: number };

/**
 * For each text the `most` nearest others by cosine, from `least` on, nearest first: those that share two terms, or a telling one.
 * Touches only texts that share a term.
 */
export function* findNeighbours(weighed: Weighed, most: number, least: number): Work<Neighbour[][]> {
  const { vectors, vocabulary, isTelling } = weighed;
  const postings = postingsOf(vectors, vocabulary.length);
  const size = vectors.length;
  const shared: Shared = {
    sums: new Float64Array(size),
    grounds: new Int32Array(size),
    touched: new Int32Array(size),
    count: 0,
  };
  const found: Neighbour[][] = [];
  for (const [at, vector] of vectors.entries()) {
    addPostings(vector, postings, isTelling, shared);
    shared.grounds[at] = 0;
    found.push(nearestOf(shared, most, least));
    clear(shared);
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

/** Adds the similarity of every text that shares a term, and what grounds there are for it. */
function addPostings(
  { ids, weights }: SparseVector,
  postings: readonly Postings[],
  isTelling: Uint8Array,
  shared: Shared,
): void {
  const { sums, grounds, touched } = shared;
  for (let i = 0; i < ids.length; i += 1) {
    const id = ids[i] ?? 0;
    const list = postings[id];
    if (!list) continue;
    const weight = weights[i] ?? 0;
    const ground = isTelling[id] === 1 ? 2 : 1;
    for (let p = 0; p < list.length; p += 1) {
      const other = list.texts[p] ?? 0;
      if (grounds[other] === 0) {
        touched[shared.count] = other;
        shared.count += 1;
      }
      grounds[other] = (grounds[other] ?? 0) + ground;
      sums[other] = (sums[other] ?? 0) + weight * (list.weights[p] ?? 0);
    }
  }
}

function clear(shared: Shared): void {
  for (let i = 0; i < shared.count; i += 1) {
    const at = shared.touched[i] ?? 0;
    shared.sums[at] = 0;
    shared.grounds[at] = 0;
  }
  shared.count = 0;
}

function nearestOf({ sums, grounds, touched, count }: Shared, most: number, least: number): Neighbour[] {
  const near: Neighbour[] = [];
  let bar = least;
  for (let i = 0; i < count; i += 1) {
    const at = touched[i] ?? 0;
    const similarity = sums[at] ?? 0;
    if (similarity < bar || (grounds[at] ?? 0) < 2) continue;
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
