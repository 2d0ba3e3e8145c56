import type { Token } from '../../ports.ts';

const stopFactor = 0.6;

/**
 * What BM25 compares titles and questions by: stems, and single Chinese characters with their pairs; with what each counts, stop
 * words less. With one or two examples an article this is the better half of the ranking.
 */
export function wordingOf(tokens: readonly Token[]): Map<string, number> {
  const wording = new Map<string, number>();
  let before: { character: string; factor: number } | undefined;
  for (const { kind, text, stem, isStop } of tokens) {
    const factor = isStop ? stopFactor : 1;
    if (kind !== 'han') {
      wording.set(stem, factor);
      before = undefined;
      continue;
    }
    for (const character of text) {
      wording.set(character, Math.max(wording.get(character) ?? 0, factor));
      if (before) wording.set(before.character + character, (before.factor + factor) / 2);
      before = { character, factor };
    }
  }
  return wording;
}
