import { certaintyOf } from '../confidence.ts';
import type { QuestionMatcher } from './question-matcher.ts';

/** Examples that are held out; a sample says enough. */
const mostHeldOut = 100;
/** Fewer say nothing. */
const fewest = 10;

/**
 * How sure the matcher would be of the articles' own example questions if each were no example: the median certainty of a
 * sample, evenly spread. Articles whose questions vouch for each other set a higher bar for everything else.
 */
export function selfTest(examples: number, { heldOut }: QuestionMatcher): number | undefined {
  const step = Math.max(1, examples / mostHeldOut);
  const certainties: number[] = [];
  for (let at = 0; at < examples; at += step) {
    const scores = heldOut(Math.floor(at));
    if (scores) certainties.push(certaintyOf(scores.first, scores.second));
  }
  if (certainties.length < fewest) return undefined;
  return certainties.sort((a, b) => a - b)[Math.floor(certainties.length / 2)];
}
