import type { Token } from '../../ports.ts';
import type { Work } from '../../slices.ts';
import { type Block, blocks, featuresOf } from './features.ts';
import { type FeatureNumbers, featureCount, type Row } from './row.ts';

/** A text as a sparse vector of length at most 1: what it shares with no example is in its length, but not in its entries. */
export type Vector = { ids: Uint32Array; values: Float32Array };

/** The space that example questions span: every feature of theirs, and how much it tells. */
export type VectorSpace = {
  /** Distinct features. */
  size: number;
  /** The vector of any text; unknown features only lengthen it. */
  vector(tokens: readonly Token[]): Vector;
};

/** Plain data of a space, which can be handed between threads. */
export type SpaceData = {
  /** May have come to hold more since than the space knows. */
  features: FeatureNumbers;
  /** By feature: in how many examples it stands. */
  holders: Uint32Array;
  examples: number;
  shares: Record<Block, number>;
};

/** How much of the similarity of two texts each block makes; Chinese is told apart by its characters, hardly by word order. */
const latinShares: Readonly<Record<Block, number>> = { words: 1, pairs: 0.5, grams: 2 };
const hanShares: Readonly<Record<Block, number>> = { words: 0.3, pairs: 0.05, grams: 2 };

/** A space and the vectors of the texts it was measured of. Example i has the entries from `starts[i]` up to `starts[i + 1]`. */
export type Measured = { space: SpaceData; starts: Uint32Array; ids: Uint32Array; values: Float32Array };

/** Weighs the features of all texts, which can be done only when all are counted. */
export function* measureRows(rows: readonly Row[], features: FeatureNumbers): Work<Measured> {
  const holders = new Uint32Array(featureCount(features));
  for (const { ids } of rows) for (const id of ids) holders[id] = (holders[id] ?? 0) + 1;
  yield 0.2;
  const space = { features, holders, examples: rows.length, shares: sharesOf(rows) };
  const weighing = weighingOf(space);
  const { starts, ids, values } = endToEnd(rows);
  for (const [i, row] of rows.entries()) {
    let from = starts[i] ?? 0;
    for (const [place, block] of blocks.entries()) {
      const to = (starts[i] ?? 0) + (row.ends[place] ?? 0);
      normalise(weighing, block, ids, values, from, to);
      from = to;
    }
    yield 0.2 + (0.8 * i) / rows.length;
  }
  return { space, starts, ids, values };
}

/** Vectors laid end to end: the i-th has the entries from `starts[i]` up to `starts[i + 1]`. */
export function endToEnd(rows: readonly Vector[]): Pick<Measured, 'starts' | 'ids' | 'values'> {
  const starts = new Uint32Array(rows.length + 1);
  for (const [i, { ids }] of rows.entries()) starts[i + 1] = (starts[i] ?? 0) + ids.length;
  const ids = new Uint32Array(starts.at(-1) ?? 0);
  const values = new Float32Array(ids.length);
  for (const [i, row] of rows.entries()) {
    ids.set(row.ids, starts[i]);
    values.set(row.values, starts[i]);
  }
  return { starts, ids, values };
}

function sharesOf(rows: readonly Row[]): Readonly<Record<Block, number>> {
  let [han, all] = [0, 0];
  for (const row of rows) {
    all += row.tokens;
    han += row.han;
  }
  return han * 2 > all ? hanShares : latinShares;
}

type Weighing = { weights: Float32Array; unknown: number; lengths: Record<Block, number> };

function weighingOf({ holders, examples, shares }: SpaceData): Weighing {
  const whole = blocks.reduce((sum, block) => sum + shares[block], 0);
  const lengthOf = (block: Block) => Math.sqrt(shares[block] / whole);
  return {
    weights: Float32Array.from(holders, held => tells(held, examples)),
    unknown: tells(0, examples),
    lengths: { words: lengthOf('words'), pairs: lengthOf('pairs'), grams: lengthOf('grams') },
  };
}

/** Turns the counts of one block, from `from` up to `to`, into entries; features that are unknown only add to its length. */
function normalise(
  { weights, lengths }: Weighing,
  block: Block,
  ids: Uint32Array | number[],
  values: Float32Array | number[],
  from: number,
  to: number,
  unknownSquares = 0,
): void {
  let squares = unknownSquares;
  for (let i = from; i < to; i += 1) {
    const value = (values[i] ?? 0) * (weights[ids[i] ?? 0] ?? 0);
    values[i] = value;
    squares += value * value;
  }
  const factor = squares === 0 ? 0 : lengths[block] / Math.sqrt(squares);
  for (let i = from; i < to; i += 1) values[i] = (values[i] ?? 0) * factor;
}

export function vectorSpace(data: SpaceData): VectorSpace {
  const weighing = weighingOf(data);
  return {
    size: data.holders.length,
    vector: tokens => {
      const ids: number[] = [];
      const values: number[] = [];
      const counts = featuresOf(tokens);
      for (const block of blocks) {
        const from = ids.length;
        let squares = 0;
        for (const [feature, count] of counts[block]) {
          const id = data.features[block].get(feature);
          if (id === undefined || id >= data.holders.length) squares += (count * weighing.unknown) ** 2;
          else {
            ids.push(id);
            values.push(count);
          }
        }
        normalise(weighing, block, ids, values, from, ids.length, squares);
      }
      return { ids: Uint32Array.from(ids), values: Float32Array.from(values) };
    },
  };
}

/** The square root of the inverse document frequency: rare features tell more, but an accident of few examples not too much. */
function tells(held: number, examples: number): number {
  return Math.sqrt(Math.log((examples + 1) / (held + 0.5)));
}
