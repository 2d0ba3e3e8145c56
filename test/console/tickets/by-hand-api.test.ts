import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { TicketDetail, TicketJson } from '../../../src/console/tickets/ticket-json.ts';
import { keepTicket, sampleTicket } from '../sample-tickets.ts';
import { type Desk, now, startDesk } from '../start-desk.ts';

describe('a ticket opened by hand', () => {
  let desk: Desk;
  let token: string;
  beforeEach(async () => {
    desk = await startDesk();
    token = await desk.addToken('Ann');
  });
  afterEach(() => desk.close());

  const call = { channel: 'phone', question: 'My lamp does not charge any more', locale: 'en', customer: {} };
  const post = (json: unknown) => desk.post('/api/tickets', { token, json });
  const open = async (change: object = {}) => TicketJson.parse(await (await post({ ...call, ...change })).json());
  const act = (number: string, action: string, json?: unknown) =>
    desk.post(`/api/tickets/${number}/${action}`, { token, json });
  const show = async (number: string) =>
    TicketDetail.parse(await (await desk.get(`/api/tickets/${number}`, { token })).json());

  it('begins its conversation in the same commit', async () => {
    const customer = { name: 'Bo Lim', phone: '+65 6123 4567' };
    const ticket = await open({ customer, priority: 'high', note: 'call back, @Ann', topic: 'product' });
    expect(ticket).toMatchObject({ channel: 'phone', status: 'new', priority: 'high', topic: 'product', customer });
    const { messages, history } = await show(ticket.number);
    expect(messages.filter(({ text }) => text)).toMatchObject([{ from: 'customer', text: call.question }]);
    expect(history.map(({ kind, actor }) => [kind, actor])).toEqual([
      ['opened', 'Ann'],
      ['prioritised', 'Ann'],
      ['noted', 'Ann'],
    ]);
    expect(history.at(-1)?.mentions).toHaveLength(1);
  });

  it('finds the topic itself, and knows a caller by the number', async () => {
    const first = await open({ customer: { phone: '6123 4567', name: 'Bo' } });
    const second = await open({ customer: { phone: '61234567' }, channel: 'phone' });
    expect(first.topic).not.toBe('general');
    expect(second.customer).toMatchObject({ id: first.customer.id, name: 'Bo' });
    expect((await open({ customer: {} })).customer.id).not.toBe(first.customer.id);
  });

  it('is for a known customer too', async () => {
    await keepTicket(desk.store, sampleTicket('T-9001'));
    const ticket = await open({ channel: 'visit', customer: { id: 'cus_T-9001' } });
    expect(ticket).toMatchObject({ channel: 'visit', customer: { id: 'cus_T-9001', email: 'mei@example.com' } });
    expect((await post({ ...call, customer: { id: 'cus_nobody' } })).status).toBe(404);
  });

  it('takes a reply for told in person where nothing reaches the customer', async () => {
    const { number } = await open();
    const answered = await (await act(number, 'reply', { text: 'told her to charge it' })).json();
    expect(answered).toMatchObject({
      status: 'pending',
      firstResponseAt: now,
      due: { firstResponse: { state: 'hit' } },
    });
    await act(number, 'resolve');
    const { messages, history } = await show(number);
    expect(history.map(({ kind }) => kind)).toEqual(['opened', 'claimed', 'told', 'resolved']);
    expect(messages.filter(({ text }) => text).map(({ from }) => from)).toEqual(['customer', 'operator']);
    expect(await desk.store.ratings.list({})).toEqual([]);
  });

  it('says whether a reply reaches the customer', async () => {
    const customer = { email: 'bo@example.com' };
    expect(await show((await open({ customer })).number)).toMatchObject({ reach: 'none' });
    await keepTicket(desk.store, sampleTicket('T-9001'));
    expect(await show('T-9001')).toMatchObject({ reach: 'chat' });
    await desk.close();
    desk = await startDesk({ sendsMail: true });
    token = await desk.addToken('Ann');
    expect(await show((await open({ customer })).number)).toMatchObject({ reach: 'mail' });
    expect(await show((await open()).number)).toMatchObject({ reach: 'none' });
  });

  it('keeps a reply in the conversation where there is an address', async () => {
    const { number } = await open({ channel: 'social', customer: { email: 'bo@example.com' } });
    expect(await (await act(number, 'reply', { text: 'Here is how.' })).json()).toMatchObject({ status: 'pending' });
    const { messages } = await show(number);
    expect(messages.filter(({ text }) => text).map(({ from }) => from)).toEqual(['customer', 'operator']);
  });

  it('knows no daily limit', async () => {
    for (let n = 0; n < 7; n += 1) await open({ customer: { phone: '61234567' } });
  });

  it.each([
    { channel: 'directline' },
    { channel: 'support' },
    { question: ' ' },
    { question: 'x'.repeat(4001) },
    { customer: { id: 'cus_1', name: 'x' } },
    { customer: { phone: 'none' } },
    { customer: { email: 'none' } },
    { customer: null },
    { topic: 'a b' },
    { priority: 'first' },
    { assignee: 'opr_1' },
  ])('refuses %j', async change => {
    expect((await post({ ...call, ...change })).status).toBe(400);
  });
});
