import type { Part } from '../../dialogs/dialog.ts';
import { type Thresholds, verdictOf } from '../../knowledge/confidence.ts';
import type { Hit, Search } from '../../knowledge/ports.ts';
import type { Understand, Understanding, Words } from '../../language/understanding.ts';

export const mostHits = 5;
/** Questions of one message that are looked up by themselves. */
export const mostParts = 3;

export type LookedUp = {
  /** As understood, but that it declines nothing where what it says beside that has an answer. */
  said: Understanding;
  /** Best first, but for what is declined: it comes last. */
  hits: Hit[];
};

/**
 * What is found for a message. What it says beside "I don't want to ..." alone, where that has an answer or may have; otherwise the
 * whole. What is not sure is then only offered, and what is declined comes last. Pure.
 *
 * @param most hits at most
 */
export function lookUp(said: Understanding, knowledge: Search, match: Thresholds, most: number = mostHits): LookedUp {
  const find = ({ text, terms }: Words) => knowledge.search({ text, locale: said.locale, terms }, most);
  const beside = said.beside === undefined ? [] : find(said.beside);
  if (verdictOf(beside, match) === 'answer') {
    const { declines: _answered, ...rest } = said;
    return { said: rest, hits: beside };
  }
  const whole = find(said.asked ?? said);
  if (!said.declines) return { said, hits: whole };
  const [declined] = said.declined === undefined ? whole : find(said.declined);
  const isLikely = beside.some(({ score }) => score >= match.clarify);
  return { said, hits: withLast(declined, isLikely ? likelyOf(beside, match) : whole, whole) };
}

function likelyOf(hits: readonly Hit[], { clarify }: Thresholds): Hit[] {
  return hits.filter(({ score }) => score >= clarify);
}

/**
 * `hits` with the declined article behind them, as the whole message found it. Where it is the best of what is said beside, it is
 * what is meant: "I don't want to cancel my order but change it".
 */
function withLast(declined: Hit | undefined, hits: readonly Hit[], whole: readonly Hit[]): Hit[] {
  if (!declined) return [...hits];
  const isIt = ({ article }: Hit) => article.id === declined.article.id;
  if (hits !== whole && hits[0] && isIt(hits[0])) return [...hits];
  return [...hits.filter(hit => !isIt(hit)), ...whole.filter(isIt)];
}

/** What is found for each of the questions, where a message asks several; nothing where it does not. Pure. */
export function lookUpParts(
  { parts, locale }: Understanding,
  understand: Understand,
  knowledge: Search,
  match: Thresholds,
): { parts?: Part[] } {
  if (!parts) return {};
  return {
    parts: parts.slice(0, mostParts).map(text => {
      const part = { ...understand(text, locale), locale };
      return { text, hits: lookUp(part, knowledge, match).hits };
    }),
  };
}

/** The texts that it is looked up by. */
export function textsOf({ text, asked, beside, declined }: Understanding): string[] {
  return [asked, beside, declined].flatMap(words => words?.text ?? []).concat(asked ? [] : text);
}
