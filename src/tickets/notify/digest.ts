import { DateTime } from 'luxon';
import type { BusinessHours } from '../hours/business-hours.ts';
import type { Due, Ticket } from '../ticket.ts';
import type { NotifyRules } from './notify-rules.ts';

/** A morning whose overview is due. `day` is its date; `yesterday` the last day on which the shop opened, from midnight to midnight. */
export type DigestDay = { day: string; until: string; yesterday: { from: string; to: string } };

/** A desk that starts later than so many hours after the time writes no overview of that morning any more. */
const lateHours = 4;

/** The morning at `now` (ISO), from the policy's time on, on days on which the shop opens. */
export function digestDay(now: string, { digestAt }: NotifyRules, hours: BusinessHours): DigestDay | undefined {
  const local = DateTime.fromISO(now, { zone: hours.timeZone });
  const [hour = 0, minute = 0] = digestAt.split(':').map(Number);
  const from = local.set({ hour, minute, second: 0, millisecond: 0 });
  const today = local.startOf('day');
  if (!isBusinessDay(today, hours) || local < from || local >= from.plus({ hours: lateHours })) return undefined;
  let before = today.minus({ days: 1 });
  for (let left = 31; left > 0 && !isBusinessDay(before, hours); left -= 1) before = before.minus({ days: 1 });
  return {
    day: today.toFormat('yyyy-LL-dd'),
    until: iso(today.plus({ days: 1 })),
    yesterday: { from: iso(before), to: iso(before.plus({ days: 1 })) },
  };
}

function isBusinessDay(day: DateTime, { days, holidays }: BusinessHours): boolean {
  const names = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const;
  const name = names[day.weekday - 1] ?? 'monday';
  return days[name].length > 0 && !holidays.includes(day.toFormat('yyyy-LL-dd'));
}

function iso(at: DateTime): string {
  return new Date(at.toMillis()).toISOString();
}

/** What one operator has before them; lists are in the order of the tickets given. */
export type Overview = { open: Ticket[]; overdue: Ticket[]; dueToday: Ticket[]; waiting: Ticket[] };

/** The open tickets that are theirs or nobody's, by what they want today. Pure. */
export function overviewFor(operatorId: string, openTickets: readonly Ticket[], now: string, until: string): Overview {
  const open = openTickets.filter(({ assignee }) => assignee === undefined || assignee.id === operatorId);
  const waiting = open.filter(({ status }) => status === 'pending');
  const active = open.filter(ticket => !waiting.includes(ticket));
  const overdue = active.filter(ticket => duesOf(ticket).some(due => isOverdue(due, now)));
  const dueToday = active.filter(
    ticket => !overdue.includes(ticket) && duesOf(ticket).some(({ state, at }) => state === 'active' && at < until),
  );
  return { open, overdue, dueToday, waiting };
}

function duesOf({ due }: Ticket): Due[] {
  return [due.firstResponse, due.nextResponse, due.resolution].filter(one => one !== undefined);
}

function isOverdue({ state, at }: Due, now: string): boolean {
  return state === 'overdue' || (state === 'active' && at <= now);
}
