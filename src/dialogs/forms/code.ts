/**
 * The one number of a shape like `LL-#####` that the words hold, as it is printed: without its letters, in small or full-width
 * ones, with any hyphen or space. Undefined when they hold none or two.
 */
export function codeIn(shape: string, said: string): string | undefined {
  const [letters = '', marks = ''] = shape.split('-');
  const folded = said.normalize('NFKC').toUpperCase();
  const bare = new RegExp(`^(?:${letters})?(\\d{${marks.length}})$`).exec(folded.replace(/[^\p{L}\p{N}]/gu, ''))?.[1];
  const digits = bare ?? onlyOne(letters, marks.length, folded);
  return digits === undefined ? undefined : `${letters}-${digits}`;
}

/** Digits that no other number or code (SKU-20418, 2041812) goes on from. */
function onlyOne(letters: string, count: number, folded: string): string | undefined {
  const pattern = `(?<![A-Z0-9]|[A-Z]\\p{Pd})(?:${letters}[\\s\\p{Pd}]{0,3})?(\\d{${count}})(?![A-Z0-9])`;
  const found = new Set(Array.from(folded.matchAll(new RegExp(pattern, 'gu')), match => match[1]));
  const [digits] = found;
  return found.size === 1 ? digits : undefined;
}
