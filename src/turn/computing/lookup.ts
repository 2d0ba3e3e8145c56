import type { Part } from '../../dialogs/dialog.ts';
import { type Thresholds, verdictOf } from '../../knowledge/confidence.ts';
import type { Hit, Search } from '../../knowledge/ports.ts';
import type { Understand, Understanding, Words } from '../../language/understanding.ts';

const mostHits = 5;
/** Questions of one message that are looked up by themselves. */
export const mostParts = 3;

export type LookedUp = {
  /** As understood, but that it declines nothing where what it says beside that has an answer. */
  said: Understanding;
  /** Best first. */
  hits: Hit[];
};

/**
 * What is found for a message. What it says beside "I don't want to ..." alone, where that has a sure answer; otherwise the whole, which
 * then is only offered. Pure.
 *
 * @param most hits at most
 */
export function lookUp(said: Understanding, knowledge: Search, match: Thresholds, most: number = mostHits): LookedUp {
  const find = ({ text, terms }: Words) => knowledge.search({ text, locale: said.locale, terms }, most);
  const beside = said.beside === undefined ? [] : find(said.beside);
  if (verdictOf(beside, match) !== 'answer') return { said, hits: find(said.asked ?? said) };
  const { declines: _answered, ...rest } = said;
  return { said: rest, hits: beside };
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
export function textsOf({ text, asked, beside }: Understanding): string[] {
  return [asked?.text ?? text, ...(beside ? [beside.text] : [])];
}
