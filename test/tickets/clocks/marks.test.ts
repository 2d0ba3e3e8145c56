import { describe, expect, it } from 'vitest';
import { markDues, marksAt } from '../../../src/tickets/clocks/marks.ts';
import { withClocks } from '../../../src/tickets/clocks/pause.ts';
import * as desk from '../../../src/tickets/desk.ts';
import type { Ticket } from '../../../src/tickets/ticket.ts';
import { newTicket, office, officeSla } from '../../support/office.ts';

const sla = officeSla();
const mei = { id: 'opr_mei', name: 'Mei' };
const friday1630 = '2026-03-06T16:30:00.000Z';

const opened = (at: string, by = sla): Ticket => desk.openTicket(newTicket, at, by).ticket;

/** What is told at each of the instants, one after the other. */
function told(ticket: Ticket, instants: readonly string[], by = sla): string[] {
  let current = ticket;
  return instants.flatMap(now => {
    const { marks, ticket: after } = markDues(current, now, by);
    current = after;
    return marks.map(({ kind, mark }) => `${now.slice(5, 16)} ${kind} ${mark}`);
  });
}

describe('a due time', () => {
  it('is counted once people are back, also where an older version had written down nothing', () => {
    const away = officeSla({ ...office('UTC'), closures: [{ from: '2026-03-02T08:00:00.000Z' }] });
    const ticket = opened('2026-03-02T09:00:00.000Z', away);
    const { uncounted: _unwritten, ...older } = ticket;
    expect(ticket.due).toEqual({});
    for (const one of [ticket, older]) {
      expect(markDues(one, '2026-03-02T10:00:00.000Z', away).ticket).toBe(one);
      expect(marksAt(one, '2026-03-02T10:00:00.000Z', away)).toBe('2026-03-02T11:00:00.000Z');
      const back = markDues(one, '2026-03-02T09:30:00.000Z', sla).ticket;
      expect(back.due).toEqual(opened('2026-03-02T09:00:00.000Z').due);
      expect(back.uncounted).toBeUndefined();
    }
    const answered = desk.reply(ticket, mei, 'Yes', '2026-03-02T10:00:00.000Z').ticket;
    expect(Object.keys(markDues(answered, '2026-03-02T10:00:00.000Z', sla).ticket.due)).toEqual(['resolution']);
  });

  it('is warned of when a quarter of it is left, and marked when it passes, once each and with a line of history', () => {
    const ticket = opened('2026-03-02T09:00:00.000Z');
    expect(ticket.due.firstResponse).toMatchObject({
      warnAt: '2026-03-02T09:45:00.000Z',
      at: '2026-03-02T10:00:00.000Z',
    });
    const warned = markDues(ticket, '2026-03-02T09:45:00.000Z', sla);
    expect(warned.history).toEqual([
      { at: '2026-03-02T09:45:00.000Z', actor: 'system', kind: 'warned', text: 'firstResponse' },
    ]);
    const breached = markDues(warned.ticket, '2026-03-02T10:00:00.000Z', sla);
    expect(breached.history).toMatchObject([{ kind: 'breached', text: 'firstResponse' }]);
    expect(breached.ticket.due.firstResponse?.state).toBe('overdue');
    expect(markDues(breached.ticket, '2026-03-02T10:05:00.000Z', sla)).toMatchObject({ history: [], marks: [] });
  });

  it('wakes the desk at the warning, then at its end, then no more', () => {
    let ticket = opened('2026-03-02T09:00:00.000Z');
    const wakes = [];
    for (let at = marksAt(ticket, ticket.createdAt, sla); at !== undefined; at = marksAt(ticket, at, sla)) {
      wakes.push(at.slice(11, 16));
      ticket = markDues(ticket, at, sla).ticket;
    }
    // The first response, then the resolution, 480 minutes from 9:00 to 17:00.
    expect(wakes).toEqual(['09:45', '10:00', '16:30', '17:00']);
  });

  it('is not warned of a long time before, however long the target', () => {
    expect(opened('2026-03-02T09:00:00.000Z').due.resolution?.warnAt).toBe('2026-03-02T16:30:00.000Z');
  });

  it('over a weekend is warned of on Monday, not at night', () => {
    // A published complaint: reminders at midnight.
    expect(opened(friday1630).due.firstResponse).toMatchObject({
      warnAt: '2026-03-09T09:15:00.000Z',
      at: '2026-03-09T09:30:00.000Z',
    });
  });

  it('tells nothing of what the operator had answered', () => {
    // A published complaint: escalated although the operator had answered.
    const answered = desk.reply(opened(friday1630), mei, 'On it.', '2026-03-06T16:50:00.000Z').ticket;
    const waiting = withClocks(undefined, answered, '2026-03-06T16:50:00.000Z', sla);
    expect(told(waiting, ['2026-03-09T09:15:00.000Z', '2026-03-09T09:30:00.000Z', '2026-03-20T12:00:00.000Z'])).toEqual(
      [],
    );
    expect(marksAt(waiting, '2026-03-06T16:50:00.000Z', sla)).toBeUndefined();
  });

  it('that passed while the desk stood still is told at the next opening', () => {
    const ticket = opened('2026-03-06T15:00:00.000Z');
    const night = '2026-03-07T00:10:00.000Z';
    expect(told(ticket, [night, '2026-03-09T09:00:00.000Z'])).toEqual(['03-09T09:00 firstResponse breached']);
    expect(marksAt(ticket, night, sla)).toBe('2026-03-09T09:00:00.000Z');
  });

  it('at closing time is told then, though the shop has just closed', () => {
    const ticket = opened('2026-03-06T16:00:00.000Z');
    expect(told(ticket, ['2026-03-06T17:00:01.000Z'])).toEqual(['03-06T17:00 firstResponse breached']);
  });

  it('is put off when everybody is away, and says so', () => {
    const ticket = opened('2026-03-02T09:00:00.000Z');
    const away = { from: '2026-03-02T09:30:00.000Z', until: '2026-03-03T09:30:00.000Z' };
    const withAway = officeSla({ ...office('UTC'), closures: [away] });
    expect(told(ticket, ['2026-03-02T10:00:00.000Z'], withAway)).toEqual([]);
    expect(marksAt(ticket, '2026-03-02T10:00:00.000Z', withAway)).toBe('2026-03-03T09:30:00.000Z');
    const moved = markDues(ticket, '2026-03-03T09:30:00.000Z', withAway);
    expect(moved.marks).toEqual([]);
    expect(moved.ticket.due.firstResponse).toMatchObject({ at: '2026-03-03T10:00:00.000Z', state: 'active' });
    expect(moved.ticket.due.firstResponse?.steps).toContainEqual({ kind: 'recounted' });
  });

  it('is not told while everybody is away without a known end; the desk looks again in an hour', () => {
    const ticket = opened('2026-03-02T09:00:00.000Z');
    const withAway = officeSla({ ...office('UTC'), closures: [{ from: '2026-03-02T09:30:00.000Z' }] });
    expect(told(ticket, ['2026-03-02T10:00:00.000Z', '2026-03-02T15:00:00.000Z'], withAway)).toEqual([]);
    expect(marksAt(ticket, '2026-03-02T10:00:00.000Z', withAway)).toBe('2026-03-02T11:00:00.000Z');
  });

  it('of a ticket from before there were warnings is marked when it passes', () => {
    const { resolution: _later, ...due } = opened('2026-03-02T09:00:00.000Z').due;
    const old: Ticket = {
      ...opened('2026-03-02T09:00:00.000Z'),
      due: { firstResponse: { at: due.firstResponse?.at ?? '', state: 'active', steps: [] } },
    };
    expect(told(old, ['2026-03-02T09:45:00.000Z', '2026-03-02T10:00:00.000Z'])).toEqual([
      '03-02T10:00 firstResponse breached',
    ]);
  });

  it('stays missed once it was overdue, and a late answer ends it', () => {
    const overdue = markDues(opened('2026-03-02T09:00:00.000Z'), '2026-03-02T10:00:00.000Z', sla).ticket;
    const answered = desk.reply(overdue, mei, 'Sorry, late.', '2026-03-02T10:20:00.000Z').ticket;
    expect(answered.due.firstResponse?.state).toBe('missed');
    expect(desk.resolve(overdue, mei, '2026-03-02T10:20:00.000Z').ticket.due.firstResponse?.state).toBe('missed');
  });
});
