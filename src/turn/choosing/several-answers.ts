import type { Part } from '../../dialogs/dialog.ts';
import type { Hit } from '../../knowledge/ports.ts';

/** What is said about a further question: its own section, or that it is still open, with what may answer it. */
export type FurtherAnswer = { hit: Hit } | { question: string; likely: Hit[] };

const mostLikely = 2;

/**
 * The answers to a message that asks several things, when at least one of them has a sure answer of its own: the first of these,
 * and what to say about the others, none left out. Undefined when the message is better answered as a whole. Pure.
 *
 * @param isSure whether hits are good enough to answer
 * @param isLikely whether a hit is good enough to be offered
 */
export function severalAnswers(
  parts: readonly Part[],
  isSure: (hits: readonly Hit[]) => boolean,
  isLikely: (hit: Hit) => boolean,
): { hit: Hit; also: FurtherAnswer[] } | undefined {
  const first = parts.find(({ hits }) => isSure(hits));
  const hit = first?.hits[0];
  if (first === undefined || hit === undefined) return undefined;
  const shown = new Set([placeOf(hit)]);
  const also: FurtherAnswer[] = [];
  for (const part of parts.filter(one => one !== first)) {
    const [best] = part.hits;
    if (best && isSure(part.hits)) {
      if (!shown.has(placeOf(best))) also.push({ hit: best });
      shown.add(placeOf(best));
    } else {
      const likely = part.hits.filter(one => isLikely(one) && !shown.has(placeOf(one))).slice(0, mostLikely);
      also.push({ question: part.text, likely });
    }
  }
  return also.length > 0 ? { hit, also } : undefined;
}

const placeOf = ({ article, section }: Hit): string => `${article.id}#${section.anchor}`;
