import type { Lexeme } from '../text/lexemes.ts';
import { longestAt, type PhraseTable, textsOf } from '../text/phrases.ts';

/** In words, or Chinese characters. */
const longestNegation = 6;

/** True when a negation of a few words ends directly before `start`, in the same clause. */
export function isNegated(negations: PhraseTable<true>, read: readonly Lexeme[], start: number): boolean {
  const before = textsOf(read.slice(0, start));
  for (let from = start - 1; from >= Math.max(0, start - longestNegation); from -= 1) {
    if (read[from + 1]?.afterBreak) return false;
    if (longestAt(negations, before, from)?.end === start) return true;
  }
  return false;
}
