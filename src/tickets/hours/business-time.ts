import { DateTime } from 'luxon';
import type { DueStep } from '../due-step.ts';
import type { BusinessHours } from './business-hours.ts';

/** When nobody is there though the week says so; without `until` nobody knows yet when that ends. Instants are ISO. */
export type Closure = { from: string; until?: string | undefined };

/** The week, its holidays, and times when everybody is away. */
export type OpeningHours = BusinessHours & { closures?: readonly Closure[] };

/** A year without an open minute ends the search: such a policy has no due times. */
const horizonDays = 366;

/** Who never closes is told so for this long; then it is looked at again. */
const stayDays = 14;

const weekdays = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const;

type Stretch = readonly [opens: DateTime, closes: DateTime];

/**
 * The instant when `minutes` of opening time have passed since `from`.
 *
 * @param from ISO instant
 * @param minutes opening minutes, 0 and up
 * @returns `at` (ISO, UTC) and one step per stretch used; undefined when a year does not hold so much opening time
 */
export function addBusinessMinutes(
  from: string,
  minutes: number,
  hours: OpeningHours,
): { at: string; steps: DueStep[] } | undefined {
  const start = DateTime.fromISO(from, { zone: hours.timeZone });
  const steps: DueStep[] = [{ kind: 'start', at: utcIso(start), minutes: Math.round(minutes) }];
  let left = Math.round(minutes * 60_000);
  for (const [opens, closes] of stretches(start, hours)) {
    const open = closes.toMillis() - opens.toMillis();
    if (left <= open) {
      const at = opens.plus(left);
      steps.push({ kind: 'end', from: utcIso(opens), at: utcIso(at), minutes: Math.round(left / 60_000) });
      return { at: utcIso(at), steps };
    }
    left -= open;
    steps.push({ kind: 'open', from: utcIso(opens), to: utcIso(closes), minutes: Math.round(open / 60_000) });
  }
  return undefined;
}

/** Opening minutes between two instants (ISO), fractions kept; 0 when `to` is not after `from`. The inverse of `addBusinessMinutes`. */
export function businessMinutesBetween(from: string, to: string, hours: OpeningHours): number {
  const start = DateTime.fromISO(from, { zone: hours.timeZone });
  const end = DateTime.fromISO(to, { zone: hours.timeZone });
  const days = Math.ceil(Math.max(0, end.diff(start, 'days').days)) + 1;
  let sum = 0;
  for (const [opens, closes] of stretches(start, hours, days)) {
    if (opens >= end) break;
    sum += DateTime.min(closes, end).toMillis() - opens.toMillis();
  }
  return sum / 60_000;
}

/** When people are next there: `from` itself while they are. ISO, UTC; undefined when they are not within a year. */
export function nextOpening(from: string, hours: OpeningHours): string | undefined {
  const start = DateTime.fromISO(from, { zone: hours.timeZone });
  for (const [opens] of stretches(start, hours)) return utcIso(opens);
  return undefined;
}

/**
 * Until when people stay who are there at `at`, stretches that touch taken for one, looking two weeks ahead. ISO, UTC; undefined when
 * nobody is there.
 */
export function openUntil(at: string, hours: OpeningHours): string | undefined {
  const start = DateTime.fromISO(at, { zone: hours.timeZone });
  let until: DateTime = start;
  for (const [opens, closes] of stretches(start, hours, stayDays)) {
    if (opens > until) break;
    until = closes;
  }
  return until > start ? utcIso(until) : undefined;
}

/** True while people are there. At closing time they have gone. */
export function isOpenAt(at: string, hours: OpeningHours): boolean {
  const next = nextOpening(at, hours);
  return next !== undefined && Date.parse(next) === Date.parse(at);
}

/** True while everybody is away, whatever the week says. */
export function isClosedAt(at: string, { closures = [] }: OpeningHours): boolean {
  return closures.some(({ from, until }) => from <= at && (until === undefined || at < until));
}

/** Stretches of opening time after `start`, in order, none of them empty. */
function* stretches(start: DateTime, hours: OpeningHours, days = horizonDays): Generator<Stretch> {
  const closures = (hours.closures ?? []).map(closure => millisOf(closure));
  // Nobody comes: a year of empty days need not be gone through.
  if (closures.some(([from, until]) => from <= start.toMillis() && until === Number.POSITIVE_INFINITY)) return;
  const first = start.startOf('day');
  for (let offset = 0; offset <= days; offset += 1) {
    for (const [opens, closes] of intervalsOf(first.plus({ days: offset }), hours)) {
      const begin = DateTime.max(opens, start);
      if (begin < closes) yield* without(closures, [begin, closes]);
    }
  }
}

function intervalsOf(day: DateTime, hours: BusinessHours): Stretch[] {
  if (holidaySet(hours.holidays).has(day.toISODate() ?? '')) return [];
  const name = weekdays[day.weekday - 1] ?? 'monday';
  return hours.days[name].map(text => [clockTime(day, text.slice(0, 5)), clockTime(day, text.slice(6))]);
}

const holidaySets = new WeakMap<readonly string[], ReadonlySet<string>>();

/** A calendar that repeats holds thousands of days, and each stretch asks for its own. */
function holidaySet(holidays: readonly string[]): ReadonlySet<string> {
  const set = holidaySets.get(holidays) ?? new Set(holidays);
  holidaySets.set(holidays, set);
  return set;
}

/** Wall-clock time on that day, so that a change to summer time moves the instant and not the clock; 24:00 is the next midnight. */
function clockTime(day: DateTime, hhmm: string): DateTime {
  const [hour = 0, minute = 0] = hhmm.split(':').map(Number);
  return hour === 24 ? day.plus({ days: 1 }).startOf('day') : day.set({ hour, minute });
}

type Millis = readonly [from: number, until: number];

function millisOf({ from, until }: Closure): Millis {
  return [Date.parse(from), until === undefined ? Number.POSITIVE_INFINITY : Date.parse(until)];
}

/** What is left of a stretch beside all closures. */
function without(closures: readonly Millis[], stretch: Stretch): Stretch[] {
  return closures.reduce<Stretch[]>((parts, closure) => parts.flatMap(part => beside(closure, part)), [stretch]);
}

function beside([from, until]: Millis, part: Stretch): Stretch[] {
  const [opens, closes] = part;
  if (until <= opens.toMillis() || from >= closes.toMillis()) return [part];
  const before: Stretch[] = from > opens.toMillis() ? [[opens, atMillis(from, opens)]] : [];
  return until < closes.toMillis() ? [...before, [atMillis(until, opens), closes]] : before;
}

function atMillis(millis: number, like: DateTime): DateTime {
  return DateTime.fromMillis(millis, { zone: like.zone });
}

function utcIso(at: DateTime): string {
  return new Date(at.toMillis()).toISOString();
}
