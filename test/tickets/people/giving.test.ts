import { describe, expect, it } from 'vitest';
import { claim, reopen, reply, resolve } from '../../../src/tickets/desk.ts';
import { AssignmentRules } from '../../../src/tickets/people/assignment.ts';
import {
  assign,
  giveBackTo,
  giveOn,
  refuseGoneOn,
  takeUpEndsAt,
  unassign,
} from '../../../src/tickets/people/giving.ts';
import type { Colleague } from '../../../src/tickets/people/ports.ts';
import { isHeld } from '../../../src/tickets/status.ts';
import { sampleTicket } from '../../console/sample-tickets.ts';
import { office } from '../../support/office.ts';

const at = (minute: number) => new Date(Date.parse('2026-03-02T09:00:00.000Z') + minute * 60_000).toISOString();
const neverClosed = office('UTC', ['00:00-24:00']);
const rules = AssignmentRules.parse({ mode: 'automatic', takeUpMinutes: 10 });
const mei = { id: 'mei', name: 'Mei' };
const tom = { id: 'tom', name: 'Tom' };

function there(person: { id: string; name: string }, change: Partial<Colleague> = {}): Colleague {
  return {
    ...person,
    role: 'operator',
    canSignIn: true,
    version: 0,
    presence: 'online',
    skills: [],
    languages: [],
    work: [],
    ...change,
  };
}

const waiting = sampleTicket('T-1001', { status: 'new' });
const assigned = assign(waiting, mei, tom, at(0)).ticket;

describe('an assigned ticket', () => {
  it('stays new and held by nobody until it is taken up', () => {
    expect(assigned).toMatchObject({ status: 'new', assignee: mei, assignedAt: at(0) });
    expect(isHeld(assigned)).toBe(false);
    const taken = claim(assigned, mei, at(1)).ticket;
    expect(taken).toMatchObject({ status: 'open', assignee: mei, holdSince: at(1) });
    expect(taken.assignedAt).toBeUndefined();
  });

  it('may be taken up by a colleague, who then holds it', () => {
    expect(reply(assigned, tom, 'Hello', at(1)).ticket).toMatchObject({ status: 'pending', assignee: tom });
    expect(resolve(assigned, tom, at(1)).ticket).toMatchObject({ status: 'resolved', assignee: tom });
    expect(() => claim(claim(assigned, tom, at(1)).ticket, mei, at(2))).toThrow('held by Tom');
  });

  it('keeps its status when it goes from hand to hand', () => {
    const held = claim(waiting, mei, at(0)).ticket;
    const handed = assign(held, tom, mei, at(5));
    expect(handed.ticket).toMatchObject({ status: 'open', assignee: tom, holdSince: at(5) });
    expect(handed.history).toEqual([{ at: at(5), actor: 'Mei', operatorId: 'mei', kind: 'assigned', text: 'Tom' }]);
  });

  it('goes back to the queue, and is not given at once to who had it', () => {
    const back = unassign(assigned, tom, at(1)).ticket;
    expect(back).toMatchObject({ status: 'new', passedBy: ['mei'] });
    expect(back.assignee).toBeUndefined();
    expect(giveOn(back, [there(mei)], rules, at(2), neverClosed)).toBeUndefined();
    expect(giveOn(back, [there(mei), there(tom)], rules, at(2), neverClosed)?.ticket.assignee).toEqual(tom);
  });

  it('is not assigned when it is done', () => {
    expect(() => assign(sampleTicket('T-1', { status: 'resolved' }), mei, tom, at(0))).toThrow(
      'assign is not possible',
    );
  });
});

describe('by rule, a ticket', () => {
  it('is given to whoever has time, and tells what was wanted and not to be had', () => {
    const given = giveOn(waiting, [there(mei, { languages: ['zh'] })], rules, at(0), neverClosed);
    expect(given?.ticket).toMatchObject({ status: 'new', assignee: mei, assignedAt: at(0) });
    expect(given?.history).toEqual([{ at: at(0), actor: 'system', kind: 'assigned', text: 'Mei, without:language' }]);
  });

  it('is not given where people take what they like', () => {
    expect(giveOn(waiting, [there(mei), there(tom)], { ...rules, mode: 'manual' }, at(0), neverClosed)).toBeUndefined();
  });

  it('stays with whom it was given by hand where people take what they like, and comes due once', () => {
    const manual = { ...rules, mode: 'manual' } as const;
    const due = giveOn(assigned, [there(mei), there(tom)], manual, at(10), neverClosed);
    expect(due?.ticket.assignee).toEqual(mei);
    expect(takeUpEndsAt(due?.ticket, 10, neverClosed)).toBeUndefined();
    expect(due && giveOn(due.ticket, [there(mei), there(tom)], manual, at(20), neverClosed)).toBeUndefined();
  });

  it('waits so long to be taken up, and then goes to the next', () => {
    const staff = [there(mei), there(tom)];
    expect(takeUpEndsAt(assigned, 10, neverClosed)).toBe(at(10));
    expect(giveOn(assigned, staff, rules, at(9), neverClosed)).toBeUndefined();
    const next = giveOn(assigned, staff, rules, at(10), neverClosed);
    expect(next?.ticket).toMatchObject({ assignee: tom, assignedAt: at(10), passedBy: ['mei'] });
    expect(next && giveOn(next.ticket, staff, rules, at(20), neverClosed)?.ticket.assignee).toEqual(mei);
  });

  it('waits no shorter for a night, nor while nobody knows when people are back', () => {
    const staff = [there(mei), there(tom)];
    // Monday 09:00; the shop closes at 09:05 and opens again on Tuesday at 09:00.
    const closing = office('UTC', ['09:00-09:05']);
    const tuesday = 24 * 60;
    expect(takeUpEndsAt(assigned, 10, closing)).toBe(at(tuesday + 5));
    expect(giveOn(assigned, staff, rules, at(tuesday + 4), closing)).toBeUndefined();
    expect(giveOn(assigned, staff, rules, at(tuesday + 5), closing)?.ticket.assignee).toEqual(tom);
    const away = { ...neverClosed, closures: [{ from: at(-1) }] };
    expect(takeUpEndsAt(assigned, 10, away)).toBeUndefined();
    expect(giveOn(assigned, staff, rules, at(tuesday), away)).toBeUndefined();
    expect(giveOn(assigned, staff, { ...rules, mode: 'manual' }, at(tuesday), away)).toBeUndefined();
  });

  it('stays with who has it when there is nobody else, and counts no more time', () => {
    const alone = giveOn(assigned, [there(mei)], rules, at(10), neverClosed);
    expect(alone?.ticket.assignee).toEqual(mei);
    expect(takeUpEndsAt(alone?.ticket, 10, neverClosed)).toBeUndefined();
    expect(alone && giveOn(alone.ticket, [there(mei)], rules, at(11), neverClosed)).toBeUndefined();
    expect(
      alone && giveOn(alone.ticket, [there(mei), there(tom)], rules, at(11), neverClosed)?.ticket.assignee,
    ).toEqual(tom);
  });

  it('stays with the only one there who knows it, however long it lies, and goes to others once it is given back', () => {
    const staff = [there(mei, { skills: [waiting.queue] }), there(tom, { skills: ['another'] })];
    expect(giveOn(assigned, staff, rules, at(10), neverClosed)?.ticket.assignee).toEqual(mei);
    const back = unassign(assigned, tom, at(11)).ticket;
    expect(giveOn(back, staff, rules, at(11), neverClosed)?.ticket.assignee).toEqual(tom);
  });

  it('leaves at once who goes away, for the next or for everybody', () => {
    const gone = there(mei, { presence: 'away' });
    expect(giveOn(assigned, [gone, there(tom)], rules, at(1), neverClosed)?.ticket.assignee).toEqual(tom);
    expect(giveOn(assigned, [gone], rules, at(1), neverClosed)?.ticket.assignee).toBeUndefined();
  });

  it('returns, reopened, to who resolved it, if they are there', () => {
    const resolved = resolve(waiting, mei, at(1)).ticket;
    const sla = { targets: { urgent: all(15), high: all(60), normal: all(240), low: all(480) }, hours };
    const open = reopen(resolved, 'customer', at(9), sla).ticket;
    expect(giveBackTo(open, resolved.assignee, [there(mei), there(tom)], at(9))?.ticket).toMatchObject({
      status: 'new',
      assignee: mei,
    });
    expect(giveBackTo(open, resolved.assignee, [there(mei, { presence: 'away' }), there(tom)], at(9))).toBeUndefined();
  });
});

const hours = {
  timeZone: 'UTC',
  days: { monday: ['00:00-24:00'], tuesday: [], wednesday: [], thursday: [], friday: [], saturday: [], sunday: [] },
  holidays: [],
};

function all(minutes: number) {
  return { firstResponse: minutes, nextResponse: minutes, resolution: minutes };
}

describe('a ticket that is assigned by somebody who saw another state of it', () => {
  it.each([
    ['nobody had it, and a third has got it', null, tom, true],
    ['nobody had it, and the wanted one has got it', null, mei, false],
    ['the one who has it had it', 'mei', tom, false],
    ['somebody else had it', 'ann', tom, true],
    ['nobody asked', undefined, tom, false],
  ] as const)('%s', (_name, from, to, isRefused) => {
    const refuse = () => refuseGoneOn(assigned, from, to);
    if (isRefused) expect(refuse).toThrow(expect.objectContaining({ code: 'claimed_by_another' }));
    else expect(refuse).not.toThrow();
  });
});
