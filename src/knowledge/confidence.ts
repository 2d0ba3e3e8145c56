/** Keeps the logarithm of a score near 0 in bounds. */
const floor = 0.1;
/** What the lead over the runner-up counts beside the score itself. */
const leadShare = 1.25;
/** Where answers begin: the certainty of a good match with a clear lead ... */
const leastCertainty = 0.13;
/** ... and how much more is asked where the articles' own questions, held out, are found easily. */
const selfTestShare = 0.2;
/** What is assumed of articles with too few questions to test themselves by. */
const untested = 2.7;
/** What it counts how much of the question the article holds. */
const coverageShare = 0.17;
/** What words that stand in no article speak against it. */
const foreignShare = 1.5;
/** Between two that are as good, the one is as likely as the other; whatever the score. */
const tossUp = 0.45;
/** What most of a question is about must be known: of 怎么取消会员 no article knows 会员, so that 取消 is no answer to it. */
const mostForeign = 1.1;
/** How fast doubt turns into certainty; from a logistic regression over labelled questions. */
const steepness = 2;

/**
 * How sure it is that the first article answers, as a logarithm: its score, and how many times the second one's that is. A good
 * match with as good a rival is a choice, not an answer.
 *
 * @param first score of the best article, 0 and up
 * @param second score of the runner-up, 0 where there is none
 */
export function certaintyOf(first: number, second: number): number {
  return Math.log(Math.max(0, first) + floor) + leadShare * leadOf(first, second);
}

function leadOf(first: number, second: number): number {
  return Math.log((Math.max(0, first) + floor) / (Math.max(0, second) + floor));
}

export type Grounds = {
  /** Score of the best article, 0 and up, and of the runner-up, 0 where there is none. */
  first: number;
  second: number;
  /** How much of what the question asks about the first article holds, 0 to 1. */
  coverage: number;
  /** How much of it stands in no article at all, 0 to 1; 0 where articles are too short to tell. */
  foreign: number;
  /** Median certainty of the articles' own questions, each held out; undefined where there are too few. */
  selfTest: number | undefined;
};

/**
 * The same as a share, 0 to 1, comparable between collections of articles: 0.5 is where the bot ships to answer from. A question
 * of which the article holds one word, or with words that no article knows, is less sure than the score alone tells.
 */
export function confidenceOf({ first, second, coverage, foreign, selfTest }: Grounds): number {
  const bar = leastCertainty + selfTestShare * (selfTest ?? untested);
  const held = coverageShare * Math.log(coverage + floor) - foreignShare * foreign;
  const confidence = 1 / (1 + Math.exp(-steepness * (certaintyOf(first, second) + held - bar)));
  return Math.max(0, Math.min(confidence, tossUp + leadOf(first, second), mostForeign - foreign));
}

/** Thresholds of `policy.yaml`. */
export type Thresholds = {
  /** The first hit answers from this confidence on. */
  answer: number;
  /** Hits are offered from this score on. */
  clarify: number;
};

export type Verdict = 'answer' | 'clarify' | 'nothing';

/** What the bot does with hits, best first: answers with the first, offers what is likely, or knows nothing. */
export function verdictOf(
  hits: readonly { score: number; confidence: number }[],
  { answer, clarify }: Thresholds,
): Verdict {
  const [first] = hits;
  if (!first) return 'nothing';
  if (first.confidence >= answer) return 'answer';
  return first.score >= clarify ? 'clarify' : 'nothing';
}
