import { joinTerms, type LocaleIndex, splitTerms } from './search-index.ts';

/** Term of the index -> what it weighs in this query. Terms that no article holds stay in: they speak against an answer. */
export type QueryTerms = ReadonlyMap<string, number>;

const twoCharacters = /^\p{sc=Han}{2}$/u;
const latinWord = /^\p{sc=Latin}{5,20}$/u;
/** A message may be long; what it asks stands in this many different terms, or it is no question. */
const maxTerms = 200;
/** Each correction searches the whole vocabulary; a text full of unknown words is not misspelt, it is about something else. */
const maxCorrections = 8;

/**
 * Weighs the terms of a query. A misspelt word counts as the known one it is nearest to. A pair of Chinese characters that
 * no article holds and that overlaps a known term beside it is dropped: it only says that the words around it differ.
 */
export function weighTerms(index: LocaleIndex, terms: readonly string[]): QueryTerms {
  const wanted = [...new Set(terms)].slice(0, maxTerms);
  const known = wanted.filter(term => index.isKnown(term));
  const starts = new Set(known.map(term => term.charAt(0)));
  const ends = new Set(known.map(term => term.charAt(term.length - 1)));
  const weights = new Map<string, number>();
  let corrections = 0;
  for (const term of wanted) {
    if (index.isKnown(term)) weights.set(term, index.weight(term));
    else if (twoCharacters.test(term)) {
      if (!ends.has(term.charAt(0)) && !starts.has(term.charAt(1))) weights.set(term, index.weight(term));
    } else {
      const isTried = latinWord.test(term) && corrections < maxCorrections;
      if (isTried) corrections += 1;
      const meant = (isTried ? nearestTerm(index, term) : undefined) ?? term;
      weights.set(meant, index.weight(meant));
    }
  }
  return weights;
}

/** One slip in a word of 5 letters, two from 9 on; shorter words are too near each other. */
function nearestTerm(index: LocaleIndex, term: string): string | undefined {
  const fuzzy = term.length >= 9 ? 2 : 1;
  const [best] = index.bodies.search(term, {
    tokenize: splitTerms,
    fuzzy,
    prefix: false,
    fields: ['heading', 'text', 'about'],
  });
  // MiniSearch ranks nearer terms first; a first letter is hardly ever mistyped, and stops `hire` from becoming `fire`.
  return best?.terms.find(candidate => candidate.charAt(0) === term.charAt(0));
}

/** Terms held by this many articles, and by this share of them, name a topic rather than a question. */
const topicArticles = 3;
const topicShare = 0.05;
/** One name of a topic gives a few overlapping terms at most. */
const maxTopicTerms = 8;

/**
 * True for a query that is only the name of a topic several articles treat ("refund", 订单): it says what about, not what.
 */
export function isBareTopic(index: LocaleIndex, text: string, query: QueryTerms): boolean {
  if (query.size > maxTopicTerms) return false;
  const terms = [...query.keys()];
  const outermost = terms.filter(term => !terms.some(other => other !== term && other.includes(term)));
  const [topic] = outermost;
  if (topic === undefined || outermost.length > 1) return false;
  const holders = index.holders(topic);
  if (holders < topicArticles || holders < topicShare * index.articles.length) return false;
  const letters = text.match(/[\p{L}\p{N}]/gu)?.length ?? 0;
  return letters <= 1.5 * topic.length + 2;
}

/** The weights of all terms, added up. */
export function massOf(query: QueryTerms): number {
  let mass = 0;
  for (const weight of query.values()) mass += weight;
  return mass;
}

export const joinQuery = (query: QueryTerms) => joinTerms(query.keys());
