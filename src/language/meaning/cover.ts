import type { Lexeme } from '../text/lexemes.ts';
import { matchesAt, type PhraseMatch, type PhraseTable, textsOf } from '../text/phrases.ts';

/** The phrases that a message is made of, in order. */
export type Cover<T> = PhraseMatch<T>[];

/**
 * The fewest phrases and fillers that cover the whole message; empty when they cannot cover it. Emoji that are no phrase cover
 * themselves. From the end, so that each place is solved once.
 */
export function coverOf<T>(table: PhraseTable<T>, read: readonly Lexeme[]): Cover<T> {
  const tokens = textsOf(read);
  const covers: (Cover<T> | undefined)[] = new Array(tokens.length);
  covers.push([]);
  for (let at = tokens.length - 1; at >= 0; at -= 1) {
    const pieces = matchesAt(table, tokens, at).reverse();
    const own = read[at]?.kind === 'emoji' ? [{ start: at, end: at + 1, values: [] }] : [];
    for (const piece of [...pieces, ...own]) {
      const rest = covers[piece.end];
      const shortest = covers[at]?.length ?? Number.POSITIVE_INFINITY;
      if (rest !== undefined && rest.length + 1 < shortest) covers[at] = [piece, ...rest];
    }
  }
  return covers[0] ?? [];
}
