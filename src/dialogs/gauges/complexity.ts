import type { Hit } from '../../knowledge/ports.ts';

import type { Understanding } from '../../language/understanding.ts';
import type { DialogContext } from '../dialog.ts';
import type { ComplexityRules } from './rules.ts';

export type Complexity = {
  level: 'simple' | 'several' | 'long';
  questions: number;
  /** Of the articles that may answer. */
  topics: number;
  words: number;
};

type Policy = { match: { clarify: number }; complexity: ComplexityRules };

/**
 * How much one message asks for. Pure.
 *
 * @param hits of the whole message and of its questions one by one, in any order
 */
export function complexityOf(
  said: Pick<Understanding, 'text' | 'isQuestion' | 'parts'>,
  hits: readonly Hit[],
  { match, complexity: rules }: Policy,
): Complexity {
  const likely = hits.filter(({ score }) => score >= match.clarify);
  const questions = said.parts?.length ?? (said.isQuestion ? 1 : 0);
  const topics = new Set(likely.map(({ article }) => article.topic)).size;
  const words = wordCount(said.text);
  const isSeveral = questions >= rules.questions || (topics >= rules.topics && words >= rules.storyWords);
  const level = isSeveral ? 'several' : words >= rules.longWords ? 'long' : 'simple';
  return { level, questions, topics, words };
}

/** Whether a matter is more than a form can hold, from all that was found for it. */
export function isComplex({ said, hits, parts = [], content }: DialogContext): boolean {
  return (
    complexityOf(said, [...hits, ...parts.flatMap(part => part.hits.slice(0, 1))], content.policy).level !== 'simple'
  );
}

/** A Chinese character counts half a word, so that 我要退货 is as short as "return my lamp". */
export function wordCount(text: string): number {
  const han = text.match(/\p{Script=Han}/gu)?.length ?? 0;
  const others = text.replace(/\p{Script=Han}/gu, ' ').match(/[\p{L}\p{N}]+/gu)?.length ?? 0;
  return others + han / 2;
}
