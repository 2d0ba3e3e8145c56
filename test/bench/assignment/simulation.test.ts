import { describe, expect, it } from 'vitest';
import { type Demand, demandOf } from '../../../bench/assignment/demand.ts';
import { exponential } from '../../../bench/assignment/draws.ts';
import { rules } from '../../../bench/assignment/rules.ts';
import { readScenario } from '../../../bench/assignment/scenario.ts';
import { play } from '../../../bench/assignment/simulation.ts';
import { chanceOf } from '../../../bench/matching/chance.ts';
import { AssignmentRules } from '../../../src/tickets/people/assignment.ts';

const scenario = { ...readScenario(), days: 3 };
const usual = { assignment: AssignmentRules.parse({ mode: 'automatic' }), holdMinutes: 60 };
const [seed = 1, otherSeed = 2] = scenario.seeds;

describe.each(rules)('under "$name"', rule => {
  it('the same seed gives the same figures, another one others', () => {
    const figures = (from: number) => play(demandOf(scenario, 150, from), rule, usual);
    expect(figures(seed)).toEqual(figures(seed));
    expect(figures(seed).waits).not.toEqual(figures(otherSeed).waits);
  });

  it('every ticket is begun once, and none before it came', () => {
    const demand = demandOf(scenario, 220, seed);
    const { waits } = play(demand, rule, usual);
    expect(waits).toHaveLength(demand.arrivals.length);
    expect(Math.min(...waits)).toBeGreaterThanOrEqual(0);
  });

  it('nobody who is away, and nobody unable while somebody able has not given it back, is given a ticket', () => {
    const { given } = play(demandOf(scenario, 220, seed), rule, usual);
    expect(given.length).toBeGreaterThan(500);
    expect(given.filter(({ isThere }) => !isThere)).toEqual([]);
    const unable = given.filter(
      ({ isAble, ableThere, gaveBack }) => !isAble && ableThere.some(id => !gaveBack.includes(id)),
    );
    expect(unable).toEqual([]);
  });
});

/**
 * Erlang's formula for the mean wait of a queue with `people` servers, Poisson arrivals and exponential handling (A. K. Erlang, 1917).
 *
 * @param load arrivals within one mean handling
 */
function erlangC(people: number, load: number, handlingMs: number): number {
  let term = 1;
  let sum = 0;
  for (let busy = 0; busy < people; busy += 1) {
    sum += term;
    term *= load / (busy + 1);
  }
  const allBusy = (term * people) / (people - load);
  return ((allBusy / (sum + allBusy)) * handlingMs) / (people - load);
}

const handlingMs = 300_000;
const people = 4;

/** Everybody is there always, knows everything, and the customer never writes back. */
function steadyDemand(from: number, load: number, count: number): Demand {
  const chance = chanceOf(from);
  let at = Date.parse('2026-03-02T00:00:00.000Z');
  const arrivals = Array.from({ length: count }, () => {
    at += exponential(handlingMs / load, chance);
    const handling = [Math.round(exponential(handlingMs, chance))];
    return { at: Math.round(at), queue: 'general', locale: 'en', priority: 'normal' as const, handling, answers: [] };
  });
  const shifts = [{ from: 0, until: Date.parse('2027-03-02T00:00:00.000Z') }];
  const staff = Array.from({ length: people }, (_, n) => ({
    id: `p${n}`,
    skills: [],
    languages: [],
    capacity: 1,
    shifts,
  }));
  return { arrivals, staff };
}

describe('with steady arrivals and exponential handling', () => {
  it.each(['the desk', 'longest idle'])(
    'one ticket a person at a time, "%s" waits as long as Erlang C says',
    name => {
      const rule = rules.find(one => one.name === name) ?? rules[0];
      const load = 2.6;
      const means = scenario.seeds.map(from => {
        const { waits } = play(steadyDemand(from, load, 3000), rule, usual);
        const settled = waits.slice(500);
        return settled.reduce((sum, wait) => sum + wait, 0) / settled.length;
      });
      const mean = means.reduce((sum, one) => sum + one, 0) / means.length;
      const spread = Math.sqrt(means.reduce((sum, one) => sum + (one - mean) ** 2, 0) / (means.length - 1));
      const error = spread / Math.sqrt(means.length);
      expect(error).toBeLessThan(0.1 * mean);
      expect(Math.abs(mean - erlangC(people, load, handlingMs))).toBeLessThan(3 * error);
    },
    120_000,
  );
});
