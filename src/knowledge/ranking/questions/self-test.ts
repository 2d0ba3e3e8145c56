import { certaintyOf } from '../../confidence.ts';
import type { Work } from '../../slices.ts';
import type { QuestionMatcher } from './question-matcher.ts';

/** Examples that are held out; a sample says enough. */
const mostHeldOut = 100;
/** Fewer say nothing. */
const fewest = 10;
/** Of so many examples, a sample of the others has rivals enough, and asking all would take long. */
const mostRivals = 20_000;

/**
 * How sure the matcher would be of the articles' own example questions if each were no example: the median certainty of a
 * sample, evenly spread. Articles whose questions vouch for each other set a higher bar for everything else. Undefined where
 * there are too few examples to tell.
 */
export function* selfTest(examples: number, { heldOut }: QuestionMatcher, articles?: number): Work<number | undefined> {
  const step = Math.max(1, examples / mostHeldOut);
  const rivals = articles !== undefined && examples > mostRivals ? sampleOf(articles) : undefined;
  const certainties: number[] = [];
  for (let at = 0; at < examples; at += step) {
    const scores = heldOut(Math.floor(at), rivals);
    if (scores) certainties.push(certaintyOf(scores.first, scores.second));
    yield at / examples;
  }
  if (certainties.length < fewest) return undefined;
  return certainties.sort((a, b) => a - b)[Math.floor(certainties.length / 2)];
}

/** Places of articles, evenly spread. */
function sampleOf(articles: number): number[] {
  const most = 2000;
  const step = Math.max(1, articles / most);
  return Array.from({ length: Math.min(most, articles) }, (_, i) => Math.floor(i * step));
}
