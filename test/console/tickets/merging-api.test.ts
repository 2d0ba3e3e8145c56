import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { TicketDetail } from '../../../src/console/tickets/ticket-json.ts';
import { keepTicket, sampleTicket } from '../sample-tickets.ts';
import { type Desk, startDesk } from '../start-desk.ts';

describe('merging tickets over HTTP', () => {
  let desk: Desk;
  let token: string;
  beforeEach(async () => {
    desk = await startDesk();
    token = await desk.addToken('Ann');
    const support = { channel: 'support' };
    await keepTicket(desk.store, sampleTicket('T-1001', support));
    await keepTicket(desk.store, sampleTicket('T-1002', { ...support, priority: 'high' }));
    await keepTicket(desk.store, sampleTicket('T-1003'));
  });
  afterEach(() => desk.close());

  const act = (number: string, action: string, json?: unknown) =>
    desk.post(`/api/tickets/${number}/${action}`, { token, json });
  const show = async (number: string) =>
    TicketDetail.parse(await (await desk.get(`/api/tickets/${number}`, { token })).json());
  const kinds = async (number: string) => (await show(number)).history.map(({ kind }) => kind);

  it('lets one go on with what its customer writes, and takes it back', async () => {
    const before = await show('T-1002');
    expect(await (await act('T-1002', 'merge', { into: 'T-1001' })).json()).toMatchObject({
      status: 'closed',
      mergedInto: 'T-1001',
    });
    const said = { kind: 'message', conversationId: 'cnv_T-1002', text: 'It is about two lamps, by the way.' } as const;
    expect((await desk.deps.turns.handle(said)).ticket?.number).toBe('T-1001');
    expect((await show('T-1001')).history.at(-1)).toMatchObject({ kind: 'customer-wrote', text: said.text });
    expect((await show('T-1002')).messages.length).toBeGreaterThan(before.messages.length);
    expect(await desk.store.log.due(desk.clock.now(), 10)).toContain('cnv_T-1001');
    expect((await act('T-1002', 'claim')).status).toBe(409);
    expect((await act('T-1002', 'unmerge')).status).toBe(200);
    const { history: _h, messages: _m, ...after } = await show('T-1002');
    const { history: _h2, messages: _m2, ...was } = before;
    expect(after).toEqual(was);
    expect(await kinds('T-1002')).toEqual(['opened', 'merged', 'unmerged']);
    expect(await kinds('T-1001')).toEqual(['opened', 'merged', 'customer-wrote', 'unmerged']);
    expect((await act('T-1002', 'unmerge')).status).toBe(409);
  });

  it('never joins two customers without being told to', async () => {
    const refused = await act('T-1003', 'merge', { into: 'T-1001' });
    expect(refused.status).toBe(409);
    expect(await refused.json()).toMatchObject({ error: { code: 'different_customers' } });
    expect((await act('T-1003', 'merge', { into: 'T-1001', force: true })).status).toBe(200);
    expect((await act('T-1002', 'merge', { into: 'T-9' })).status).toBe(404);
    expect((await act('T-1002', 'merge', {})).status).toBe(400);
  });

  it('shows what was said on the other one, marked with its number, and tells its customer', async () => {
    await act('T-1002', 'merge', { into: 'T-1001' });
    const { messages, joined } = await show('T-1001');
    expect(messages.map(({ text }) => text)).toEqual(['Where is my refund?']);
    expect(joined).toMatchObject([{ ticket: 'T-1002', messages: [{ from: 'customer' }, { from: 'bot' }] }]);
    expect(joined[0]?.messages[1]?.text).toContain('**T-1002** goes on as **T-1001**');
    await act('T-1002', 'unmerge');
    expect((await show('T-1001')).joined).toEqual([]);
    expect((await show('T-1002')).messages.at(-1)?.text).toContain('**T-1002** is one of its own again');
  });

  it('answers the customer in the conversation in which they wrote last', async () => {
    const say = (number: string) =>
      desk.deps.turns.handle({ kind: 'message', conversationId: `cnv_${number}`, text: 'Is anybody there today?' });
    const saidIn = async (number: string) =>
      (await desk.store.log.activities(`cnv_${number}`, 0, 50)).flatMap(({ from, text }) =>
        from === 'operator' ? [text] : [],
      );
    await say('T-1001');
    desk.clock.advance(60_000);
    await say('T-1002');
    await act('T-1002', 'merge', { into: 'T-1001' });
    expect((await show('T-1001')).joined).toMatchObject([{ ticket: 'T-1002', isAnswered: true }]);
    await act('T-1001', 'reply', { text: 'Here I am.' });
    expect([await saidIn('T-1001'), await saidIn('T-1002')]).toEqual([[], ['Here I am.']]);
    await say('T-1001');
    await act('T-1001', 'reply', { text: 'And here.' });
    expect([await saidIn('T-1001'), await saidIn('T-1002')]).toEqual([['And here.'], ['Here I am.']]);
    await say('T-1002');
    await act('T-1002', 'unmerge');
    await act('T-1001', 'reply', { text: 'Each on its own.' });
    expect((await saidIn('T-1001')).at(-1)).toBe('Each on its own.');
  });

  it('answers the one customer and not the other when they were joined by force', async () => {
    await desk.deps.turns.handle({ kind: 'message', conversationId: 'cnv_T-1003', text: 'Is anybody there today?' });
    await act('T-1003', 'merge', { into: 'T-1001', force: true });
    await desk.deps.turns.handle({ kind: 'message', conversationId: 'cnv_T-1003', text: 'Are you still there?' });
    expect(await desk.store.tickets.find('T-1001')).not.toHaveProperty('answerIn');
  });
});
