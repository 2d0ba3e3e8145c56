import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { TicketDetail, TicketJson } from '../../../src/console/tickets/ticket-json.ts';
import { keepTicket, sampleTicket } from '../sample-tickets.ts';
import { type Desk, startDesk } from '../start-desk.ts';

describe('keeping the queue in order', () => {
  let desk: Desk;
  let token: string;
  beforeEach(async () => {
    desk = await startDesk();
    token = await desk.addToken('Ann');
    await keepTicket(desk.store, sampleTicket('T-1001'));
  });
  afterEach(() => desk.close());

  const act = (action: string, json?: unknown) => desk.post(`/api/tickets/T-1001/${action}`, { token, json });
  const show = async () => TicketDetail.parse(await (await desk.get('/api/tickets/T-1001', { token })).json());
  const runDue = async () => {
    for (const conversationId of await desk.store.log.due(desk.clock.now(), 10)) {
      await desk.deps.turns.handle({ kind: 'due', conversationId });
    }
  };

  it('snoozes until a time, and brings it back by itself', async () => {
    const until = '2026-03-02T10:30:00.000Z';
    expect(await (await act('snooze', { until })).json()).toMatchObject({ status: 'snoozed', snoozedUntil: until });
    desk.clock.set('2026-03-02T10:29:59.000Z');
    await runDue();
    expect((await show()).status).toBe('snoozed');
    desk.clock.set(until);
    await runDue();
    const { history, ...ticket } = await show();
    expect(ticket.status).toBe('new');
    expect(ticket.snoozedUntil).toBeUndefined();
    expect(history.map(line => [line.kind, line.actor])).toEqual([
      ['opened', 'bot'],
      ['snoozed', 'Ann'],
      ['woken', 'system'],
    ]);
  });

  it('comes back when the customer writes, and by hand', async () => {
    const until = '2026-03-05T11:00:00.000Z';
    await act('snooze', { until });
    await desk.deps.turns.handle({
      kind: 'message',
      conversationId: 'cnv_T-1001',
      text: 'And where is my refund now, please?',
    });
    expect((await show()).status).toBe('new');
    await act('snooze', { until });
    expect(TicketJson.parse(await (await act('wake')).json()).status).toBe('new');
    expect((await act('wake')).status).toBe(409);
  });

  it('tags, and sets the priority', async () => {
    expect(await (await act('tags', { add: ['VIP', 'refund'] })).json()).toMatchObject({ tags: ['refund', 'vip'] });
    expect(await (await act('tags', { remove: ['vip'] })).json()).toMatchObject({ tags: ['refund'] });
    expect(await (await act('priority', { priority: 'urgent' })).json()).toMatchObject({ priority: 'urgent' });
    expect((await show()).history.map(line => line.text)).toEqual([
      undefined,
      '+vip, +refund',
      '-vip',
      'normal -> urgent',
    ]);
  });

  it('tells the operator whom a note names', async () => {
    const bo = await desk.deps.operators.byName('Ann');
    await act('note', { text: 'for @ann and @nobody' });
    const line = (await show()).history.at(-1);
    expect(line).toMatchObject({ kind: 'noted', text: 'for @ann and @nobody', mentions: [bo?.id] });
    await act('note', { text: 'for nobody' });
    expect((await show()).history.at(-1)).not.toHaveProperty('mentions');
  });

  it.each([
    ['snooze', {}],
    ['snooze', { until: 'tomorrow' }],
    ['snooze', { until: '2026-03-02T08:00:00.000Z' }],
    ['snooze', { until: '2026-03-02T11:00:00.000Z', more: 1 }],
    ['tags', { add: ['a,b'] }],
    ['tags', { add: 'a' }],
    ['tags', { add: Array.from({ length: 21 }, (_, n) => `t${n}`) }],
    ['priority', { priority: 'highest' }],
    ['wake', { now: true }],
  ])('refuses %s with %j', async (action, json) => {
    expect((await act(action, json)).status).toBe(400);
    expect((await show()).history).toHaveLength(1);
  });
});
