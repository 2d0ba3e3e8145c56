import { describe, expect, it } from 'vitest';
import { prioritise, Tag, tag } from '../../../src/tickets/actions/labels.ts';
import { at, mei, sample, sla } from './sample.ts';

describe('tags', () => {
  it.each([
    ['  Gift  Card ', 'gift card'],
    ['退货', '退货'],
    ['ＶＩＰ', 'vip'],
    ['usb-c', 'usb-c'],
  ])('keeps %j as %j', (given, kept) => expect(Tag.parse(given)).toBe(kept));

  it.each(['', '   ', 'a,b', '+1', '-x', 'x'.repeat(41), '<b>', 'a\u202eb'])('refuses %j', given => {
    expect(Tag.safeParse(given).success).toBe(false);
  });

  it.each([
    [undefined, ['b', 'a', 'b'], [], ['a', 'b'], '+b, +a'],
    [['a', 'b'], ['c'], ['a', 'x'], ['b', 'c'], '+c, -a'],
    [['a'], ['a'], ['a'], ['a'], undefined],
    [['a'], [], ['a'], undefined, '-a'],
  ])('on %j, adding %j and removing %j gives %j', (before, add, remove, after, text) => {
    const { ticket, history } = tag(sample(before ? { tags: before } : {}), mei, { add, remove }, at(1));
    expect(ticket.tags).toEqual(after);
    expect(history.map(line => [line.kind, line.text])).toEqual(text === undefined ? [] : [['tagged', text]]);
  });

  it('stops at twenty', () => {
    const add = Array.from({ length: 21 }, (_, n) => `t${n}`);
    expect(() => tag(sample(), mei, { add, remove: [] }, at(1))).toThrow('at most 20 tags');
  });
});

describe('a priority by hand', () => {
  it('counts again what is due, up and down', () => {
    const up = prioritise(sample(), mei, 'urgent', at(10), sla);
    expect(up.ticket).toMatchObject({
      priority: 'urgent',
      due: { firstResponse: { at: at(25) }, resolution: { at: at(250) } },
    });
    expect(up.history).toMatchObject([{ kind: 'prioritised', actor: 'Mei', text: 'normal -> urgent' }]);
    expect(prioritise(up.ticket, mei, 'low', at(20), sla).ticket.due.firstResponse?.at).toBe(at(500));
  });

  it('leaves what was answered in time as it is', () => {
    const firstResponse = { at: at(240), state: 'hit' as const, steps: [] };
    expect(prioritise(sample({ due: { firstResponse } }), mei, 'high', at(10), sla).ticket.due).toEqual({
      firstResponse,
    });
  });

  it('does nothing when it is the same, and refuses a ticket that is done', () => {
    expect(prioritise(sample(), mei, 'normal', at(1), sla).history).toEqual([]);
    expect(() => prioritise(sample({ status: 'closed' }), mei, 'high', at(1), sla)).toThrow('reopen it first');
  });
});
