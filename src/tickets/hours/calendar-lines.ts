/** What is wrong with a calendar, told so that its owner can mend it; `line` from 1. */
export type CalendarFault = { line: number; message: string };

/** A content line with its continuation lines joined on, and where it begins. */
export type CalendarLine = { line: number; name: string; parameters: string; value: string };

/** One event: its own lines, without those of parts inside it, such as alarms. */
export type EventLines = { line: number; lines: CalendarLine[] };

/**
 * The events of an iCalendar file (RFC 5545, section 3.1) with the numbers of their lines.
 *
 * @param text with `\n` at the end of each line
 */
export function readEvents(text: string): { events: EventLines[]; faults: CalendarFault[] } {
  const { lines, faults } = contentLines(text);
  const first = lines[0];
  if (!first || nameOf(first) !== 'BEGIN:VCALENDAR') {
    const message = 'this is no iCalendar file, which begins with BEGIN:VCALENDAR; export your calendar as .ics';
    return { events: [], faults: [{ line: 1, message }] };
  }
  const events: EventLines[] = [];
  const open: { name: string; line: number }[] = [];
  for (const line of lines) {
    if (line.name === 'BEGIN') {
      open.push({ name: line.value.toUpperCase(), line: line.line });
      if (isInEvent(open)) events.push({ line: line.line, lines: [] });
    } else if (line.name === 'END') {
      const last = open.pop();
      if (last?.name !== line.value.toUpperCase()) return { events: [], faults: [...faults, unbalanced(line, last)] };
    } else if (isInEvent(open)) events.at(-1)?.lines.push(line);
  }
  const left = open.at(-1);
  if (left) faults.push({ line: left.line, message: `BEGIN:${left.name} has no end; add END:${left.name} after it` });
  return { events, faults };
}

function isInEvent(open: readonly { name: string }[]): boolean {
  return open.length === 2 && open[1]?.name === 'VEVENT';
}

function nameOf({ name, value }: CalendarLine): string {
  return `${name}:${value.toUpperCase()}`;
}

function unbalanced({ line, value }: CalendarLine, last: { name: string } | undefined): CalendarFault {
  const wanted = last ? `END:${last.name}` : 'nothing more';
  return { line, message: `END:${value} where ${wanted} belongs; a line is missing or stands twice` };
}

/** A line that begins with a space or a tab goes on with the one before. */
function contentLines(text: string): { lines: CalendarLine[]; faults: CalendarFault[] } {
  const joined: { line: number; text: string }[] = [];
  for (const [index, raw] of text.split('\n').entries()) {
    const last = joined.at(-1);
    if (/^[ \t]/.test(raw) && last) last.text += raw.slice(1);
    else if (raw.trim() !== '') joined.push({ line: index + 1, text: raw.trimEnd() });
  }
  const lines: CalendarLine[] = [];
  const faults: CalendarFault[] = [];
  for (const { line, text: content } of joined) {
    const parts = /^([A-Za-z0-9-]+)((?:;(?:"[^"]*"|[^":])*)?):(.*)$/s.exec(content);
    if (parts)
      lines.push({ line, name: parts[1]?.toUpperCase() ?? '', parameters: parts[2] ?? '', value: parts[3] ?? '' });
    else
      faults.push({
        line,
        message: `"${content.slice(0, 40)}" is no line of a calendar; write NAME:value, or take it out`,
      });
  }
  return { lines, faults };
}
