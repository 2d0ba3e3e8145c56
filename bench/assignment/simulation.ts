import { claim, holdEndsAt, release } from '../../src/tickets/desk.ts';
import { type AssignmentRules, hasRoomSomewhere, isAble } from '../../src/tickets/people/assignment.ts';
import { takeUpEndsAt } from '../../src/tickets/people/giving.ts';
import { byQueueOrder } from '../../src/tickets/queue-order.ts';
import type { Ticket } from '../../src/tickets/ticket.ts';
import { alwaysOpen } from './always-open.ts';
import type { Arrival, Demand } from './demand.ts';
import { type Case, iso, Person, ticketOf } from './people.ts';
import type { Give, Rule, Seen } from './rules.ts';
import { Timeline } from './timeline.ts';

export type SimulationRules = { assignment: AssignmentRules; holdMinutes: number };

/** A ticket was given to somebody: how it was at that moment. */
export type Given = {
  number: string;
  to: string;
  isThere: boolean;
  isAble: boolean;
  /** Who was there and knew its queue and its language. */
  ableThere: string[];
  /** Who had given it back to the queue. */
  gaveBack: readonly string[];
};

export type Played = {
  /** From its arrival until somebody began on it, ms, in the order of arrival. */
  waits: number[];
  /** Share of the tickets that were begun by somebody who knows queue and language. */
  able: number;
  /** Share of the time in which people were there that they had nothing to answer. */
  idle: number;
  given: Given[];
};

type Happening =
  | { kind: 'arrives'; arrival: Arrival }
  | { kind: 'answered'; one: Case; by: Person }
  | { kind: 'writes' | 'lies'; one: Case }
  | { kind: 'comes' | 'goes'; who: Person };

/**
 * Plays a demand through a rule, event by event. Everybody answers one ticket at a time: of those that they have, the first in the
 * queue's order; what they have begun they end, also past the end of a shift. What is given but not taken up in time, and what is held
 * without action, comes back as in the desk. Nothing in here is left to chance.
 */
export function play(demand: Demand, rule: Rule, rules: SimulationRules): Played {
  return new Simulation(demand, rule, rules).run();
}

class Simulation {
  readonly #rules: SimulationRules;
  readonly #give: Give;
  readonly #people: Person[];
  readonly #timeline = new Timeline<Happening>();
  readonly #cases: Case[] = [];
  /** New ones, given or not. */
  readonly #waiting = new Set<Case>();
  readonly #given: Given[] = [];
  #now = 0;
  #at = iso(0);
  #thereMs = 0;
  #idleMs = 0;
  #staff: Seen[] | undefined;

  constructor({ arrivals, staff }: Demand, rule: Rule, rules: SimulationRules) {
    this.#rules = rules;
    this.#give = rule.begin(rules.assignment);
    this.#people = staff.map(worker => new Person(worker));
    for (const who of this.#people) {
      for (const { from, until } of who.worker.shifts) {
        this.#timeline.add(from, { kind: 'comes', who });
        this.#timeline.add(until, { kind: 'goes', who });
      }
    }
    for (const arrival of arrivals) this.#timeline.add(arrival.at, { kind: 'arrives', arrival });
  }

  run(): Played {
    for (let next = this.#timeline.next(); next; next = this.#timeline.next()) {
      this.#countTime(next.at);
      this.#now = next.at;
      this.#at = iso(next.at);
      this.#staff = undefined;
      this.#happen(next.what);
      this.#lookThrough();
      for (const who of this.#people) this.#begin(who);
    }
    const begun = this.#cases.flatMap(({ ticket, begun }) => (begun ? [{ ticket, begun }] : []));
    return {
      waits: begun.map(({ ticket, begun }) => begun.at - Date.parse(ticket.createdAt)),
      able: begun.filter(({ ticket, begun }) => isAble(begun.by, ticket, [])).length / begun.length,
      idle: this.#idleMs / this.#thereMs,
      given: this.#given,
    };
  }

  #happen(what: Happening): void {
    switch (what.kind) {
      case 'arrives':
        this.#arrive(what.arrival);
        break;
      case 'answered':
        this.#answered(what.one, what.by);
        break;
      case 'writes':
        this.#put(what.one, { ...what.one.ticket, status: 'open', holdSince: this.#at });
        this.#timeline.add(this.#now + this.#rules.holdMinutes * 60_000, { kind: 'lies', one: what.one });
        break;
      case 'lies':
        this.#comeBack(what.one);
        break;
      case 'comes':
        what.who.isThere = true;
        what.who.idleSince = this.#at;
        break;
      case 'goes':
        what.who.isThere = false;
        break;
    }
  }

  #arrive(arrival: Arrival): void {
    const one: Case = { arrival, ticket: ticketOf(arrival, this.#cases.length), answered: 0, isBeingAnswered: false };
    this.#cases.push(one);
    this.#waiting.add(one);
    this.#offer(one);
  }

  #answered(one: Case, by: Person): void {
    const later = one.arrival.answers[one.answered];
    one.answered += 1;
    one.isBeingAnswered = false;
    by.idleSince = this.#at;
    this.#put(one, {
      ...one.ticket,
      status: later === undefined ? 'resolved' : 'pending',
      holdSince: this.#at,
    });
    if (later !== undefined) this.#timeline.add(this.#now + later, { kind: 'writes', one });
  }

  /** Perhaps nobody took it up in time, or who holds it did nothing. */
  #comeBack(one: Case): void {
    if (one.isBeingAnswered) return;
    const ends = holdEndsAt(one.ticket, this.#rules.holdMinutes);
    if (ends !== undefined && ends <= this.#at) {
      this.#put(one, release(one.ticket, undefined, this.#at).ticket);
      this.#waiting.add(one);
    }
    if (one.ticket.status === 'new') this.#offer(one);
  }

  /** As the desk looks through its queue (src/queue-giving.ts). */
  #lookThrough(): void {
    if (this.#waiting.size === 0 || !hasRoomSomewhere(this.#seen(), this.#rules.assignment, this.#at)) return;
    for (const one of inOrder([...this.#waiting])) {
      if (!hasRoomSomewhere(this.#seen(), this.#rules.assignment, this.#at)) return;
      this.#offer(one);
    }
  }

  #offer(one: Case): void {
    const before = one.ticket.assignee?.id;
    const gaveBack = before === undefined ? (one.ticket.passedBy ?? []) : [];
    const change = this.#give(one.ticket, this.#seen(), this.#at);
    if (!change) return;
    this.#put(one, change.ticket);
    const to = this.#person(one.ticket.assignee?.id);
    if (!to || to.worker.id === before) return;
    this.#note(one.ticket, to, gaveBack);
    to.lastAssignedAt = this.#at;
    const ends = takeUpEndsAt(one.ticket, this.#rules.assignment.takeUpMinutes, alwaysOpen);
    if (ends !== undefined) this.#timeline.add(Date.parse(ends), { kind: 'lies', one });
  }

  #note(ticket: Ticket, to: Person, gaveBack: readonly string[]): void {
    const there = this.#people.filter(who => who.isThere);
    this.#given.push({
      number: ticket.number,
      to: to.worker.id,
      isThere: there.includes(to),
      isAble: isAble(to.worker, ticket, []),
      ableThere: there.filter(({ worker }) => isAble(worker, ticket, [])).map(({ worker }) => worker.id),
      gaveBack,
    });
  }

  /** Goes on with the first of what they have. */
  #begin(who: Person): void {
    if (who.busyUntil > this.#now || !who.isThere) return;
    const [one] = inOrder(who.toAnswer);
    if (!one) return;
    const { id } = who.worker;
    this.#put(one, claim(one.ticket, { id, name: id }, this.#at).ticket);
    this.#waiting.delete(one);
    one.begun ??= { at: this.#now, by: who.worker };
    one.isBeingAnswered = true;
    who.busyUntil = this.#now + (one.arrival.handling[one.answered] ?? 0);
    this.#timeline.add(who.busyUntil, { kind: 'answered', one, by: who });
  }

  #put(one: Case, ticket: Ticket): void {
    this.#person(one.ticket.assignee?.id)?.cases.delete(one);
    one.ticket = ticket;
    if (ticket.status !== 'resolved') this.#person(ticket.assignee?.id)?.cases.add(one);
    this.#staff = undefined;
  }

  #person(id: string | undefined): Person | undefined {
    return this.#people.find(({ worker }) => worker.id === id);
  }

  #seen(): Seen[] {
    this.#staff ??= this.#people.map(who => who.seen(this.#now));
    return this.#staff;
  }

  #countTime(until: number): void {
    for (const who of this.#people) {
      if (!who.isThere) continue;
      this.#thereMs += until - this.#now;
      if (who.busyUntil <= this.#now) this.#idleMs += until - this.#now;
    }
  }
}

function inOrder(cases: readonly Case[]): Case[] {
  return cases.length < 2 ? [...cases] : cases.toSorted((a, b) => byQueueOrder(a.ticket, b.ticket));
}
