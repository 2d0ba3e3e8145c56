import type { Due } from '../tickets/ticket.ts';
import { type Measure, mean, rate } from './measure.ts';

/**
 * CSAT: ratings of 4 or 5 (of 5) among all ratings.
 * Source: the "top two box" convention of customer satisfaction surveys.
 *
 * @param ratings 1 to 5
 */
export function csat(ratings: readonly number[]): Measure {
  return rate(ratings.filter(value => value >= 4).length, ratings.length);
}

/**
 * Net Promoter Score: percentage of 9 and 10 minus percentage of 0 to 6; 7 and 8 are passive. The numerator is promoters minus detractors.
 * Source: Reichheld, "The One Number You Need to Grow", Harvard Business Review, December 2003.
 *
 * @param ratings 0 to 10
 */
export function nps(ratings: readonly number[]): Measure {
  const { promoters, detractors } = npsParts(ratings);
  return { ...rate(promoters - detractors, ratings.length), unit: 'points' };
}

/**
 * Half the width of the 95 % confidence interval of the NPS, in points: 1.96 times the standard error of the mean of +1, 0 and -1.
 * Null below two ratings. Source: Rocks, "Interval Estimation for the Net Promoter Score", The American Statistician 70 (2016), the Wald interval.
 */
export function npsMargin(ratings: readonly number[]): number | null {
  const n = ratings.length;
  if (n < 2) return null;
  const { promoters, detractors } = npsParts(ratings);
  const score = (promoters - detractors) / n;
  const variance = (promoters + detractors) / n - score * score;
  return 100 * 1.96 * Math.sqrt(Math.max(0, variance) / n);
}

function npsParts(ratings: readonly number[]) {
  return {
    promoters: ratings.filter(value => value >= 9).length,
    detractors: ratings.filter(value => value <= 6).length,
  };
}

/** Response rate of the survey: surveys that got a rating or a comment among those asked. Source: AAPOR Standard Definitions, RR1. */
export function responseRate(answered: number, asked: number): Measure {
  return rate(answered, asked);
}

/**
 * First response time: from the ticket's opening to the first reply of a person, the mean of those that have one.
 *
 * @param minutes by ticket, in wall clock or in opening time; undefined where nobody has replied yet
 */
export function firstResponseTime(minutes: readonly (number | undefined)[]): Measure {
  return mean(minutes, 'minutes');
}

/** Next response time: from a customer's later message to the reply that follows, the mean of all replies. In minutes, like `firstResponseTime`. */
export function nextResponseTime(minutes: readonly (number | undefined)[]): Measure {
  return mean(minutes, 'minutes');
}

/** MTTR, mean time to resolve: from the ticket's opening to its resolution, the mean of those resolved. In minutes, like `firstResponseTime`. */
export function resolutionTime(minutes: readonly (number | undefined)[]): Measure {
  return mean(minutes, 'minutes');
}

/**
 * Match rate (MMD): questions answered from an article among questions asked. One that the customer marks "no, that did not help" is
 * not a match.
 */
export function matchRate(questions: { asked: number; answered: number; unhelpful: number }): Measure {
  return rate(questions.answered - questions.unhelpful, questions.asked);
}

/** How conversations with a question ended. */
export type Endings = {
  /** Conversations with a question. */
  asked: number;
  /** Without a ticket, and the customer said that the answer helped. */
  confirmed: number;
  /** Without a ticket and without an unhelpful answer; the customer said nothing. */
  assumed: number;
  /** Of the confirmed and assumed ones: the customer came back with the same matter. They are not contained. */
  reopened: number;
};

/** Containment: conversations that ended without a ticket and without an unhelpful answer, and stayed so, among those with a question. */
export function containment({ asked, confirmed, assumed, reopened }: Endings): Measure {
  return rate(confirmed + assumed - reopened, asked);
}

/** Escalation rate: conversations that led to a ticket among those with a question. */
export function escalationRate(escalated: number, asked: number): Measure {
  return rate(escalated, asked);
}

/**
 * SLA attainment: targets kept among those that are decided. One that is overdue is missed already; one that runs, or that never began,
 * does not count yet.
 */
export function slaAttainment(states: readonly (Due['state'] | undefined)[]): Measure {
  const kept = states.filter(state => state === 'hit').length;
  const missed = states.filter(state => state === 'missed' || state === 'overdue').length;
  return rate(kept, kept + missed);
}

/** Backlog: tickets that are not resolved at an instant, and their mean age in minutes. */
export function backlog(ages: readonly number[]): { tickets: number; age: Measure } {
  return { tickets: ages.length, age: mean(ages, 'minutes') };
}

/** Reopen rate: resolved tickets that were opened again among all that were resolved. */
export function reopenRate(reopened: number, resolved: number): Measure {
  return rate(reopened, resolved);
}

/** Churn: customers lost in the period among those at its start. */
export function churn(lost: number, atStart: number): Measure {
  return rate(lost, atStart);
}

/** Retention: customers at the end who are not new, among those at the start. */
export function retention(customers: { atStart: number; atEnd: number; fresh: number }): Measure {
  return rate(customers.atEnd - customers.fresh, customers.atStart);
}

/**
 * Customer lifetime value: average order value times orders a month times months retained, in the currency of the orders. Units must match:
 * 200 a month for 24 months is 4,800, for one customer. The numerator is what is sold a month, the denominator customers.
 */
export function lifetimeValue(sales: { perMonth: number; customers: number; months: number }): Measure {
  const { perMonth, customers, months } = sales;
  const value = customers === 0 ? null : (perMonth / customers) * months;
  return { value, numerator: perMonth * months, denominator: customers, unit: 'currency' };
}

/** Cost of one conversation or ticket: hours worked times the hourly rate, among how many there were. */
export function costPerPiece(work: { hours: number; hourlyRate: number; pieces: number }): Measure {
  const cost = work.hours * work.hourlyRate;
  return {
    value: work.pieces === 0 ? null : cost / work.pieces,
    numerator: cost,
    denominator: work.pieces,
    unit: 'currency',
  };
}
