import type { Token } from '../../ports.ts';

const latinWord = /^\p{sc=Latin}{4,20}$/u;
/** Letters from which on a word may have one slip in it, a wrong letter, and two slips; in shorter ones only two letters are swapped. */
const oneSlipFrom = 5;
const replacedFrom = 6;
const twoSlipsFrom = 9;
/** A text full of unknown words is not misspelt, it is about something else. */
const mostMended = 8;

/** Misspelt stem -> the known one that is meant. */
export type Corrections = ReadonlyMap<string, string>;

export type Spelling = {
  correct(tokens: readonly Token[]): Corrections;
};

type Known = { holders(stem: string): number; isKnown(stem: string): boolean };

/**
 * Mends slips of the pen: a letter too many, one too few, a wrong one, two swapped. The first letter stays, it is hardly ever
 * mistyped, which also stops `hire` from becoming `fire`.
 *
 * @param stems those there are; of two as near, the more common one is meant
 */
export function spellingOf(stems: Iterable<string>, { holders, isKnown }: Known): Spelling {
  const byLetter = Map.groupBy(
    [...stems].filter(stem => latinWord.test(stem)),
    stem => stem.charAt(0),
  );
  const nearest = (stem: string, written: string): string | undefined => {
    let best: { candidate: string; slips: number } | undefined;
    const most = stem.length >= twoSlipsFrom ? 2 : 1;
    for (const candidate of byLetter.get(stem.charAt(0)) ?? []) {
      if (Math.abs(candidate.length - stem.length) > most) continue;
      const isShort = stem.length < oneSlipFrom;
      // Of `pari` it is not known that `paris` was written with its letters in order.
      if (isShort && !(written === stem && isSwapped(stem, candidate))) continue;
      const mayBeReplaced = stem.length >= replacedFrom || candidate.length !== stem.length;
      if (!mayBeReplaced && !isSwapped(stem, candidate)) continue;
      const slips = slipsBetween(stem, candidate, most);
      if (slips > most || slips > (best?.slips ?? most)) continue;
      if (!best || slips < best.slips || holders(candidate) > holders(best.candidate)) best = { candidate, slips };
    }
    return best?.candidate;
  };
  return {
    correct: tokens => {
      const unknown = new Map<string, string>();
      for (const { kind, stem, text, isStop } of tokens) {
        if (kind === 'word' && !isStop && latinWord.test(stem) && !isKnown(stem)) unknown.set(stem, text);
      }
      const corrections = new Map<string, string>();
      for (const [stem, text] of [...unknown].slice(0, mostMended)) {
        const meant = nearest(stem, text);
        if (meant !== undefined) corrections.set(stem, meant);
      }
      return corrections;
    },
  };
}

/** The same letters in another order. */
const isSwapped = (a: string, b: string) => a !== b && [...a].sort().join('') === [...b].sort().join('');

/** Optimal string alignment: insertions, deletions, substitutions and swaps of neighbours; more than `most` is told as one more. */
function slipsBetween(a: string, b: string, most: number): number {
  let [twoAbove, above]: [number[], number[]] = [[], Array.from({ length: b.length + 1 }, (_, at) => at)];
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const isSame = a[i - 1] === b[j - 1];
      let least = Math.min((above[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (above[j - 1] ?? 0) + (isSame ? 0 : 1));
      const isSwap = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      if (isSwap) least = Math.min(least, (twoAbove[j - 2] ?? 0) + 1);
      row.push(least);
    }
    if (Math.min(...row) > most) return most + 1;
    [twoAbove, above] = [above, row];
  }
  return above[b.length] ?? most + 1;
}
