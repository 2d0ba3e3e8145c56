import type { Token } from '../ports.ts';
import { type Block, blocks, type Counts, featuresOf } from './features.ts';

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
  features: Record<Block, ReadonlyMap<string, number>>;
  /** By feature: in how many examples it stands. */
  holders: Uint32Array;
  examples: number;
  shares: Record<Block, number>;
};

/** How much of the similarity of two texts each block makes; Chinese is told apart by its characters, hardly by word order. */
const latinShares: Readonly<Record<Block, number>> = { words: 1, pairs: 0.5, grams: 2 };
const hanShares: Readonly<Record<Block, number>> = { words: 0.3, pairs: 0.05, grams: 2 };

/** Counts the features of all examples. */
export function spanSpace(texts: readonly (readonly Token[])[]): SpaceData {
  const features = { words: new Map(), pairs: new Map(), grams: new Map() } satisfies Record<
    Block,
    Map<string, number>
  >;
  const holders: number[] = [];
  let han = 0;
  let tokens = 0;
  for (const text of texts) {
    tokens += text.length;
    for (const token of text) if (token.kind === 'han') han += 1;
    const counts = featuresOf(text);
    for (const block of blocks) {
      for (const feature of counts[block].keys()) {
        const known: number | undefined = features[block].get(feature);
        if (known === undefined) {
          features[block].set(feature, holders.length);
          holders.push(1);
        } else holders[known] = (holders[known] ?? 0) + 1;
      }
    }
  }
  const shares = han * 2 > tokens ? hanShares : latinShares;
  return { features, holders: Uint32Array.from(holders), examples: texts.length, shares };
}

export function vectorSpace(data: SpaceData): VectorSpace {
  const { features, holders, examples, shares } = data;
  const whole = blocks.reduce((sum, block) => sum + shares[block], 0);
  const weights = Float32Array.from(holders, held => tells(held, examples));
  const unknown = tells(0, examples);
  return {
    size: holders.length,
    vector: tokens => {
      const ids: number[] = [];
      const values: number[] = [];
      const counts = featuresOf(tokens);
      for (const block of blocks) {
        addBlock(counts[block], features[block], weights, unknown, Math.sqrt(shares[block] / whole), ids, values);
      }
      return { ids: Uint32Array.from(ids), values: Float32Array.from(values) };
    },
  };
}

/** The square root of the inverse document frequency: rare features tell more, but an accident of few examples not too much. */
function tells(held: number, examples: number): number {
  return Math.sqrt(Math.log((examples + 1) / (held + 0.5)));
}

function addBlock(
  counts: Counts,
  known: ReadonlyMap<string, number>,
  weights: Float32Array,
  unknown: number,
  length: number,
  ids: number[],
  values: number[],
): void {
  let squares = 0;
  const from = values.length;
  for (const [feature, count] of counts) {
    const id = known.get(feature);
    const value = count * (id === undefined ? unknown : (weights[id] ?? 0));
    squares += value * value;
    if (id === undefined) continue;
    ids.push(id);
    values.push(value);
  }
  const factor = squares === 0 ? 0 : length / Math.sqrt(squares);
  for (let i = from; i < values.length; i += 1) values[i] = (values[i] ?? 0) * factor;
}
