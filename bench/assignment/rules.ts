import type { Change } from '../../src/tickets/change.ts';
import { type AssignmentRules, isAble, type Relaxed, takesTickets } from '../../src/tickets/people/assignment.ts';
import { assign, giveOn } from '../../src/tickets/people/giving.ts';
import type { Colleague } from '../../src/tickets/people/ports.ts';
import { isPresent } from '../../src/tickets/people/presence.ts';
import { loadOf, weightOf } from '../../src/tickets/people/workload.ts';
import type { Ticket } from '../../src/tickets/ticket.ts';
import { alwaysOpen } from './always-open.ts';

/** Somebody, and since when (ISO) they have had nothing to answer; undefined while they have. */
export type Seen = Colleague & { idleSince: string | undefined };

/** What becomes of a ticket that nobody has taken up; undefined: it stays as it is. */
export type Give = (ticket: Ticket, staff: readonly Seen[], now: string) => Change | undefined;

/** A rule under a name; `begin` gives it a memory of its own for each run. */
export type Rule = { name: string; begin(rules: AssignmentRules): Give };

/** The desk's own rule, as the desk calls it. */
const own: Rule = {
  name: 'the desk',
  begin: rules => (ticket, staff, now) => giveOn(ticket, staff, rules, now, alwaysOpen),
};

/** Each in turn, of those who are present, able and not full. */
const roundRobin: Rule = {
  name: 'round robin',
  begin: rules => {
    let last = -1;
    return (ticket, staff, now) => {
      if (isWaitedFor(ticket, staff, rules, now)) return undefined;
      const able = ablePresent(ticket, staff, now).filter(one => hasRoom(one, ticket, rules));
      const places = able.map(one => staff.indexOf(one));
      const place = places.find(at => at > last) ?? places[0];
      const to = place === undefined ? undefined : staff[place];
      if (place === undefined || !to) return undefined;
      last = place;
      return assign(ticket, to, to, now);
    };
  },
};

/** As a telephone exchange does: to who has had nothing to answer for longest; while nobody able is idle, it waits for all of them. */
const longestIdle: Rule = {
  name: 'longest idle',
  begin: rules => (ticket, staff, now) => {
    if (isWaitedFor(ticket, staff, rules, now)) return undefined;
    const idle = ablePresent(ticket, staff, now)
      .flatMap(one => (one.idleSince === undefined ? [] : [{ one, since: one.idleSince }]))
      .toSorted((a, b) => (a.since < b.since ? -1 : 1));
    const to = idle[0]?.one;
    return to && assign(ticket, to, to, now);
  },
};

export const rules: readonly [Rule, ...Rule[]] = [own, roundRobin, longestIdle];

/** True while somebody who is there may still take it up in time. */
function isWaitedFor(
  { assignee, assignedAt }: Ticket,
  staff: readonly Colleague[],
  { takeUpMinutes }: AssignmentRules,
  now: string,
): boolean {
  const holder = staff.find(({ id }) => id === assignee?.id);
  if (!holder || assignedAt === undefined || !isPresent(holder, now)) return false;
  return Date.parse(now) < Date.parse(assignedAt) + takeUpMinutes * 60_000;
}

/** Whoever knows most of what is wanted, by the desk's own order of what is given up first. */
export function ablePresent<One extends Colleague>(ticket: Ticket, staff: readonly One[], now: string): One[] {
  const present = staff.filter(one => takesTickets(one) && isPresent(one, now));
  const orders: readonly Relaxed[][] = [[], ['language'], ['skill'], ['language', 'skill']];
  return (
    orders.map(relaxed => present.filter(one => isAble(one, ticket, relaxed))).find(found => found.length > 0) ?? []
  );
}

function hasRoom(
  { work, capacity }: Colleague,
  ticket: Ticket,
  { weights, capacity: usual }: AssignmentRules,
): boolean {
  return loadOf(work, weights) + weightOf({ ...ticket, status: 'new' }, weights) <= (capacity ?? usual);
}
