import { afterPause, type DueKind, dueKinds, isToDo, type Sla } from '../sla.ts';
import { isOpen } from '../status.ts';
import type { Ticket } from '../ticket.ts';
import { isPaused } from './running.ts';

/**
 * The ticket with its clocks as its new status wants them: they stop when it begins to wait, and when it goes on, what is due moves
 * by the opening time that passed. So no action needs to think of them. What was set anew or settled meanwhile is left alone.
 *
 * @param before the same ticket before the change; undefined when it is new
 */
export function withClocks(before: Ticket | undefined, after: Ticket, now: string, sla: Sla): Ticket {
  const { waitingSince, ...rest } = after;
  if (isPaused(after)) return { ...after, waitingSince: waitingSince ?? now };
  if (waitingSince === undefined) return after;
  if (!isOpen(after)) return rest;
  const moved = dueKinds.flatMap(kind => {
    const due = rest.due[kind];
    if (!isToDo(due) || kind === 'firstResponse' || due !== before?.due[kind]) return [];
    return [[kind, afterPause(due, waitingSince, now, kind, after.priority, sla)] as const];
  });
  return { ...rest, due: { ...rest.due, ...Object.fromEntries<Ticket['due'][DueKind]>(moved) } };
}
