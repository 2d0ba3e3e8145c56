import { describe, expect, it } from 'vitest';
import { attentionOf, byQueueOrder, queueKey } from '../../src/tickets/queue-order.ts';
import type { Due, Ticket } from '../../src/tickets/ticket.ts';

const active: Due = { at: '2026-03-02T10:00:00.000Z', state: 'active', steps: [] };
const warned: Due = { ...active, warnAt: '2026-03-02T09:45:00.000Z', warnedAt: '2026-03-02T09:45:01.000Z' };
const overdue: Due = { ...warned, state: 'overdue' };

function ticket(fields: Partial<Ticket>): Ticket {
  return {
    number: 'T-1001',
    version: 1,
    conversationId: 'cnv_1',
    status: 'new',
    priority: 'normal',
    topic: 'payment',
    queue: 'money',
    question: 'charged twice',
    locale: 'en',
    channel: 'directline',
    customer: { id: 'cus_1' },
    shown: [],
    reasons: [],
    due: { resolution: active },
    createdAt: '2026-03-02T09:00:00.000Z',
    updatedAt: '2026-03-02T09:00:00.000Z',
    ...fields,
  };
}

describe('the order of the queue', () => {
  it('puts breached first, then about to breach, then urgent, then old', () => {
    const queue = [
      ticket({ number: 'newer' }),
      ticket({ number: 'older', createdAt: '2026-03-01T09:00:00.000Z' }),
      ticket({ number: 'urgent', priority: 'urgent' }),
      ticket({ number: 'soon', priority: 'low', due: { resolution: warned } }),
      ticket({ number: 'breached', priority: 'low', due: { resolution: overdue } }),
      ticket({ number: 'breached and high', priority: 'high', due: { firstResponse: overdue } }),
    ];
    expect(queue.toSorted(byQueueOrder).map(({ number }) => number)).toEqual([
      'breached and high',
      'breached',
      'soon',
      'urgent',
      'older',
      'newer',
    ]);
  });

  it.each<[string, Partial<Ticket>, string]>([
    ['nothing is due', { due: {} }, 'none'],
    ['it has time', { due: { firstResponse: active, resolution: active } }, 'none'],
    ['something is about to be missed', { due: { firstResponse: active, resolution: warned } }, 'soon'],
    ['one is overdue and one is near', { due: { firstResponse: overdue, resolution: warned } }, 'breached'],
    ['it was answered, late', { due: { firstResponse: { ...overdue, state: 'missed' } } }, 'none'],
    ['it was answered in time after a warning', { due: { firstResponse: { ...warned, state: 'hit' } } }, 'none'],
    ['the customer is awaited', { status: 'pending', due: { resolution: overdue } }, 'none'],
    ['it sleeps before anybody answered', { status: 'snoozed', due: { firstResponse: overdue } }, 'breached'],
    ['it is done', { status: 'resolved', due: { firstResponse: overdue } }, 'none'],
  ])('tells how much attention a ticket needs when %s', (_when, fields, attention) => {
    expect(attentionOf(ticket(fields))).toBe(attention);
  });

  it('has keys that a database can sort by', () => {
    expect(queueKey(ticket({ priority: 'high', due: { resolution: warned } }))).toEqual([
      1,
      1,
      '2026-03-02T09:00:00.000Z',
    ]);
  });
});
