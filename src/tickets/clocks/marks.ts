import { plusMs } from '../../base/clock.ts';
import type { Change } from '../change.ts';
import { isClosedAt, isOpenAt, nextOpening } from '../hours/business-time.ts';
import { countedAgain, type DueKind, dueKinds, type Sla } from '../sla.ts';
import type { Due, HistoryEntry, Ticket } from '../ticket.ts';
import { isRunning } from './running.ts';
import { countedAtLast, uncountedOf } from './uncounted.ts';

/** What a due turn tells of one due time. */
export type Mark = { kind: DueKind; mark: 'warned' | 'breached'; at: string };

/** A mark so soon after its time is made though the shop has just closed. Later, as after a standstill of the desk, it waits for the opening. */
const graceMs = 15 * 60_000;

/** How long to wait where nobody knows when people are back. */
const blindWaitMs = 3_600_000;

/**
 * What is about to be missed, and what has been, marked once each with a line of history. Never outside of opening hours, and nothing
 * for what was answered or waits for the customer. A due time that changed hours put off is moved instead, and one that could not
 * be counted before is.
 */
export function markDues(ticket: Ticket, now: string, sla: Sla): Change & { marks: Mark[] } {
  let marked = countedAtLast(ticket, sla);
  const marks: Mark[] = [];
  for (const kind of dueKinds) {
    const due = marked.due[kind];
    if (!due || !isRunning(marked, kind) || !isReady(due, now, sla)) continue;
    const counted = countedAgain(due, kind, ticket.priority, sla);
    const mark = markOf(counted, now);
    if (mark === undefined && counted === due) continue;
    marked = { ...marked, due: { ...marked.due, [kind]: mark ? withMark(counted, mark, now) : counted } };
    if (mark) marks.push({ kind, mark, at: counted.at });
  }
  return { ticket: marked, history: marks.map(({ kind, mark }) => historyLine(kind, mark, now)), marks };
}

/** When `markDues` next has something to do; undefined when nothing runs. */
export function marksAt(ticket: Ticket | undefined, now: string, sla: Sla): string | undefined {
  if (!ticket) return undefined;
  return [nextMark(ticket, now, sla), countsAt(ticket, now, sla)].filter(at => at !== undefined).sort()[0];
}

function nextMark(ticket: Ticket, now: string, sla: Sla): string | undefined {
  const next = dueKinds
    .filter(kind => isRunning(ticket, kind))
    .flatMap(kind => wakeAt(ticket.due[kind]) ?? [])
    .sort()[0];
  if (next === undefined || next > now) return next;
  // It was not marked because nobody is there.
  return nextOpening(now, sla.hours) ?? plusMs(now, blindWaitMs);
}

/** When to try again to count what could not be counted. */
function countsAt(ticket: Ticket, now: string, sla: Sla): string | undefined {
  if (uncountedOf(ticket).length === 0) return undefined;
  return countedAtLast(ticket, sla) === ticket ? plusMs(now, blindWaitMs) : now;
}

/** The next instant at which a due time wants a mark. */
function wakeAt(due: Due | undefined): string | undefined {
  if (due?.state !== 'active') return undefined;
  return due.warnedAt === undefined && due.warnAt !== undefined ? due.warnAt : due.at;
}

function isReady(due: Due, now: string, { hours }: Sla): boolean {
  const at = wakeAt(due);
  if (at === undefined || at > now || isClosedAt(now, hours)) return false;
  return Date.parse(now) - Date.parse(due.at <= now ? due.at : at) <= graceMs || isOpenAt(now, hours);
}

function markOf(due: Due, now: string): Mark['mark'] | undefined {
  if (due.at <= now) return 'breached';
  return due.warnedAt === undefined && due.warnAt !== undefined && due.warnAt <= now ? 'warned' : undefined;
}

function withMark(due: Due, mark: Mark['mark'], now: string): Due {
  return mark === 'breached' ? { ...due, state: 'overdue' } : { ...due, warnedAt: now };
}

function historyLine(kind: DueKind, mark: Mark['mark'], now: string): HistoryEntry {
  return { at: now, actor: 'system', kind: mark, text: kind };
}
