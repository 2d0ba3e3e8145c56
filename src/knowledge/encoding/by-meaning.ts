import type { Evidence } from '../ranking/fusion.ts';
import type { Indexable } from '../ranking/locale-index.ts';
import type { Examples } from '../ranking/questions/examples.ts';

/**
 * What was found, judged by meaning where an encoder saw any: a question is not foreign in the measure in which the best article's
 * example says the same in other words, and an article holds of it what its own example says. The square, as half alike is not
 * half the same.
 *
 * @param vector what the encoder made of the question
 */
export function byMeaning<A extends Indexable>(
  ranked: readonly Evidence<A>[],
  examples: Examples,
  vector: Float32Array | undefined,
): readonly Evidence<A>[] {
  if (!vector) return ranked;
  const saidBy = ({ nearest }: Evidence<A>) =>
    nearest ? Math.max(0, examples.meaning(nearest.example, vector)) ** 2 : 0;
  const strange = 1 - Math.min(1, ranked[0] ? saidBy(ranked[0]) : 0);
  return ranked.map(found => ({
    ...found,
    foreign: found.foreign * strange,
    coverage: Math.max(found.coverage, Math.min(1, saidBy(found))),
  }));
}
