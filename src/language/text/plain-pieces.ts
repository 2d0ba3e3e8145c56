const space = 0x20;
const newLine = 0x0a;
const isLatin = (code: number) => (code >= 0x61 && code <= 0x7a) || (code >= 0x41 && code <= 0x5a);
/** The unified ideographs: every one of them is Chinese by itself, whatever stands beside it. */
const isHan = (code: number) => code >= 0x4e00 && code <= 0x9fef;
/** Pauses that begin nothing else, and other signs after which a word is over. */
const pauses = new Set(Array.from(',!?\n。、', sign => sign.charCodeAt(0)));
const signs = new Set(Array.from(' ()"/', sign => sign.charCodeAt(0)));
/** A pause before a space; before anything else it may belong to an address or a smiley. */
const openPauses = new Set(Array.from('.:;', sign => sign.charCodeAt(0)));

/**
 * The end of what begins at `at` when that is a word of Latin letters alone, a Chinese character or a pause, beyond doubt: no address,
 * code or number could begin there too. Most of a text is such, and is told here many times faster than by trying all patterns.
 */
export function plainPiece(
  text: string,
  at: number,
): { kind: 'word' | 'han' | 'pause'; at: number; end: number } | undefined {
  const code = text.charCodeAt(at);
  if (isHan(code)) return { kind: 'han', at, end: at + 1 };
  if (isLatin(code)) {
    let end = at + 1;
    while (isLatin(text.charCodeAt(end))) end += 1;
    return isOver(text, end) && !mayBeCode(text, at, end) ? { kind: 'word', at, end } : undefined;
  }
  return isPause(text, at, code) ? { kind: 'pause', at, end: at + 1 } : undefined;
}

/** Where the spaces that begin at `at` end. */
export function afterSpaces(text: string, at: number): number {
  let end = at;
  while (text.charCodeAt(end) === space) end += 1;
  return end;
}

function isOver(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return at >= text.length || signs.has(code) || isHan(code) || isPause(text, at, code);
}

function isPause(text: string, at: number, code: number): boolean {
  if (pauses.has(code)) return true;
  const next = text.charCodeAt(at + 1);
  return openPauses.has(code) && (next === space || next === newLine || at + 1 >= text.length);
}

/** `sku 4471`: the one code that has a space in it. */
function mayBeCode(text: string, at: number, end: number): boolean {
  return end - at === 3 && (text.charCodeAt(at) | space) === 0x73 && text.charCodeAt(end) === space;
}
