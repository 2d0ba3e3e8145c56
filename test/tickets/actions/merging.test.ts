import { describe, expect, it } from 'vitest';
import { merge, unmerge } from '../../../src/tickets/actions/merging.ts';
import { at, mei, sample, tom } from './sample.ts';

const from = sample({
  number: 'T-1002',
  status: 'pending',
  assignee: tom,
  assignedAt: at(2),
  holdSince: at(3),
  waitingSince: at(3),
});
const into = sample({ conversationId: 'cnv_2' });

describe('merging', () => {
  it('closes the one, lets the other go on, and both histories say so', () => {
    const merged = merge(from, into, mei, at(5), false);
    expect(merged.from.ticket).toMatchObject({ status: 'closed', mergedInto: 'T-1001', due: {} });
    expect(merged.from.ticket).not.toHaveProperty('assignee');
    const joined = [{ conversationId: 'cnv_1', ticket: 'T-1002' }];
    expect(merged.into.ticket).toEqual({ ...into, joined, updatedAt: at(5) });
    expect(merged.from.history).toMatchObject([{ kind: 'merged', text: 'T-1001' }]);
    expect(merged.into.history).toMatchObject([{ kind: 'merged', text: 'T-1002: Where is my parcel?' }]);
  });

  it('restores exactly what was', () => {
    const merged = merge(from, into, mei, at(5), false);
    const back = unmerge(merged.from.ticket, merged.into.ticket, mei, at(9));
    expect(back.from.ticket).toEqual({ ...from, updatedAt: at(9) });
    expect(back.into.ticket).toEqual({ ...into, updatedAt: at(9) });
    expect(back.into.history).toMatchObject([{ kind: 'unmerged', text: 'T-1002' }]);
  });

  it('takes along the conversations that belonged to it, and gives back no others', () => {
    const [chat, own] = [{ conversationId: 'cnv_3' }, { conversationId: 'cnv_4' }];
    const merged = merge({ ...from, joined: [chat] }, { ...into, joined: [own] }, mei, at(5), false);
    expect(merged.into.ticket.joined).toEqual([own, { conversationId: 'cnv_1', ticket: 'T-1002' }, chat]);
    const answered = { ...merged.into.ticket, answerIn: 'cnv_3' };
    const back = unmerge(merged.from.ticket, answered, mei, at(9));
    expect(back.from.ticket.joined).toEqual([chat]);
    expect(back.into.ticket).toEqual({ ...into, joined: [own], updatedAt: at(9) });
  });

  const other = sample({ customer: { id: 'cus_2' } });
  it('joins tickets of different customers only when told to', () => {
    expect(() => merge(from, other, mei, at(5), false)).toThrow('of different customers');
    expect(merge(from, other, mei, at(5), true).from.ticket.mergedInto).toBe('T-1001');
  });

  it('takes an address of /support for the customer', () => {
    const one = { ...from, channel: 'support', customer: { id: 'cus_1', email: 'Bo@example.com' } };
    const two = { ...into, channel: 'support', customer: { id: 'cus_2', email: 'bo@example.com' } };
    expect(merge(one, two, mei, at(5), false).from.ticket.mergedInto).toBe('T-1001');
  });

  it('refuses itself, what is done, and to take apart what is not merged', () => {
    expect(() => merge(into, into, mei, at(5), true)).toThrow('into itself');
    expect(() => merge(from, { ...into, status: 'resolved' }, mei, at(5), false)).toThrow('T-1001 is resolved');
    expect(() => merge({ ...from, status: 'closed' }, into, mei, at(5), false)).toThrow('T-1002 is closed');
    expect(() => unmerge(from, into, mei, at(5))).toThrow('not merged');
  });
});
