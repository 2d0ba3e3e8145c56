import { describe, expect, it } from 'vitest';
import * as desk from '../../src/tickets/desk.ts';
import type { Ticket } from '../../src/tickets/ticket.ts';
import { at, mei, sla, tom } from './actions/sample.ts';

function opened(): Ticket {
  return desk.openTicket(
    {
      number: 'T-1001',
      conversationId: 'cnv_1',
      priority: 'high',
      topic: 'payment',
      queue: 'money',
      question: 'charged twice',
      locale: 'en',
      channel: 'directline',
      customer: { id: 'cus_1' },
      shown: [],
      reasons: ['urgent'],
    },
    at(0),
    sla,
  ).ticket;
}

describe('the desk', () => {
  it('opens a ticket with due times by priority', () => {
    expect(opened().due).toMatchObject({ firstResponse: { at: at(60), state: 'active' }, resolution: { at: at(480) } });
  });

  it('lets one operator claim and refuses the second', () => {
    const { ticket } = desk.claim(opened(), mei, at(5));
    expect(ticket).toMatchObject({ status: 'open', assignee: mei });
    expect(() => desk.claim(ticket, tom, at(6))).toThrow('Ticket T-1001 is held by Mei');
    expect(() => desk.reply(ticket, tom, 'hello', at(6))).toThrow('held by Mei');
    expect(() => desk.resolve(ticket, tom, at(6))).toThrow('held by Mei');
  });

  it('claims by replying, settles the first response and waits for the customer', () => {
    const { ticket, history } = desk.reply(opened(), mei, 'On it.', at(30));
    expect(ticket).toMatchObject({ status: 'pending', assignee: mei, firstResponseAt: at(30) });
    expect(ticket.due.firstResponse?.state).toBe('hit');
    expect(history.map(line => line.kind)).toEqual(['claimed', 'replied']);
  });

  it('marks a late first response as missed', () => {
    expect(desk.reply(opened(), mei, 'Sorry, late.', at(61)).ticket.due.firstResponse?.state).toBe('missed');
  });

  it('starts the next response when the customer writes after an answer, once', () => {
    const replied = desk.reply(opened(), mei, 'On it.', at(10)).ticket;
    const wrote = desk.customerWrote(replied, 'thanks', at(20), sla).ticket;
    expect(wrote).toMatchObject({ status: 'open', due: { nextResponse: { at: at(140), state: 'active' } } });
    expect(desk.customerWrote(wrote, 'and', at(40), sla).ticket.due.nextResponse?.at).toBe(at(140));
  });

  it('resolves, and reopens for everybody with new due times', () => {
    const resolved = desk.resolve(desk.claim(opened(), mei, at(1)).ticket, mei, at(20)).ticket;
    expect(resolved).toMatchObject({ status: 'resolved', resolvedAt: at(20), due: { resolution: { state: 'hit' } } });
    const reopened = desk.reopen(resolved, 'customer', at(60), sla, 'still broken');
    expect(reopened.ticket).toMatchObject({ status: 'new', due: { nextResponse: { at: at(180), state: 'active' } } });
    expect(reopened.ticket.assignee).toBeUndefined();
    expect(reopened.history).toEqual([{ at: at(60), actor: 'customer', kind: 'reopened', text: 'still broken' }]);
  });

  it('ends a hold without action, but not while the customer is awaited', () => {
    const held = desk.claim(opened(), mei, at(5)).ticket;
    expect(desk.holdEndsAt(held, 60)).toBe(at(65));
    expect(desk.holdEndsAt(desk.reply(held, mei, 'Which order?', at(6)).ticket, 60)).toBeUndefined();
    expect(desk.holdEndsAt(opened(), 60)).toBeUndefined();
  });

  it('keeps a note from claiming', () => {
    expect(desk.note(opened(), tom, 'look at this', at(3)).ticket.assignee).toBeUndefined();
  });
});
