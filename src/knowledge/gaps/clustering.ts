import { portion, type Work } from '../slices.ts';
import { type Accumulator, createAccumulator, type SparseVector } from './sparse-vector.ts';
import { blend, findNeighbours, type Weighed } from './weighing.ts';

/**
 * Two groups become one while the mean similarity of their members is at least this. Between 0.3 and 0.4 the pairs put together
 * change little; below it strangers meet, above it one subject falls apart.
 */
const leastMean = 0.35;
/** Which texts are held against each other, and which lend each other terms. */
const most = 20;
const least = 0.05;
const lending = { share: 0.5, most: 10, least: 0.15 };

type Group = { members: number[]; sum: SparseVector; near: Set<number> };
type Best = { at: number; mean: number };

/**
 * Groups texts that ask the same: average-linkage agglomeration on tf-idf vectors that are blended with those of their neighbours.
 * Pure; the same texts in the same order give the same groups, each as places in ascending order, in order of their first member.
 *
 * Mutual nearest groups merge, all pairs of a round at once: for average linkage that gives the tree of the one-by-one way.
 * Source: F. Murtagh, "A survey of recent advances in hierarchical clustering algorithms", 1983.
 */
export function* clusterTexts(weighed: Weighed): Work<number[][]> {
  const neighbours = yield* portion(findNeighbours(weighed, most, least), 0, 0.4);
  const blended = yield* portion(blend(weighed, neighbours, lending), 0.4, 0.5);
  const groups: (Group | undefined)[] = blended.map((sum, at) => ({ members: [at], sum, near: new Set<number>() }));
  for (const [at, near] of neighbours.entries()) for (const other of near) link(groups, at, other.at);
  yield* agglomerate(groups, createAccumulator(weighed.vocabulary.length));
  const found = groups.flatMap(group => (group ? [group.members.toSorted((a, b) => a - b)] : []));
  return found.toSorted((a, b) => (a[0] ?? 0) - (b[0] ?? 0));
}

function link(groups: readonly (Group | undefined)[], a: number, b: number): void {
  groups[a]?.near.add(b);
  groups[b]?.near.add(a);
}

/** Rounds of merging; a group's best is looked for again only after something beside it changed. */
function* agglomerate(groups: (Group | undefined)[], accumulator: Accumulator): Work<void> {
  const best = new Array<Best | undefined>(groups.length);
  let changed = new Set(groups.keys());
  for (let round = 1; changed.size > 0; round += 1) {
    for (const at of changed) {
      const group = groups[at];
      if (group) best[at] = bestOf(group, groups, accumulator);
      yield 1 - 0.5 / round;
    }
    changed = yield* mergeMutual(groups, best, accumulator, 1 - 0.5 / round);
  }
}

function bestOf(group: Group, groups: readonly (Group | undefined)[], accumulator: Accumulator): Best | undefined {
  accumulator.add(group.sum, 1);
  let best: Best | undefined;
  for (const at of group.near) {
    const other = groups[at];
    if (!other) continue;
    const mean = accumulator.dot(other.sum) / (group.members.length * other.members.length);
    const isBetter = best === undefined || mean > best.mean || (mean === best.mean && at < best.at);
    if (mean >= leastMean && isBetter) best = { at, mean };
  }
  accumulator.clear();
  return best;
}

/** Merges each two groups that are each other's best; gives the groups whose best may be another now. */
function* mergeMutual(
  groups: (Group | undefined)[],
  best: readonly (Best | undefined)[],
  accumulator: Accumulator,
  done: number,
): Work<Set<number>> {
  const merged = new Set<number>();
  for (const [a, found] of best.entries()) {
    const b = found?.at ?? -1;
    if (b <= a || best[b]?.at !== a) continue;
    if (merge(groups, a, b, accumulator)) merged.add(a);
    yield done;
  }
  return new Set([...merged].flatMap(at => [at, ...(groups[at]?.near ?? [])]));
}

function merge(groups: (Group | undefined)[], a: number, b: number, accumulator: Accumulator): boolean {
  const [into, from] = [groups[a], groups[b]];
  if (!into || !from) return false;
  accumulator.add(into.sum, 1);
  accumulator.add(from.sum, 1);
  into.sum = accumulator.take();
  into.members.push(...from.members);
  for (const at of from.near) {
    groups[at]?.near.delete(b);
    if (at !== a) link(groups, a, at);
  }
  into.near.delete(b);
  groups[b] = undefined;
  return true;
}
