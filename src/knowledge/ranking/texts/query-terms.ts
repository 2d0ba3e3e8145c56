import type { QueryTerms, TextIndex } from './text-index.ts';

const twoCharacters = /^\p{sc=Han}{2}$/u;
const han = /\p{sc=Han}/u;
/** As the analyzer writes product codes and numbers of orders. */
export const code = /^[a-z]{1,5}-\d+$/;
/** A message may be long; what it asks stands in this many different terms, or it is no question. */
const maxTerms = 200;
/** Repeats included, this many terms of a message are read. */
const maxRead = 2000;

/**
 * Weighs the terms of a query. Left out is what says nothing about the subject: a pair of Chinese characters that no article holds
 * and that only joins a known term to its neighbour, a code that no article holds (it names one order), and Chinese where all
 * articles are in another script.
 */
export function weighTerms(index: TextIndex, terms: readonly string[]): QueryTerms {
  const asked = terms.filter(term => index.holdsHan || !han.test(term)).slice(0, maxRead);
  const joints = jointsOf(index, asked);
  const wanted = [...new Set(asked)].slice(0, maxTerms);
  const weights = new Map<string, number>();
  for (const term of wanted) {
    if (index.isKnown(term) || !(joints.has(term) || code.test(term))) weights.set(term, index.weight(term));
  }
  return weights;
}

/**
 * Unknown pairs that share a character with a known term directly beside them. Terms of a run of characters come in the order
 * in which they begin, so the pair before and the pair after are the ones that overlap: 天天 in 今天天气 is a joint, 天气 is a word.
 */
function jointsOf(index: TextIndex, terms: readonly string[]): Set<string> {
  const pairs = terms.filter(term => twoCharacters.test(term));
  const isKnownPair = (pair: string | undefined, meets: (pair: string) => boolean) =>
    pair !== undefined && index.isKnown(pair) && meets(pair);
  const joints = new Set<string>();
  for (const [at, pair] of pairs.entries()) {
    if (index.isKnown(pair)) continue;
    const [first = '', last = ''] = pair;
    const isJoint =
      isKnownPair(pairs[at - 1], before => before.endsWith(first)) ||
      isKnownPair(pairs[at + 1], after => after.startsWith(last));
    if (isJoint) joints.add(pair);
  }
  const singles = new Set(terms.filter(term => term.length === 1 && index.isKnown(term)));
  for (const pair of pairs) {
    const [first = '', last = ''] = pair;
    if (!index.isKnown(pair) && (singles.has(first) || singles.has(last))) joints.add(pair);
  }
  return joints;
}

/** Terms held by this many articles, and by this share of them, name a topic rather than a question. */
const topicArticles = 3;
const topicShare = 0.05;
/** One name of a topic gives a few overlapping terms at most. */
const maxTopicTerms = 8;

/** The one term that all others are parts of; undefined when the query holds several. */
export function onlyTerm(query: QueryTerms): string | undefined {
  if (query.size > maxTopicTerms) return undefined;
  const terms = [...query.keys()];
  const outermost = terms.filter(term => !terms.some(other => other !== term && other.includes(term)));
  return outermost.length === 1 ? outermost[0] : undefined;
}

/**
 * True for a query that is only the name of a topic several articles treat ("refund", 订单): it says what about, not what.
 * 怎么登录 asks in two characters more, "my order" does not ask in three.
 */
export function isBareTopic(index: TextIndex, text: string, query: QueryTerms): boolean {
  const topic = onlyTerm(query);
  if (topic === undefined) return false;
  const holders = index.holders(topic);
  if (holders < topicArticles || holders < topicShare * index.size) return false;
  const letters = text.match(/[\p{L}\p{N}]/gu)?.length ?? 0;
  return letters <= (han.test(topic) ? topic.length + 1 : 1.5 * topic.length + 2);
}

/** The weights of all terms, added up. */
export function massOf(query: QueryTerms): number {
  let mass = 0;
  for (const weight of query.values()) mass += weight;
  return mass;
}
