import { describe, expect, it } from 'vitest';
import { isHeld, isOpen, nextStatus, type TicketEvent, transitions } from '../../src/tickets/status.ts';
import { type TicketStatus, ticketStatuses } from '../../src/tickets/ticket.ts';

const events: TicketEvent[] = [
  'claim',
  'assign',
  'release',
  'reply',
  'customer-wrote',
  'resolve',
  'withdraw',
  'reopen',
  'close',
];

/** One row a status, one column an event in the order above; `-` is refused. */
const table: Record<TicketStatus, string> = {
  new: 'open new new pending new resolved resolved - -',
  open: 'open open new pending open resolved resolved - -',
  pending: 'pending pending new pending open resolved resolved - -',
  snoozed: 'open snoozed new pending open resolved resolved - -',
  resolved: '- - - - - - - new closed',
  closed: '- - - - - - - new -',
};

describe('the life of a ticket', () => {
  for (const from of ticketStatuses) {
    it(`allows from ${from} exactly what the table says`, () => {
      const expected = table[from].split(' ');
      expect(events.map(event => transitions[from][event] ?? '-')).toEqual(expected);
    });
  }

  it('names the ticket, the status and the ways that are open when it refuses', () => {
    expect(() => nextStatus('T-1001', 'resolved', 'reply')).toThrow(
      'Ticket T-1001 is resolved: reply is not possible, only reopen, close',
    );
  });

  it('calls a ticket open until it is resolved, and held while somebody has it', () => {
    expect(isOpen(undefined)).toBe(false);
    expect(isOpen({ status: 'pending' })).toBe(true);
    expect(isOpen({ status: 'closed' })).toBe(false);
    expect(isHeld({ status: 'open', assignee: { id: 'o', name: 'Mei' } })).toBe(true);
    expect(isHeld({ status: 'resolved', assignee: { id: 'o', name: 'Mei' } })).toBe(false);
    expect(isHeld({ status: 'new' })).toBe(false);
    expect(isHeld({ status: 'new', assignee: { id: 'o', name: 'Mei' } })).toBe(false);
  });
});
