/** What is looked for from the text before the caret: `::word` a canned reply, `??words` an article, `@name` an operator. */
export type Asking = { kind: 'canned' | 'article' | 'person'; words: string; from: number };

/** The asking that ends at the caret, or undefined. People are named in notes only. */
export function askingOf(text: string, caret: number, isNote: boolean): Asking | undefined {
  const before = text.slice(0, caret);
  const canned = /(?:^|[\s\p{Script=Han}])::([^\s:]{0,40})$/u.exec(before);
  if (canned && !isNote) return asking('canned', canned[1] ?? '', 2, caret);
  const article = /(?:^|[\s\p{Script=Han}])\?\?([^\n?]{0,80})$/u.exec(before);
  if (article && !isNote) return asking('article', article[1] ?? '', 2, caret);
  const person = /(?:^|\s)@([^\s@]{0,40})$/.exec(before);
  if (person && isNote) return asking('person', person[1] ?? '', 1, caret);
  return undefined;
}

function asking(kind: Asking['kind'], words: string, signs: number, caret: number): Asking {
  return { kind, words, from: caret - words.length - signs };
}

/** The text with what was asked for in the place of the asking, and where the caret stands then. */
export function answered(
  text: string,
  caret: number,
  { from }: Asking,
  words: string,
): { text: string; caret: number } {
  return { text: text.slice(0, from) + words + text.slice(caret), caret: from + words.length };
}
