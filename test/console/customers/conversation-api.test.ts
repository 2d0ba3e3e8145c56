import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CustomerCard } from '../../../src/console/customers/customer-api.ts';
import { keepTicket, sampleTicket } from '../sample-tickets.ts';
import { type Desk, startDesk } from '../start-desk.ts';

describe('an earlier conversation of a customer', () => {
  let desk: Desk;
  let token: string;
  const chat = '/api/customers/cus_T-1001/conversations/cnv_T-1001';
  beforeAll(async () => {
    desk = await startDesk();
    token = await desk.addToken('Ann');
    await keepTicket(desk.store, sampleTicket('T-1001'));
    await keepTicket(desk.store, sampleTicket('T-1002'));
  });
  afterAll(() => desk.close());

  it('is read with what everybody said in it', async () => {
    const reply = await desk.get(chat, { token });
    expect(await reply.json()).toEqual({
      id: 'cnv_T-1001',
      channel: 'directline',
      locale: 'en',
      startedAt: desk.clock.now(),
      lastAt: desk.clock.now(),
      messages: [expect.objectContaining({ n: 1, from: 'customer', text: 'Where is my refund?' })],
    });
  });

  it('is found under its own customer only', async () => {
    for (const path of [chat.replace('cus_T-1001', 'cus_T-1002'), chat.replace('cnv_T-1001', 'cnv_9')]) {
      expect((await desk.get(path, { token })).status, path).toBe(404);
    }
  });

  it('is read by nobody who has no customers: not by an editor, not without a token', async () => {
    const editor = await desk.addToken('Ed', 'editor');
    expect((await desk.get(chat, { token: editor })).status).toBe(403);
    expect((await desk.get(chat)).status).toBe(401);
    expect((await desk.get(chat, { token: 'sd_none' })).status).toBe(401);
    const owner = await desk.addToken('Olga', 'owner');
    expect((await desk.get(chat, { token: owner })).status).toBe(200);
  });

  it('is gone with its customer', async () => {
    await desk.store.customers.erase('cus_T-1001');
    expect((await desk.get(chat, { token })).status).toBe(404);
  });
});

describe('the list of earlier conversations', () => {
  it('tells how each began, even where no ticket came of it', async () => {
    const desk = await startDesk();
    const token = await desk.addToken('Ann');
    const opening = { channel: 'msteams', channelUser: 'u-1', locale: 'zh' };
    const said = { kind: 'message', opening } as const;
    await desk.deps.turns.handle({ ...said, conversationId: 'cnv_a', text: '怎么重设密码？' });
    desk.clock.advance(60_000);
    await desk.deps.turns.handle({ ...said, conversationId: 'cnv_b', text: '你好' });
    const reply = await desk.get(`/api/customers/${(await desk.store.log.find('cnv_a'))?.customerId}`, { token });
    const { conversations } = CustomerCard.parse(await reply.json());
    expect(conversations.map(({ id, begins, tickets }) => [id, begins, tickets])).toEqual([
      ['cnv_b', '你好', []],
      ['cnv_a', '怎么重设密码？', []],
    ]);
    await desk.close();
  });
});
