import { expect, it } from 'vitest';
import { Timeline } from '../../../bench/assignment/timeline.ts';
import { chanceOf } from '../../../bench/matching/chance.ts';

it('gives back what comes in order of time, and of one time in the order it was added', () => {
  const chance = chanceOf(7);
  const things = Array.from({ length: 300 }, (_, n) => ({ at: chance.below(40), n }));
  const timeline = new Timeline<number>();
  for (const { at, n } of things) timeline.add(at, n);
  const back: (number | undefined)[] = [];
  for (let next = timeline.next(); next; next = timeline.next()) back.push(next.what);
  expect(back).toEqual(things.toSorted((a, b) => a.at - b.at).map(({ n }) => n));
});
