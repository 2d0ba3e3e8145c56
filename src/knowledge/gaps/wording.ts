import type { Terms } from '../ports.ts';
import type { Work } from '../slices.ts';
import type { Asking } from './asking.ts';

/** Questions that are asked in all but the same words, in the words that most of them use. */
export type Wording = {
  /** Masked. */
  text: string;
  /** The terms that all of them have, each once, in ascending order. */
  terms: readonly string[];
  askings: Asking[];
};

/**
 * Joins near-identical questions of one locale: those with the same index terms, so that case, punctuation, stop words and order
 * make no other wording. Questions without anything to look up, or of which masking leaves nothing, are left out.
 */
export function* joinWordings(
  askings: readonly Asking[],
  terms: Terms,
  mask: (text: string, name: string | undefined) => string,
): Work<Wording[]> {
  const byKey = new Map<string, { terms: string[]; askings: Asking[]; texts: Map<string, number> }>();
  const cut = new Map<string, { text: string; terms: string[] }>();
  for (const [at, asking] of askings.entries()) {
    yield at / askings.length;
    const text = tidy(mask(asking.question, asking.customerName));
    const known = cut.get(text) ?? { text, terms: [...new Set(terms(text, asking.locale))].sort() };
    cut.set(text, known);
    if (known.terms.length === 0 || !/\p{L}/u.test(text)) continue;
    const key = known.terms.join('\n');
    const wording = byKey.get(key) ?? { terms: known.terms, askings: [], texts: new Map<string, number>() };
    byKey.set(key, wording);
    wording.askings.push(asking);
    wording.texts.set(text, (wording.texts.get(text) ?? 0) + 1);
  }
  return [...byKey.values()].map(({ texts, ...wording }) => ({ ...wording, text: commonest(texts) }));
}

/** The text that most used; of two, the one that came first. */
function commonest(texts: ReadonlyMap<string, number>): string {
  let best = { text: '', count: 0 };
  for (const [text, count] of texts) if (count > best.count) best = { text, count };
  return best.text;
}

/** One line, one mark at its end, and nothing where it began or ended with what is masked. */
function tidy(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .replace(/^(?:…[\s,，.。;；!！]*)+|(?:[\s,，;；]*…[\s.。!！]*)+$/gu, '')
    .replace(/([?？!！.。…~～])[?？!！.。~～\s]+$/u, '$1')
    .trim();
}
