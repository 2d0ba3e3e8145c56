import ICAL from 'ical.js';
import { DateTime } from 'luxon';
import { type CalendarFault, type CalendarLine, type EventLines, readEvents } from './calendar-lines.ts';

/** Holidays that come back for ever are known to the end of this year. */
const lastYear = 2099;

/** The days of one event. One of every week is no holiday but a day of the week on which nobody works. */
const mostDays = 2_000;

/** The longest single event, in days. */
const longestDays = 366;

/**
 * The days of an iCalendar file (RFC 5545): all-day events of one or several days, repeated by RRULE and RDATE, without EXDATE, moved
 * or cancelled single ones. Whether an event shows its owner as busy does not matter.
 *
 * @param text with `\n` at the end of each line
 * @returns dates like 2026-12-25, sorted, each once; of a calendar with faults what could be read
 */
export function readHolidays(text: string): { dates: string[]; faults: CalendarFault[] } {
  const { events, faults } = readEvents(text);
  const read = events.map(event => readEvent(event));
  const found = [...faults, ...read.flatMap(one => one.faults)];
  const exceptions = new Set(read.flatMap(({ uid, exceptionOf }) => (exceptionOf ? [`${uid} ${exceptionOf}`] : [])));
  const dates = read.flatMap(({ uid, exceptionOf, days }) =>
    days.filter(({ start }) => exceptionOf !== undefined || !exceptions.has(`${uid} ${start}`)).map(({ day }) => day),
  );
  return { dates: [...new Set(dates)].sort(), faults: found.toSorted((a, b) => a.line - b.line) };
}

/** A day of an event, and on which day that occurrence began. */
type EventDay = { start: string; day: string };
type Read = { uid: string; exceptionOf?: string; days: EventDay[]; faults: CalendarFault[] };

function readEvent({ line, lines }: EventLines): Read {
  const of = (name: string) => lines.find(one => one.name === name);
  const uid = of('UID')?.value ?? `line ${line}`;
  const faults = dateFaults(lines);
  if (!of('DTSTART')) faults.push({ line, message: 'this event has no day; add DTSTART;VALUE=DATE:20261225' });
  const exception = of('RECURRENCE-ID')?.value.slice(0, 8);
  const exceptionOf = exception === undefined ? {} : { exceptionOf: isoDate(exception) };
  if (faults.length > 0) return { uid, days: [], faults, ...exceptionOf };
  if (of('STATUS')?.value.toUpperCase() === 'CANCELLED') return { uid, days: [], faults, ...exceptionOf };
  try {
    const days = daysOf(lines);
    if (days !== 'too many') return { uid, days, faults, ...exceptionOf };
    const message = `this event has too many days; mend its DTEND or RRULE. Days of the week on which nobody works belong in hours.days of policy.yaml`;
    return { uid, days: [], faults: [{ line, message }], ...exceptionOf };
  } catch (error) {
    return { uid, days: [], faults: [unreadable(error, of('RRULE')?.line ?? line, of('RRULE'))], ...exceptionOf };
  }
}

/** Days are checked before the library sees them: it takes February 30 for March 2. */
function dateFaults(lines: readonly CalendarLine[]): CalendarFault[] {
  const faults: CalendarFault[] = [];
  for (const { line, name, value } of lines) {
    if (!['DTSTART', 'DTEND', 'RDATE'].includes(name)) continue;
    for (const day of value.split(',')) {
      if (/^\d{8}T/.test(day)) {
        const message = `${name} has a time of day, but a holiday is a whole day; write ${name};VALUE=DATE:${day.slice(0, 8)}`;
        faults.push({ line, message });
      } else if (!isDay(day)) {
        faults.push({ line, message: `${name}: "${day.slice(0, 20)}" is no day; write it like 20261225` });
      }
    }
  }
  const [start, end] = ['DTSTART', 'DTEND'].map(wanted => lines.find(({ name }) => name === wanted));
  if (faults.length === 0 && start && end && end.value < start.value) {
    faults.push({ line: end.line, message: 'DTEND is before DTSTART; it is the day after the last one' });
  }
  return faults;
}

function daysOf(lines: readonly CalendarLine[]): EventDay[] | 'too many' {
  const event = new ICAL.Event(
    new ICAL.Component(ICAL.parse(['BEGIN:VEVENT', ...lines.map(asDate), 'END:VEVENT'].join('\r\n'))),
  );
  const length = Math.max(1, Math.round(event.duration.toSeconds() / 86_400));
  const without = new Set(
    lines.filter(({ name }) => name === 'EXDATE').flatMap(({ value }) => value.split(',').map(isoDate)),
  );
  const starts = startsOf(event).filter(start => !without.has(start));
  if (length > longestDays || starts.length * length > mostDays) return 'too many';
  return starts.flatMap(start =>
    Array.from({ length }, (_, offset) => ({
      start,
      day: DateTime.fromISO(start).plus({ days: offset }).toISODate() ?? '',
    })),
  );
}

function startsOf(event: ICAL.Event): string[] {
  const starts = new Set([event.startDate.toString()]);
  if (!event.isRecurring()) return [...starts];
  const occurrences = event.iterator();
  for (let next = occurrences.next(); next && next.year <= lastYear; next = occurrences.next()) {
    starts.add(next.toString().slice(0, 10));
    if (starts.size > mostDays) break;
  }
  return [...starts];
}

/** Programs leave out VALUE=DATE, or name what is left out with a time of day. */
function asDate({ name, parameters, value }: CalendarLine): string {
  if (!['DTSTART', 'DTEND', 'RDATE', 'EXDATE', 'RECURRENCE-ID'].includes(name)) return `${name}${parameters}:${value}`;
  return `${name};VALUE=DATE:${value
    .split(',')
    .map(day => day.slice(0, 8))
    .join(',')}`;
}

function unreadable(error: unknown, line: number, rule: CalendarLine | undefined): CalendarFault {
  const why = error instanceof Error && !(error instanceof TypeError) ? ` (${error.message})` : '';
  const mend = rule ? 'write its RRULE like RRULE:FREQ=YEARLY' : 'export it again';
  return { line, message: `this event cannot be read${why}; ${mend}` };
}

function isDay(text: string): boolean {
  return /^\d{8}$/.test(text) && DateTime.fromISO(isoDate(text)).isValid;
}

function isoDate(compact: string): string {
  return `${compact.slice(0, 4)}-${compact.slice(4, 6)}-${compact.slice(6, 8)}`;
}
