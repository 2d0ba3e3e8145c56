import type { Due, DueKind, TicketJson, TicketStatus } from '../api-types.ts';

export const dueKinds: readonly DueKind[] = ['firstResponse', 'nextResponse', 'resolution'];

export type DueNow = { kind: DueKind; due: Due; tone: 'late' | 'soon' | 'calm' | 'paused' | 'snoozed' };

const soonMs = 30 * 60_000;

/** What is due next of a ticket, what stands still last, and how pressing that is now; undefined when nothing is. */
export function nextDue(ticket: Pick<TicketJson, 'due' | 'status'>, now: number): DueNow | undefined {
  if (ticket.status === 'resolved' || ticket.status === 'closed') return undefined;
  const open = dueKinds.flatMap(kind => {
    const due = ticket.due[kind];
    return due && (due.state === 'active' || due.state === 'overdue') ? [{ kind, due }] : [];
  });
  const [first] = open.toSorted((a, b) => rest(a.due) - rest(b.due) || a.due.at.localeCompare(b.due.at));
  return first && { ...first, tone: toneOf(first.due, ticket.status, now) };
}

function rest({ isPaused }: Due): number {
  return isPaused ? 1 : 0;
}

export function toneOf(due: Due, status: TicketStatus, now: number): DueNow['tone'] {
  if (due.state === 'overdue') return 'late';
  if (due.isPaused) return status === 'snoozed' ? 'snoozed' : 'paused';
  if (Date.parse(due.at) <= now) return 'late';
  const warnAt = due.warnAt === undefined ? Date.parse(due.at) - soonMs : Date.parse(due.warnAt);
  return warnAt <= now ? 'soon' : 'calm';
}

/** `2:05` hours and minutes within a day, else undefined: days are told in words. */
export function countdown(at: string, now: number): string | undefined {
  const minutes = Math.floor(Math.abs(Date.parse(at) - now) / 60_000);
  if (minutes >= 24 * 60) return undefined;
  return `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}`;
}
