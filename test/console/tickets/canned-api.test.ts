import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { TicketDetail } from '../../../src/console/tickets/ticket-json.ts';
import { keepTicket, sampleTicket } from '../sample-tickets.ts';
import { type Desk, startDesk } from '../start-desk.ts';

const List = z.object({ items: z.array(z.looseObject({ text: z.string().optional() })) });

describe('canned replies and macros over HTTP', () => {
  let desk: Desk;
  let token: string;
  beforeEach(async () => {
    desk = await startDesk();
    token = await desk.addToken('Ann');
    await keepTicket(desk.store, sampleTicket('T-1001'));
  });
  afterEach(() => desk.close());

  const get = async (path: string) => (await desk.get(path, { token })).json();
  const list = async (path: string) => List.parse(await get(path)).items;
  const macro = (name: string) => desk.post('/api/tickets/T-1001/macro', { token, json: { name } });
  const show = async () => TicketDetail.parse(await get('/api/tickets/T-1001'));

  it('lists the replies of a language, filled in for a ticket when asked', async () => {
    const [plain] = await list('/api/canned?locale=zh');
    expect(plain).toMatchObject({ name: 'looking-into-it', title: '我正在查' });
    expect(plain?.text).toContain('{customer}您好');
    const [filled] = await list('/api/canned?locale=en&ticket=T-1001');
    expect(filled?.text).toMatch(/^Hi Mei Tan, .*Ann$/s);
    expect((await desk.get('/api/canned?locale=en&ticket=T-9', { token })).status).toBe(404);
    expect((await desk.get('/api/canned', { token })).status).toBe(400);
  });

  it('lists the macros', async () => {
    expect((await list('/api/macros'))[0]).toEqual({
      name: 'refund-done',
      titles: { en: 'Refund sent', zh: '退款已办' },
      actions: [{ reply: 'refund-sent' }, { tag: ['refund'] }, { resolve: true }],
    });
  });

  it('does all of a macro in one turn', async () => {
    const before = (await desk.store.log.find('cnv_T-1001'))?.version ?? 0;
    const done = await macro('refund-done');
    expect(await done.json()).toMatchObject({ status: 'resolved', tags: ['refund'] });
    expect((await desk.store.log.find('cnv_T-1001'))?.version).toBe(before + 1);
    const { history, messages } = await show();
    expect(history.map(({ kind }) => kind)).toEqual(['opened', 'claimed', 'replied', 'tagged', 'resolved']);
    expect(messages.find(({ from }) => from === 'operator')?.text).toContain(
      'Hi Mei Tan, your refund has just left us',
    );
  });

  it('waits after a macro that snoozes', async () => {
    expect(await (await macro('wait-for-carrier')).json()).toMatchObject({
      status: 'snoozed',
      snoozedUntil: '2026-03-03T09:00:00.000Z',
      tags: ['carrier'],
    });
  });

  it('does nothing of a macro of which one thing is not possible', async () => {
    await desk.post('/api/tickets/T-1001/claim', { token: await desk.addToken('Bo') });
    const refused = await macro('damaged-lamp');
    expect(refused.status).toBe(409);
    const ticket = await show();
    expect(ticket).toMatchObject({ priority: 'normal' });
    expect(ticket.tags).toBeUndefined();
    expect(ticket.history.map(({ kind }) => kind)).toEqual(['opened', 'claimed']);
    expect((await macro('no-such')).status).toBe(404);
  });
});
