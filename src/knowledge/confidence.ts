import type { Hit } from './ports.ts';

/** From `match` in policy.yaml, each 0 to 1. */
export type Thresholds = {
  /** What the first hit needs at least to be the answer, */
  answer: number;
  /** and by how much it must lead the second. */
  lead: number;
  /** What a hit needs at least to be offered as a choice. */
  clarify: number;
};

/** What may be done with the hits of a question: give the first as the answer, offer the likely ones, or say that nothing fits. */
export type Verdict = 'answer' | 'clarify' | 'nothing';

/** Held against the thresholds. Pure. `hits` are best first. */
export function verdictOf(hits: readonly Pick<Hit, 'score'>[], { answer, lead, clarify }: Thresholds): Verdict {
  const [best, second] = hits;
  if (!best) return 'nothing';
  if (best.score >= answer && best.score - (second?.score ?? 0) >= lead) return 'answer';
  return best.score >= clarify ? 'clarify' : 'nothing';
}
