import stringWidth from 'string-width';

/** Pads to a width in columns of a terminal, of which a Chinese character takes two. */
export function padTo(text: string, columns: number): string {
  return text + ' '.repeat(Math.max(0, columns - stringWidth(text)));
}

/** The columns that the widest of the texts takes. */
export function widest(texts: readonly string[]): number {
  return Math.max(0, ...texts.map(text => stringWidth(text)));
}

/** The text in at most so many columns, with an ellipsis for what was left out. */
export function cutTo(text: string, columns: number): string {
  if (stringWidth(text) <= columns) return text;
  let cut = '';
  for (const { segment } of new Intl.Segmenter().segment(text)) {
    if (stringWidth(cut + segment) >= columns) break;
    cut += segment;
  }
  return `${cut}…`;
}

/** `1 draft`, `2 drafts`. */
export const count = (n: number, thing: string): string => `${n} ${thing}${n === 1 ? '' : 's'}`;
