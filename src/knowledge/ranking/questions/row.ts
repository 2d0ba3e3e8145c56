import type { Token } from '../../ports.ts';
import { type Block, blocks, eachGram, type GramListener, pairsOf, piecesOf, readable, wordsOf } from './features.ts';

/** The number of every feature; blocks share the numbers. */
export type FeatureNumbers = Record<Block, Map<string, number>>;

export const noFeatures = (): FeatureNumbers => ({ words: new Map(), pairs: new Map(), grams: new Map() });

export const featureCount = (features: FeatureNumbers) => blocks.reduce((sum, block) => sum + features[block].size, 0);

/** Counts of a text's features, block after block; `ends` tells where each block ends, `han` how much of the text is Chinese. */
export type Row = { ids: Uint32Array; values: Float32Array; ends: number[]; tokens: number; han: number };

/** Counts the features of a text. */
export type RowCounter = (text: readonly Token[]) => Row;

/**
 * Counts the features of one text after the other; new ones are added to `features`, which nobody else changes. It knows the pieces
 * of each word that it has met: looking them up by one is most of the work.
 */
export function rowCounter(features: FeatureNumbers): RowCounter {
  const tally = openTally();
  const wordPieces = new Map<string, Uint32Array>();
  let size = featureCount(features);
  const idOf = (block: Block, feature: string): number => {
    const known = features[block].get(feature);
    if (known !== undefined) return known;
    features[block].set(feature, size);
    size += 1;
    return size - 1;
  };
  const piecesIn = (word: string): Uint32Array => {
    const known = wordPieces.get(word);
    if (known) return known;
    const ids = Uint32Array.from(piecesOf(word), piece => idOf('grams', piece));
    wordPieces.set(word, ids);
    return ids;
  };
  const grams: GramListener = {
    word: (word, factor) => {
      const ids = piecesIn(word);
      for (let at = 0; at < ids.length; at += 1) tally.add(ids[at] ?? 0, factor);
    },
    han: (piece, count) => tally.add(idOf('grams', piece), count),
  };
  return text => {
    const read = readable(text);
    for (const [word, count] of wordsOf(read)) tally.add(idOf('words', word), count);
    const words = tally.met();
    for (const [pair, count] of pairsOf(read)) tally.add(idOf('pairs', pair), count);
    const pairs = tally.met();
    eachGram(read, grams);
    const ends = [words, pairs, tally.met()];
    const han = text.filter(({ kind }) => kind === 'han').length;
    return { ...tally.take(), ends, tokens: text.length, han };
  };
}

/** Counts by number, in the order in which the numbers were met; one array serves all texts. */
function openTally() {
  let counts = new Float64Array(1024);
  let ids: number[] = [];
  return {
    add(id: number, count: number): void {
      if (id >= counts.length) {
        const longer = new Float64Array(Math.max(id + 1, counts.length * 2));
        longer.set(counts);
        counts = longer;
      }
      const before = counts[id] ?? 0;
      if (before === 0) ids.push(id);
      counts[id] = before + count;
    },
    met: () => ids.length,
    take(): { ids: Uint32Array; values: Float32Array } {
      const taken = { ids: new Uint32Array(ids), values: new Float32Array(ids.length) };
      for (let at = 0; at < ids.length; at += 1) {
        const id = ids[at] ?? 0;
        taken.values[at] = counts[id] ?? 0;
        counts[id] = 0;
      }
      ids = [];
      return taken;
    },
  };
}
