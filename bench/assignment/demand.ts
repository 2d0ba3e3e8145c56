import type { Priority } from '../../src/tickets/ticket.ts';
import { type Chance, chanceOf } from '../matching/chance.ts';
import { drawn, lognormal } from './draws.ts';
import { msOf, type Scenario } from './scenario.ts';

/** A ticket before anybody has it. Times in ms. */
export type Arrival = {
  at: number;
  queue: string;
  locale: string;
  priority: Priority;
  /** How long each answer takes; one or more. */
  handling: number[];
  /** How long the customer takes after each answer but the last. */
  answers: number[];
};

/** Somebody who works, and when: from, and up to but without. */
export type Worker = {
  id: string;
  skills: string[];
  languages: string[];
  capacity?: number;
  shifts: { from: number; until: number }[];
};

export type Demand = { arrivals: Arrival[]; staff: Worker[] };

const dayMs = 86_400_000;
const halfHourMs = 1_800_000;

/** A Monday. */
const start = Date.parse('2026-03-02T00:00:00.000Z');

/** What comes, and who is there, drawn before any rule is asked: every rule meets the very same. */
export function demandOf(scenario: Scenario, perDay: number, seed: number): Demand {
  const days = Array.from({ length: scenario.days }, (_, day) => start + day * dayMs);
  const [arriving, sickness] = [chanceOf(seed), chanceOf(seed ^ 0x5bd1e995)];
  const arrivals = days.flatMap(day => arrivalsOf(day, scenario, perDay, arriving));
  const absent = new Map(days.map(day => [day, scenario.staff.map(() => sickness.share() < scenario.sickDays)]));
  const staff = scenario.staff.map(({ shifts, ...who }, at) => ({
    ...who,
    shifts: days.flatMap(day => (absent.get(day)?.[at] ? [] : shifts.map(shift => shiftOn(day, shift)))),
  }));
  return { arrivals, staff };
}

/** Poisson with the rate of each half-hour, by thinning a steady one (Lewis and Shedler 1979). */
function arrivalsOf(day: number, scenario: Scenario, perDay: number, chance: Chance): Arrival[] {
  const { from, halfHours } = scenario.arrivals;
  const sum = halfHours.reduce((total, one) => total + one, 0);
  const most = Math.max(...halfHours);
  const meanGap = halfHourMs / ((perDay * most) / sum);
  const found: Arrival[] = [];
  for (let at = gap(); at < halfHours.length * halfHourMs; at += gap()) {
    const isKept = chance.share() * most < (halfHours[Math.floor(at / halfHourMs)] ?? 0);
    if (isKept) found.push(arrivalAt(day + msOf(from) + Math.round(at), scenario, chance));
  }
  return found;

  function gap() {
    return -meanGap * Math.log(1 - chance.share());
  }
}

function arrivalAt(at: number, { shares, handling, answers }: Scenario, chance: Chance): Arrival {
  const again = followUps(answers, chance);
  return {
    at,
    queue: drawn(shares.queue, chance),
    locale: drawn(shares.locale, chance),
    priority: drawn(shares.priority, chance),
    handling: Array.from({ length: again + 1 }, () => Math.round(lognormal(handling, chance))),
    answers: Array.from({ length: again }, () => Math.round(lognormal(answers, chance))),
  };
}

function followUps({ chance: again, most }: Scenario['answers'], chance: Chance): number {
  let count = 0;
  while (count < most && chance.share() < again) count += 1;
  return count;
}

function shiftOn(day: number, shift: string) {
  const [from = '', until = ''] = shift.split('-');
  return { from: day + msOf(from), until: day + msOf(until) };
}
