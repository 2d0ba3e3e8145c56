import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { CustomerCard } from '../../../src/console/customers/customer-api.ts';
import { keepTicket, sampleTicket } from '../sample-tickets.ts';
import { type Desk, startDesk } from '../start-desk.ts';

describe('the customer card', () => {
  let desk: Desk;
  let token: string;
  beforeEach(async () => {
    desk = await startDesk();
    token = await desk.addToken('Ann');
    await keepTicket(desk.store, sampleTicket('T-1001', { tags: ['vip', 'refund'] }));
  });
  afterEach(() => desk.close());

  const path = '/api/customers/cus_T-1001';
  const card = async () => CustomerCard.parse(await (await desk.get(path, { token })).json());
  const act = (action: string, json?: unknown) => desk.post(`${path}/${action}`, { token, json });
  const says = async (text: string, conversationId = 'cnv_T-1001') => {
    const turn = { kind: 'message', conversationId, text, clientId: text } as const;
    return (await desk.deps.turns.handle(turn)).said.flatMap(said => said.text ?? []);
  };

  it('shows who it is, and what there was before', async () => {
    expect(await card()).toEqual({
      id: 'cus_T-1001',
      name: 'Mei Tan',
      email: 'mei@example.com',
      channel: 'directline',
      since: desk.clock.now(),
      tags: ['refund', 'vip'],
      tickets: [expect.objectContaining({ number: 'T-1001', question: 'Where is my refund?' })],
      conversations: [
        {
          id: 'cnv_T-1001',
          channel: 'directline',
          locale: 'en',
          startedAt: desk.clock.now(),
          lastAt: desk.clock.now(),
          begins: 'Where is my refund?',
          tickets: ['T-1001'],
        },
      ],
      ratings: [],
      notes: [],
    });
    expect((await desk.get('/api/customers/cus_9', { token })).status).toBe(404);
  });

  it('joins the tickets that came from one address by /support, and no others', async () => {
    const support = { channel: 'support', question: 'Refund?' };
    await keepTicket(desk.store, sampleTicket('T-1002', support));
    await keepTicket(desk.store, sampleTicket('T-1003', support));
    const reply = await desk.get('/api/customers/cus_T-1003', { token });
    const { tickets } = CustomerCard.parse(await reply.json());
    expect(tickets.map(({ number }) => number)).toEqual(['T-1003', 'T-1002']);
  });

  it('keeps notes, the newest first', async () => {
    await act('note', { text: 'prefers the telephone' });
    await act('note', { text: '  moved house ' });
    const { notes } = await card();
    expect(notes.map(({ text, by }) => [text, by.name])).toEqual([
      ['moved house', 'Ann'],
      ['prefers the telephone', 'Ann'],
    ]);
    for (const json of [{}, { text: ' ' }, { text: 'x', at: 'y' }]) expect((await act('note', json)).status).toBe(400);
  });

  it('blocks: told once, and then nothing is taken up or stored', async () => {
    expect(await (await act('block')).json()).toMatchObject({ blockedAt: desk.clock.now() });
    expect(await says('you are all thieves')).toEqual([expect.stringContaining('not taking messages from you')]);
    const version = (await desk.store.log.find('cnv_T-1001'))?.version;
    for (const text of ['talk to a person', 'my lamp is burning!!!', 'cancel']) expect(await says(text)).toEqual([]);
    expect((await desk.store.log.find('cnv_T-1001'))?.version).toBe(version);
    expect((await card()).tickets).toHaveLength(1);
    expect((await desk.store.tickets.history('T-1001')).map(({ kind }) => kind)).toEqual(['opened']);
  });

  it('unblocks, and tells again when blocked again', async () => {
    await act('block');
    await says('one');
    desk.clock.advance(1000);
    expect(await (await act('unblock')).json()).not.toHaveProperty('blockedAt');
    expect(await says('status of my ticket')).toEqual([expect.stringContaining('T-1001')]);
    await act('block');
    expect(await says('three')).toEqual([expect.stringContaining('not taking messages')]);
  });

  it('asks a blocked customer nothing when it goes quiet or is resolved', async () => {
    await says('How do I reset my password?');
    await act('block');
    await desk.post('/api/tickets/T-1001/resolve', { token });
    desk.clock.advance(86_400_000);
    for (const conversationId of await desk.store.log.due(desk.clock.now(), 10)) {
      await desk.deps.turns.handle({ kind: 'due', conversationId });
    }
    expect(await desk.store.ratings.list({})).toEqual([]);
    expect(await desk.store.log.due(desk.clock.now(), 10)).toEqual([]);
  });

  it('knows a blocked customer of /support by the address, and stores nothing of them', async () => {
    const ask = (conversationId: string, email: string) =>
      desk.deps.turns.handle({
        kind: 'message',
        conversationId,
        text: 'Do you sell yachts to celebrities?',
        oneShot: true,
        opening: { channel: 'support', channelUser: conversationId, locale: 'en', email },
      });
    const first = await ask('cnv_a', 'bo@example.com');
    await desk.store.customers.setBlocked(first.ticket?.customer.id ?? '', desk.clock.now());
    const again = await ask('cnv_b', 'Bo@Example.com');
    expect(again.said.map(({ text }) => text)).toEqual([expect.stringContaining('not taking messages')]);
    expect(again.ticket).toBeUndefined();
    expect(await desk.store.log.find('cnv_b')).toBeUndefined();
    expect((await ask('cnv_c', 'ann@example.com')).ticket).toBeDefined();
  });

  it('is gone once an owner has erased the customer, and the audit log says who did', async () => {
    expect((await desk.send('DELETE', path, { token })).status).toBe(403);
    const owner = await desk.addToken('Olga', 'owner');
    expect(await (await desk.send('DELETE', path, { token: owner })).json()).toEqual({ erased: true });
    expect((await desk.get(path, { token })).status).toBe(404);
    expect((await desk.get('/api/tickets/T-1001', { token })).status).toBe(404);
    expect((await desk.send('DELETE', path, { token: owner })).status).toBe(404);
    const { items } = await desk.store.auditLog.list({ limit: 1 });
    expect(items).toMatchObject([{ action: 'customer.erased', actor: { name: 'Olga' }, target: 'cus_T-1001' }]);
  });
});
