import { describe, expect, it } from 'vitest';
import { NotifyRules } from '../../../src/tickets/notify/notify-rules.ts';
import { unseenAt, waitingUnseen } from '../../../src/tickets/notify/unseen.ts';
import type { HistoryEntry, Ticket } from '../../../src/tickets/ticket.ts';
import { content } from '../../support/content.ts';

const { hours } = content().policy;
const rules = NotifyRules.parse({ unseenMinutes: 20 });
/** 10:00 on a Monday in Singapore, where the shop is open from 9:00 to 12:30 and from 13:30 to 18:00. */
const monday = '2026-03-02T02:00:00.000Z';

const blank: Ticket = {
  number: 'T-1',
  version: 1,
  conversationId: 'cnv_1',
  status: 'new',
  priority: 'normal',
  topic: '',
  queue: 'general',
  question: 'Where is my lamp?',
  locale: 'en',
  channel: 'directline',
  customer: { id: 'cus_1' },
  shown: [],
  reasons: [],
  due: {},
  createdAt: monday,
  updatedAt: monday,
};
const line = (kind: HistoryEntry['kind'], at: string, operatorId?: string): HistoryEntry => ({
  at,
  kind,
  actor: operatorId === undefined ? 'customer' : 'Anna',
  ...(operatorId === undefined ? {} : { operatorId }),
});

describe('the wait of a customer whom nobody has seen', () => {
  it('begins with the ticket, or with words after an operator’s, and not anew with more words', () => {
    const opened = waitingUnseen(blank, [line('opened', 't1'), line('customer-wrote', 't2')]);
    expect(opened.unseenSince).toBe('t1');
    const seen = waitingUnseen({ ...opened, unseenTold: 't2' }, [line('claimed', 't3', 'opr_1')]);
    expect(seen).toEqual(blank);
    expect(waitingUnseen(seen, [line('customer-wrote', 't4')]).unseenSince).toBe('t4');
  });

  it('does not begin when an operator opens the ticket, or when nobody’s words come', () => {
    expect(waitingUnseen(blank, [line('opened', 't1', 'opr_1')])).toEqual(blank);
    expect(waitingUnseen(blank, [{ ...line('released', 't1'), actor: 'system' }])).toEqual(blank);
  });
});

describe('when operators are told', () => {
  const waiting = (unseenSince: string) => ({ ...blank, unseenSince });

  it.each([
    ['in the morning', '2026-03-02T02:00:00.000Z', '2026-03-02T02:20:00.000Z'],
    ['over lunch', '2026-03-02T04:20:00.000Z', '2026-03-02T05:40:00.000Z'],
    ['at midnight', '2026-03-02T16:00:00.000Z', '2026-03-03T01:20:00.000Z'],
    ['on a Friday evening', '2026-03-06T09:50:00.000Z', '2026-03-09T01:10:00.000Z'],
  ])('for words %s', (_when, since, told) => {
    expect(unseenAt(waiting(since), rules, hours, since)).toBe(told);
  });

  it('is not at night, even when the desk was down as the time came', () => {
    expect(unseenAt(waiting(monday), rules, hours, '2026-03-02T18:00:00.000Z')).toBe('2026-03-03T01:00:00.000Z');
    expect(unseenAt(waiting(monday), rules, hours, '2026-03-02T03:00:00.000Z')).toBe('2026-03-02T03:00:00.000Z');
  });

  it('is once a wait, and never for what is done', () => {
    expect(unseenAt({ ...waiting(monday), unseenTold: monday }, rules, hours, monday)).toBeUndefined();
    expect(unseenAt({ ...waiting(monday), status: 'resolved' }, rules, hours, monday)).toBeUndefined();
    expect(unseenAt(blank, rules, hours, monday)).toBeUndefined();
  });
});
