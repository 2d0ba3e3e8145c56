import { join } from 'node:path';
import { loadContent } from '../../src/dialogs/content/content.ts';
import { root } from '../desk-folder.ts';
import { percentile, table } from '../figures.ts';
import { progress, progressDone } from '../progress.ts';
import { demandOf } from './demand.ts';
import { type Interval, intervalOf, meanOf } from './interval.ts';
import { rules } from './rules.ts';
import { readScenario } from './scenario.ts';
import { play } from './simulation.ts';

/** Of one rule with one seed: minutes, and shares of 1. */
type Figures = { p50: number; p95: number; able: number; idle: number };
type Measure = keyof Figures;
const measures = ['p50', 'p95', 'able', 'idle'] as const;

/** Means over the seeds; `less`: how much less it is than with the desk's rule, by pairs of the same seed. */
type RuleFigures = { rule: string; mean: Figures; ahead?: Record<Measure, Interval> };
export type AssignmentFigures = { ticketsPerDay: number; seeds: number; tickets: number; rules: RuleFigures[] }[];

/** Plays every seed's demand through every rule. */
export function measureAssignment(): AssignmentFigures {
  const scenario = readScenario();
  const { policy } = loadContent(join(root, 'dialogs'));
  const simulationRules = { assignment: policy.assignment, holdMinutes: scenario.holdMinutes };
  const steps = scenario.ticketsPerDay.length * scenario.seeds.length;
  let done = 0;
  const measured = scenario.ticketsPerDay.map(ticketsPerDay => {
    const bySeed = scenario.seeds.map(seed => {
      progress(done++, steps, `${ticketsPerDay} tickets a day, seed ${seed}`);
      const demand = demandOf(scenario, ticketsPerDay, seed);
      const figures = rules.map(rule => figuresOf(play(demand, rule, simulationRules)));
      return { tickets: demand.arrivals.length, figures };
    });
    return {
      ticketsPerDay,
      seeds: scenario.seeds.length,
      tickets: bySeed.reduce((sum, { tickets }) => sum + tickets, 0),
      rules: rules.map(({ name }, at) =>
        compared(
          name,
          at,
          bySeed.map(({ figures }) => figures),
        ),
      ),
    };
  });
  progressDone();
  return measured;
}

function figuresOf({ waits, able, idle }: ReturnType<typeof play>): Figures {
  const minutes = waits.map(ms => ms / 60_000);
  return { p50: percentile(minutes, 0.5), p95: percentile(minutes, 0.95), able, idle };
}

/** @param bySeed the figures of all rules, the desk's own first */
function compared(rule: string, at: number, bySeed: readonly (readonly Figures[])[]): RuleFigures {
  const of = (place: number, measure: Measure) => bySeed.map(figures => figures[place]?.[measure] ?? Number.NaN);
  const each = <Value>(make: (measure: Measure) => Value) => ({
    p50: make('p50'),
    p95: make('p95'),
    able: make('able'),
    idle: make('idle'),
  });
  const mean = each(measure => meanOf(of(at, measure)));
  if (at === 0) return { rule, mean };
  const more = (measure: Measure) => {
    const own = of(0, measure);
    return intervalOf(of(at, measure).map((value, n) => value - (own[n] ?? Number.NaN)));
  };
  return { rule, mean, ahead: each(more) };
}

export function assignmentTable(measured: AssignmentFigures): string {
  const rows = measured.flatMap(({ ticketsPerDay, rules }) =>
    rules.map(({ rule, mean, ahead }) => [
      `${ticketsPerDay} a day, ${rule}`,
      ...measures.flatMap(measure => [written(measure, mean[measure]), ahead ? interval(measure, ahead[measure]) : '']),
    ]),
  );
  const heads = ['', 'p50 min', 'more than the desk', 'p95 min', 'more', 'able %', 'more', 'idle %', 'more'];
  const [first] = measured;
  return [
    table([heads, ...rows]),
    '',
    `Means over ${first?.seeds ?? 0} seeds; wait: from opening until somebody begins on it. "More than the desk": the difference to the`,
    "desk's own rule on the same arrivals, with its 95 % interval by Student's t over the pairs; one that holds 0 may be chance.",
  ].join('\n');
}

const isShare = (measure: Measure) => measure === 'able' || measure === 'idle';
const written = (measure: Measure, value: number) => (isShare(measure) ? 100 * value : value).toFixed(1);
const signed = (measure: Measure, value: number) => `${value < 0 ? '' : '+'}${written(measure, value)}`;
const interval = (measure: Measure, { mean, low, high }: Interval) =>
  `${signed(measure, mean)} [${signed(measure, low)}, ${signed(measure, high)}]`;
