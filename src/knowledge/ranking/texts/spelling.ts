const latinWord = /^\p{sc=Latin}{4,20}$/u;
/** Letters from which on a word may have one slip in it, and two; in shorter ones only two letters are swapped. */
const oneSlipFrom = 5;
const twoSlipsFrom = 9;

export type Spelling = {
  /** The known word that a misspelt one is nearest to; undefined where none is near. */
  nearest(word: string): string | undefined;
};

/**
 * Mends slips of the pen: a letter too many, one too few, a wrong one, two swapped. The first letter stays, it is hardly ever
 * mistyped, which also stops `hire` from becoming `fire`.
 *
 * @param known the words there are
 * @param holders how common a word is; of two as near, the more common one is meant
 */
export function spellingOf(known: Iterable<string>, holders: (word: string) => number): Spelling {
  const byLetter = Map.groupBy(
    [...known].filter(word => latinWord.test(word)),
    word => word.charAt(0),
  );
  return {
    nearest: word => {
      if (!latinWord.test(word)) return undefined;
      let best: { candidate: string; slips: number; holders: number } | undefined;
      const most = word.length >= twoSlipsFrom ? 2 : 1;
      for (const candidate of byLetter.get(word.charAt(0)) ?? []) {
        if (Math.abs(candidate.length - word.length) > most) continue;
        if (word.length < oneSlipFrom && candidate.length !== word.length) continue;
        const slips = slipsBetween(word, candidate, most);
        if (slips > most || (word.length < oneSlipFrom && !isAnagram(word, candidate))) continue;
        const found = { candidate, slips, holders: holders(candidate) };
        if (!best || slips < best.slips || (slips === best.slips && found.holders > best.holders)) best = found;
      }
      return best?.candidate;
    },
  };
}

const isAnagram = (a: string, b: string) => [...a].sort().join('') === [...b].sort().join('');

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
