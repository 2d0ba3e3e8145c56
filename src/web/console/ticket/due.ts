import type { Due, DueKind, TicketJson } from '../api-types.ts';

export const dueKinds: readonly DueKind[] = ['firstResponse', 'nextResponse', 'resolution'];

export type DueNow = { kind: DueKind; due: Due; tone: 'late' | 'soon' | 'calm' | 'paused' };

const soonMs = 30 * 60_000;

/** What is due next of a ticket, and how pressing that is now; undefined when nothing is. */
export function nextDue(ticket: Pick<TicketJson, 'due' | 'status' | 'isPaused'>, now: number): DueNow | undefined {
  if (ticket.status === 'resolved' || ticket.status === 'closed') return undefined;
  const open = dueKinds.flatMap(kind => {
    const due = ticket.due[kind];
    return due && (due.state === 'active' || due.state === 'overdue') ? [{ kind, due }] : [];
  });
  const [first] = open.toSorted((a, b) => a.due.at.localeCompare(b.due.at));
  return first && { ...first, tone: toneOf(first.due, ticket.isPaused ?? false, now) };
}

export function toneOf(due: Due, isPaused: boolean, now: number): DueNow['tone'] {
  if (due.state === 'overdue' || Date.parse(due.at) <= now) return 'late';
  if (isPaused) return 'paused';
  const warnAt = due.warnAt === undefined ? Date.parse(due.at) - soonMs : Date.parse(due.warnAt);
  return warnAt <= now ? 'soon' : 'calm';
}

/** `2:05` hours and minutes within a day, else undefined: days are told in words. */
export function countdown(at: string, now: number): string | undefined {
  const minutes = Math.floor(Math.abs(Date.parse(at) - now) / 60_000);
  if (minutes >= 24 * 60) return undefined;
  return `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}`;
}
