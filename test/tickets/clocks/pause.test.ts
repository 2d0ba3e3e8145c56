import { describe, expect, it } from 'vitest';
import type { Change } from '../../../src/tickets/change.ts';
import { markDues } from '../../../src/tickets/clocks/marks.ts';
import { withClocks } from '../../../src/tickets/clocks/pause.ts';
import * as desk from '../../../src/tickets/desk.ts';
import type { Ticket } from '../../../src/tickets/ticket.ts';
import { newTicket, officeSla } from '../../support/office.ts';

const sla = officeSla();
const mei = { id: 'opr_mei', name: 'Mei' };
const tuesday9 = '2026-03-03T09:00:00.000Z';
const friday16 = '2026-03-06T16:00:00.000Z';
const monday10 = '2026-03-09T10:00:00.000Z';

/** As a turn does it: the action, then the clocks. */
function once(ticket: Ticket, now: string, act: (ticket: Ticket, now: string) => Change): Ticket {
  return withClocks(ticket, act(ticket, now).ticket, now, sla);
}
const replied = (ticket: Ticket, now: string) => desk.reply(ticket, mei, 'Which order?', now);
const wrote = (ticket: Ticket, now: string) => desk.customerWrote(ticket, '4711', now, sla);
const resolved = (ticket: Ticket, now: string) => desk.resolve(ticket, mei, now);
const slept = (ticket: Ticket, now: string): Change => ({
  ticket: { ...ticket, status: 'snoozed', updatedAt: now },
  history: [],
});
const woke = (ticket: Ticket, now: string): Change => ({
  ticket: { ...ticket, status: 'open', updatedAt: now },
  history: [],
});

const opened = (at: string): Ticket => desk.openTicket(newTicket, at, sla).ticket;

describe('a clock that waits for the customer', () => {
  it('stands still from the answer on', () => {
    const waiting = once(opened(tuesday9), tuesday9, replied);
    expect(waiting).toMatchObject({ status: 'pending', waitingSince: tuesday9 });
    expect(markDues(waiting, monday10, sla).marks).toEqual([]);
  });

  it('goes on when the customer writes: what is due moves by the opening time that passed, and says so', () => {
    // 480 minutes from Friday 16:00, 60 of them on Friday: due Monday 16:00.
    const ticket = opened(friday16);
    expect(ticket.due.resolution?.at).toBe('2026-03-09T16:00:00.000Z');
    const waiting = once(ticket, '2026-03-06T16:30:00.000Z', replied);
    const goesOn = once(waiting, monday10, wrote);
    // Friday 16:30-17:00 and Monday 9:00-10:00 do not count; the weekend never did.
    expect(goesOn.waitingSince).toBeUndefined();
    expect(goesOn.due.resolution).toMatchObject({ at: '2026-03-10T09:30:00.000Z', state: 'active' });
    expect(goesOn.due.resolution?.steps).toEqual([
      ...(ticket.due.resolution?.steps ?? []),
      { kind: 'paused', from: '2026-03-06T16:30:00.000Z', to: '2026-03-09T10:00:00.000Z', minutes: 90 },
      { kind: 'start', at: '2026-03-09T10:00:00.000Z', minutes: 450 },
      { kind: 'open', from: '2026-03-09T10:00:00.000Z', to: '2026-03-09T17:00:00.000Z', minutes: 420 },
      { kind: 'end', from: '2026-03-10T09:00:00.000Z', at: '2026-03-10T09:30:00.000Z', minutes: 30 },
    ]);
    expect(goesOn.due.nextResponse?.at).toBe('2026-03-09T11:00:00.000Z');
  });

  it('loses nothing over a weekend in which the customer answers', () => {
    const waiting = once(opened(friday16), '2026-03-06T17:00:00.000Z', replied);
    const goesOn = once(waiting, '2026-03-08T12:00:00.000Z', wrote);
    expect(goesOn.due.resolution?.at).toBe('2026-03-09T16:00:00.000Z');
  });

  it('moves the warning with the due time', () => {
    const waiting = once(opened(tuesday9), tuesday9, replied);
    const goesOn = once(waiting, '2026-03-03T10:00:00.000Z', wrote);
    expect(goesOn.due.resolution).toMatchObject({
      warnAt: '2026-03-04T09:30:00.000Z',
      at: '2026-03-04T10:00:00.000Z',
    });
  });

  it('counts each pause once, however many there are', () => {
    let ticket = opened(tuesday9);
    for (const hour of ['09', '11', '13']) {
      ticket = once(ticket, `2026-03-03T${hour}:00:00.000Z`, replied);
      ticket = once(ticket, `2026-03-03T${hour}:20:00.000Z`, wrote);
    }
    expect(ticket.due.resolution?.at).toBe('2026-03-04T10:00:00.000Z');
  });

  it('is in time when it is resolved after the old due time, but no time of ours has passed', () => {
    const waiting = once(opened(tuesday9), '2026-03-03T09:30:00.000Z', replied);
    const done = once(waiting, '2026-03-12T12:00:00.000Z', resolved);
    expect(done.due.resolution?.state).toBe('hit');
    expect(done.waitingSince).toBeUndefined();
  });

  it('does not make good what was late before the wait', () => {
    const late = markDues(opened(tuesday9), '2026-03-03T17:00:00.000Z', sla).ticket;
    expect(late.due.resolution?.state).toBe('overdue');
    const waiting = once(late, '2026-03-04T09:00:00.000Z', replied);
    const done = once(once(waiting, monday10, wrote), monday10, resolved);
    expect(done.due.resolution?.state).toBe('missed');
  });

  it('stands still while a ticket sleeps, but a first answer is not put off', () => {
    const asleep = once(opened(tuesday9), tuesday9, slept);
    const awake = once(asleep, '2026-03-03T11:00:00.000Z', woke);
    expect(awake.due.resolution?.at).toBe('2026-03-04T11:00:00.000Z');
    expect(awake.due.firstResponse?.at).toBe('2026-03-03T10:00:00.000Z');
    expect(markDues(asleep, '2026-03-03T10:00:00.000Z', sla).marks).toMatchObject([
      { kind: 'firstResponse', mark: 'breached' },
    ]);
  });

  it('does not move what was set anew in the same step', () => {
    const waiting = once(opened(tuesday9), tuesday9, replied);
    const again = once(waiting, '2026-03-05T09:00:00.000Z', ticket => {
      const { ticket: written } = wrote(ticket, '2026-03-05T09:00:00.000Z');
      return desk.raisePriority(written, 'urgent', ['anger'], '2026-03-05T09:00:00.000Z', sla);
    });
    expect(again.due.nextResponse?.at).toBe('2026-03-05T09:30:00.000Z');
  });

  it('keeps the list of steps short, however often it stood still', () => {
    let ticket = opened(tuesday9);
    for (let minute = 10; minute < 50; minute += 1) {
      ticket = once(ticket, `2026-03-03T10:${minute}:00.000Z`, replied);
      ticket = once(ticket, `2026-03-03T10:${minute}:30.000Z`, wrote);
    }
    expect(ticket.due.resolution?.steps.length).toBeLessThanOrEqual(40);
    expect(ticket.due.resolution?.steps[0]).toEqual({ kind: 'target', of: 'resolution', priority: 'normal' });
  });
});
