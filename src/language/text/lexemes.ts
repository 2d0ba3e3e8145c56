import { afterSpaces, plainPiece } from './plain-pieces.ts';

/** One unit of a message: a word, a Chinese character, a number, a code, an address or an emoji. Punctuation is dropped. */
export type Lexeme = {
  kind: 'word' | 'han' | 'number' | 'code' | 'email' | 'url' | 'emoji';
  /** As phrases compare it: lower case, no apostrophes; a ticket number is `{ticketnumber}`, a skin tone is gone. */
  text: string;
  /** As it stands in the folded text. */
  surface: string;
  /** Where it begins in the folded text. */
  at: number;
  /** True when a comma, full stop, line end or the like stands before it. */
  afterBreak: boolean;
};

// Every quantifier is bounded or followed by a class that it cannot match, so a hostile text costs linear time.
const url =
  /https?:\/\/[^\s<>"'\p{sc=Han}\u3000-\u303f]{1,2000}|www\.[^\s<>"'\p{sc=Han}\u3000-\u303f]{1,2000}|[A-Za-z0-9\-]{1,63}(?:\.[A-Za-z0-9\-]{1,63}){0,4}\.(?:com|org|net|cn|sg|io|shop|example)(?![A-Za-z0-9@\-])/v;
const email = /[A-Za-z0-9._%+\-]{1,64}@[A-Za-z0-9\-]{1,63}(?:\.[A-Za-z0-9\-]{1,63}){1,8}/v;
const code = /(?:[A-Za-z]{1,5}-\d{2,10}|[Ss][Kk][Uu] ?\d{3,6}|[Tt]\d{3,7}|[A-Za-z]{2}\d{5,8})(?![A-Za-z0-9])/v;
const number = /\d+(?:[.,]\d+)*(?![\p{sc=Latin}\d])/v;
const emoji =
  /(?:\p{Extended_Pictographic}(?:\ufe0f|[\u{1f3fb}-\u{1f3ff}]|\u200d\p{Extended_Pictographic})*|[\u{1f1e6}-\u{1f1ff}]{2}|[:;]-?[\(\)DP](?!\w))/v;
const word = /[[\p{L}\p{N}]--\p{sc=Han}][[\p{L}\p{M}\p{N}]--\p{sc=Han}]*(?:'[[\p{L}\p{M}]--\p{sc=Han}]+)*/v;
const pause = /[,.;:!?\n。、]/v;

const kinds = ['url', 'email', 'code', 'number', 'han', 'emoji', 'word'] as const;
const patterns = [url, email, code, number, /\p{sc=Han}/v, emoji, word, pause];
/** One group a pattern, in order: which group matched tells the kind, and the last one is a pause. */
const scanner = new RegExp(patterns.map(pattern => `(${pattern.source})`).join('|'), 'gv');

/** A lexeme or a pause between them, and its place in the text. */
export type Piece = { kind: Lexeme['kind'] | 'pause'; at: number; end: number };

/** Cuts folded text (`foldForms`) into lexemes, in order. */
export function lexemes(folded: string): Lexeme[] {
  const found: Lexeme[] = [];
  let afterBreak = false;
  for (let from = afterSpaces(folded, 0); from < folded.length; ) {
    const piece = plainPiece(folded, from) ?? nextPiece(folded, from);
    if (piece === undefined) break;
    const { kind, at, end } = piece;
    if (kind !== 'pause') {
      const surface = folded.slice(at, end);
      found.push({ kind, text: comparable(kind, surface), surface, at, afterBreak });
    }
    afterBreak = kind === 'pause';
    from = afterSpaces(folded, end);
  }
  return found;
}

/** The next piece at `from` or after it, by all patterns; undefined when there is none. */
export function nextPiece(folded: string, from: number): Piece | undefined {
  scanner.lastIndex = from;
  const match = scanner.exec(folded);
  if (!match) return undefined;
  const kind = kinds[match.indexOf(match[0], 1) - 1] ?? 'pause';
  return { kind, at: match.index, end: scanner.lastIndex };
}

function comparable(kind: Lexeme['kind'], surface: string): string {
  if (kind === 'han') return surface;
  if (kind === 'word') return (surface.includes("'") ? surface.replaceAll("'", '') : surface).toLowerCase();
  if (kind === 'code') return isTicketNumber(surface) ? ticketPlaceholder : canonicalCode(surface).toLowerCase();
  if (kind === 'emoji')
    return surface.startsWith(':') || surface.startsWith(';')
      ? surface
      : String.fromCodePoint(surface.codePointAt(0) ?? 0);
  return surface.toLowerCase();
}

const ticketPlaceholder = '{ticketnumber}';

export function isTicketNumber(surface: string): boolean {
  return /^T-?\d{3,7}$/i.test(surface);
}

/** `sku 4471` and `LL20418` as they are printed: `SKU-4471`, `LL-20418`. */
export function canonicalCode(surface: string): string {
  return surface.toUpperCase().replace(/^([A-Z]+)[ -]?(?=\d)/, '$1-');
}
