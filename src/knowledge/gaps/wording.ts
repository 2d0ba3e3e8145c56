import type { Work } from '../slices.ts';
import type { Asking } from './asking.ts';
import type { GapDeps } from './ports.ts';

/** Questions that are asked in all but the same words, in the words that most of them use. */
export type Wording = {
  /** Masked. */
  text: string;
  /** The same without a wish for a person: what an article could answer. */
  matter: string;
  /** The terms that all of them have, each once, in ascending order; no mere numbers. */
  terms: readonly string[];
  askings: Asking[];
};

type Cut = Pick<Wording, 'text' | 'matter' | 'terms'>;
/** Of each text how often it was asked, and how it was cut. */
type Joined = { askings: Asking[]; texts: Map<string, number>; cuts: Map<string, Cut> };

/**
 * Joins near-identical questions of one locale: those with the same index terms, so that case, punctuation, stop words and order
 * make no other wording. Questions without anything to look up, or of which masking leaves nothing, are left out.
 */
export function* joinWordings(
  askings: readonly Asking[],
  deps: Pick<GapDeps, 'terms' | 'mask' | 'withoutWish'>,
): Work<Wording[]> {
  const byKey = new Map<string, Joined>();
  const known = new Map<string, Cut | undefined>();
  for (const [at, asking] of askings.entries()) {
    yield at / askings.length;
    const text = tidy(deps.mask(asking.question, asking.customerName));
    const memory = `${asking.wantsPerson} ${text}`;
    if (!known.has(memory)) known.set(memory, cut(text, asking, deps));
    const found = known.get(memory);
    if (!found) continue;
    const key = found.terms.join('\n');
    const wording: Joined = byKey.get(key) ?? { askings: [], texts: new Map(), cuts: new Map() };
    byKey.set(key, wording);
    wording.askings.push(asking);
    wording.texts.set(text, (wording.texts.get(text) ?? 0) + 1);
    wording.cuts.set(text, found);
  }
  return [...byKey.values()].flatMap(({ askings: own, texts, cuts }) => {
    const found = cuts.get(commonest(texts));
    return found ? [{ ...found, askings: own }] : [];
  });
}

/** Undefined when there is nothing to look up. */
function cut(
  text: string,
  { wantsPerson, locale }: Asking,
  { terms, withoutWish }: Pick<GapDeps, 'terms' | 'withoutWish'>,
): Cut | undefined {
  const matter = wantsPerson ? withoutWish(text, locale) : text;
  if (matter === undefined || !/\p{L}/u.test(matter)) return undefined;
  // An order number or a price that two questions share does not make them ask the same.
  const own = new Set(terms(matter, locale).filter(term => /\p{L}/u.test(term)));
  return own.size === 0 ? undefined : { text, matter, terms: [...own].sort() };
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
