import type { Verdict } from '../confidence.ts';

/** What was found for one labelled query. */
export type Prediction = {
  text: string;
  /** What answers it; null where nothing does. */
  expected: string | null;
  /** Ids of the articles found, best first. */
  top: string[];
  /** 0 to 1. */
  confidence: number;
  verdict: Verdict;
};

/** Shares in percent, 0 to 100; null where there is nothing to take a share of. */
export type Measures = {
  /** Of the queries that an article answers: it comes first. */
  acc1: number | null;
  /** ... or among the first three. */
  r3: number | null;
  /** How well confidence tells these from the others: the area under the ROC curve. */
  auroc: number | null;
  /** (Right answers + others left unanswered) of all, at the best threshold; only where there are others. */
  joint: number | null;
  /** Answered of all, at the lowest threshold that keeps wrong answers within 5 % of all. */
  cov5: number;
  /** Right answers of all at that threshold. */
  right5: number;
  /** With the thresholds of policy.yaml, nothing fitted. */
  shipped: Shipped;
};

export type Shipped = {
  /** Wrong answers of all; an answer to what no article answers is wrong. */
  wrong: number;
  /** Right answers of the queries that an article answers. */
  right: number | null;
  /** Not answered, of those that none answers. */
  refused: number | null;
  /** Right answers of those at the best threshold for this very set (`right5`). */
  rightOfBest: number | null;
};

const most = 0.05;

export function measuresOf(predictions: readonly Prediction[]): Measures {
  const inside = predictions.filter(({ expected }) => expected !== null);
  const isRight = ({ top, expected }: Prediction) => expected !== null && top[0] === expected;
  const sorted = predictions.toSorted((a, b) => b.confidence - a.confidence);
  const { joint, covered, right } = atThresholds(sorted, isRight);
  const outside = predictions.length - inside.length;
  return {
    acc1: share(inside.filter(isRight).length, inside.length),
    r3: share(inside.filter(({ top, expected }) => top.slice(0, 3).some(id => id === expected)).length, inside.length),
    auroc: auroc(sorted),
    joint: outside > 0 ? (100 * joint) / predictions.length : null,
    cov5: (100 * covered) / predictions.length,
    right5: (100 * right) / predictions.length,
    shipped: shippedOf(predictions, isRight, right),
  };
}

function shippedOf(predictions: readonly Prediction[], isRight: (one: Prediction) => boolean, best: number): Shipped {
  const answered = predictions.filter(({ verdict }) => verdict === 'answer');
  const right = answered.filter(isRight).length;
  const outside = predictions.filter(({ expected }) => expected === null);
  return {
    wrong: (100 * (answered.length - right)) / predictions.length,
    right: share(right, predictions.length - outside.length),
    refused: share(outside.filter(({ verdict }) => verdict !== 'answer').length, outside.length),
    rightOfBest: share(right, best),
  };
}

/** Walks all thresholds from the surest down; equal confidences are answered together. */
function atThresholds(sorted: readonly Prediction[], isRight: (one: Prediction) => boolean) {
  let [right, wrong] = [0, 0];
  let refused = sorted.filter(({ expected }) => expected === null).length;
  const best = { joint: refused, covered: 0, right: 0 };
  for (const [at, one] of sorted.entries()) {
    if (isRight(one)) right += 1;
    else wrong += 1;
    if (one.expected === null) refused -= 1;
    if (sorted[at + 1]?.confidence === one.confidence) continue;
    best.joint = Math.max(best.joint, right + refused);
    if (wrong <= most * sorted.length) Object.assign(best, { covered: at + 1, right });
  }
  return best;
}

/** Mann-Whitney: of all pairs of one that is answered and one that is not, those in the right order; ties count half. */
function auroc(sorted: readonly Prediction[]): number | null {
  const inside = sorted.filter(({ expected }) => expected !== null).length;
  const outside = sorted.length - inside;
  let wins = 0;
  let above = 0;
  for (let at = 0; at < sorted.length; ) {
    let to = at;
    let [tiedInside, tiedOutside] = [0, 0];
    for (; to < sorted.length && sorted[to]?.confidence === sorted[at]?.confidence; to += 1) {
      if (sorted[to]?.expected === null) tiedOutside += 1;
      else tiedInside += 1;
    }
    wins += tiedOutside * (above + tiedInside / 2);
    above += tiedInside;
    at = to;
  }
  return share(wins, inside * outside);
}

const share = (part: number, whole: number): number | null => (whole === 0 ? null : (100 * part) / whole);
