import { type Thresholds, verdictOf } from '../../knowledge/confidence.ts';
import type { Hit, Search } from '../../knowledge/ports.ts';
import type { Understanding, Words } from '../../language/understanding.ts';

const mostHits = 5;

export type LookedUp = {
  /** As understood, but that it declines nothing where what it says beside that has an answer. */
  said: Understanding;
  /** Best first. */
  hits: Hit[];
};

/**
 * What is found for a message. What it says beside "I don't want to ..." alone, where that has a sure answer; otherwise the whole, which
 * then is only offered. Pure.
 */
export function lookUp(said: Understanding, knowledge: Search, match: Thresholds): LookedUp {
  const find = ({ text, terms }: Words) => knowledge.search({ text, locale: said.locale, terms }, mostHits);
  const beside = said.beside === undefined ? [] : find(said.beside);
  if (verdictOf(beside, match) !== 'answer') return { said, hits: find(said.asked ?? said) };
  const { declines: _answered, ...rest } = said;
  return { said: rest, hits: beside };
}

/** The texts that it is looked up by. */
export function textsOf({ text, asked, beside }: Understanding): string[] {
  return [asked?.text ?? text, ...(beside ? [beside.text] : [])];
}
