import type { Section } from '../article.ts';
import type { ArticleTerms } from './locale-index.ts';
import { headingFactor } from './texts/scoring.ts';

const han = /\p{sc=Han}/u;

/** Tags name the whole article, though less surely than its title. */
const tagFactor = 0.5;
/**
 * In nats: how much more than the lead, which is written to answer the article's main question, another section must hold
 * when its heading has a word of the query, and when only its text has.
 */
const leadAdvantage = { heading: 0.8, text: 2 };

/**
 * The section that holds most of the query's weight beyond the title, which all sections share; the lead unless another
 * one is clearly ahead. Undefined for an article without text.
 */
export function chooseSection(
  indexed: ArticleTerms,
  terms: readonly string[],
  weight: (term: string) => number,
): Section | undefined {
  const wanted = wantedTerms(indexed, terms, weight);
  const [lead, ...others] = indexed.sections.map((section, at) => {
    const inHeading = sum(wanted, term => indexed.placeIn(at, term) === 'heading');
    const inText = sum(wanted, term => indexed.placeIn(at, term) === 'text');
    return { section, inHeading, held: headingFactor * inHeading + inText };
  });
  if (!lead) return undefined;
  const ahead = others.filter(
    ({ inHeading, held }) => held > lead.held + (inHeading > 0 ? leadAdvantage.heading : leadAdvantage.text),
  );
  return ahead.toSorted((a, b) => b.held - a.held)[0]?.section ?? lead.section;
}

function wantedTerms(
  indexed: ArticleTerms,
  terms: readonly string[],
  weight: (term: string) => number,
): Map<string, number> {
  const wanted = new Map<string, number>();
  for (const term of terms) wanted.set(term, weight(term));
  for (const term of indexed.tags) wanted.set(term, tagFactor * (wanted.get(term) ?? 0));
  for (const term of indexed.title) wanted.delete(term);
  // 多少 and 少钱 are no further words beside 多少钱.
  const words = [...wanted.keys()].filter(term => han.test(term));
  for (const term of words) if (words.some(word => word !== term && word.includes(term))) wanted.delete(term);
  return wanted;
}

function sum(wanted: ReadonlyMap<string, number>, has: (term: string) => boolean): number {
  let total = 0;
  for (const [term, weight] of wanted) if (has(term)) total += weight;
  return total;
}
