import { describe, expect, it } from 'vitest';
import { snooze, wake, wakesAt } from '../../../src/tickets/actions/snoozing.ts';
import { claim, customerWrote, holdEndsAt, release, reply, resolve } from '../../../src/tickets/desk.ts';
import { at, mei, sample, sla, tom } from './sample.ts';

const held = sample({ status: 'open', assignee: mei, holdSince: at(1) });

describe('snoozing', () => {
  it('puts a ticket aside until a time, and whoever holds it keeps it', () => {
    const { ticket, history } = snooze(held, mei, '2026-03-03T10:00:00+01:00', at(5));
    expect(ticket).toMatchObject({ status: 'snoozed', snoozedUntil: '2026-03-03T09:00:00.000Z', assignee: mei });
    expect(wakesAt(ticket)).toBe('2026-03-03T09:00:00.000Z');
    expect(history).toEqual([
      { at: at(5), actor: 'Mei', operatorId: 'opr_mei', kind: 'snoozed', text: '2026-03-03T09:00:00.000Z' },
    ]);
  });

  it('moves the time of a ticket that is snoozed already', () => {
    const once = snooze(held, mei, at(60), at(5)).ticket;
    expect(snooze(once, mei, at(90), at(6)).ticket.snoozedUntil).toBe(at(90));
  });

  it.each([
    ['now', at(5)],
    ['the past', at(4)],
    ['more than a year ahead', '2027-03-10T00:00:00.000Z'],
  ])('refuses %s', (_what, until) => {
    expect(() => snooze(held, mei, until, at(5))).toThrow('within a year');
  });

  it("refuses another's ticket and one that is done", () => {
    expect(() => snooze(held, tom, at(60), at(5))).toThrow('held by Mei');
    expect(() => snooze(sample({ status: 'resolved' }), mei, at(60), at(5))).toThrow('snooze is not possible');
  });

  it('does not let a hold run out meanwhile, and begins it anew afterwards', () => {
    const { ticket } = snooze(held, mei, at(600), at(5));
    expect(holdEndsAt(ticket, 60)).toBeUndefined();
    expect(holdEndsAt(wake(ticket, undefined, at(600)).ticket, 60)).toBe(at(660));
  });

  it.each([
    ['open with the one who holds it', held, 'open'],
    ['new for everybody when nobody does', sample(), 'new'],
  ])('comes back %s', (_how, before, status) => {
    const { ticket, history } = wake(snooze(before, mei, at(60), at(5)).ticket, undefined, at(60));
    expect(ticket.status).toBe(status);
    expect(ticket).not.toHaveProperty('snoozedUntil');
    expect(history).toEqual([{ at: at(60), actor: 'system', kind: 'woken' }]);
  });

  it('refuses to wake what is awake', () => {
    expect(() => wake(held, mei, at(5))).toThrow('wake is not possible');
  });

  const asleep = snooze(sample(), mei, at(600), at(5)).ticket;
  it.each([
    ['its customer writes', customerWrote(asleep, 'hello?', at(9), sla), 'new'],
    ['it is claimed', claim(asleep, mei, at(9)), 'open'],
    ['it is answered', reply(asleep, mei, 'here', at(9)), 'pending'],
    ['it is resolved', resolve(asleep, mei, at(9)), 'resolved'],
    ['it is released', release({ ...asleep, assignee: mei }, mei, at(9)), 'new'],
  ])('is over when %s', (_what, { ticket }, status) => {
    expect(ticket.status).toBe(status);
    expect(ticket).not.toHaveProperty('snoozedUntil');
  });
});
