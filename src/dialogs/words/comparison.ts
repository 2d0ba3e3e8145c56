const plain = (text: string) =>
  text
    .normalize('NFKC')
    .trim()
    .toLowerCase()
    .replace(/[.!。！]$/u, '');

/** Phrases of content files in their comparing form: few, and asked about with every message. */
const comparable = new Map<string, string>();

function comparableOf(phrase: string): string {
  const known = comparable.get(phrase) ?? plain(phrase);
  comparable.set(phrase, known);
  return known;
}

/** True when the whole text is one of the phrases of a content file, case, width and a full stop aside. */
export function saysOneOf(phrases: readonly string[], text: string): boolean {
  const said = plain(text);
  return phrases.some(phrase => comparableOf(phrase) === said);
}

/** The place of the title that the text names, by its words or its number in the list; -1 when it names none. */
export function pickOf(titles: readonly string[], text: string): number {
  const said = plain(text);
  const byWords = titles.findIndex(title => plain(title) === said);
  const place = byWords >= 0 ? byWords : numberIn(said) - 1;
  return place >= 0 && place < titles.length ? place : -1;
}

/** `2`, `2.`, `(2)`, `#2`, `no. 2`; 0 when it is no number of one digit. */
function numberIn(said: string): number {
  return Number(/^(?:#|n[or]\.? ?)?\(?([1-9])[).、:]?$/u.exec(said)?.[1] ?? 0);
}
