import type { Locale } from '../../base/locale.ts';
import type { Terms } from '../ports.ts';

/**
 * The words that tell what texts are about, as people write them: index terms are stems and pairs of characters. Heaviest first.
 *
 * @param weight of an index term in the group; 0 for one that it does not hold
 */
export function tellingWords(
  texts: readonly string[],
  locale: Locale,
  terms: Terms,
  weight: (term: string) => number,
  most: number,
): string[] {
  const words = wordsIn(texts, locale);
  const byTerm = new Map<string, { word: string; count: number }>();
  for (const [word, count] of words) {
    const [term] = terms(word, locale);
    // A stop word gives itself as its only term; the group does not hold it.
    if (term === undefined || weight(term) === 0) continue;
    const best = byTerm.get(term);
    if (!best || count > best.count) byTerm.set(term, { word, count });
  }
  const heaviest = [...byTerm].toSorted(([a], [b]) => weight(b) - weight(a) || (a < b ? -1 : 1));
  return heaviest.slice(0, most).map(([, { word }]) => word);
}

/** Words in lower case, with how often they stand; Chinese is cut as well. */
function wordsIn(texts: readonly string[], locale: Locale): Map<string, number> {
  const segmenter = new Intl.Segmenter(locale, { granularity: 'word' });
  const words = new Map<string, number>();
  for (const text of texts) {
    for (const { segment, isWordLike } of segmenter.segment(text)) {
      const word = segment.toLowerCase();
      if (isWordLike && word.length > 1) words.set(word, (words.get(word) ?? 0) + 1);
    }
  }
  return words;
}
