import type { Lexeme } from './lexemes.ts';

/** From lexeme `from` up to lexeme `to`. */
export type Span = { from: number; to: number };

export const startOf = ({ from }: Span, read: readonly Lexeme[]): number => read[from]?.at ?? 0;

/**
 * Where the words of a span end in their text, with the marks that stand behind them.
 *
 * @param marks matches these from its beginning, or nothing; no comma
 */
export function endOf({ to }: Span, text: string, read: readonly Lexeme[], marks: RegExp): number {
  const last = read[to - 1];
  const end = last === undefined ? 0 : last.at + last.surface.length;
  const next = read[to]?.at ?? text.length;
  return end + (marks.exec(text.slice(end, next))?.[0].length ?? 0);
}
